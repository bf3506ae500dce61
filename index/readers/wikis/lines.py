"""The lines of wikitext in which links and templates are resolved become HTML."""

import re
from collections.abc import Iterator

_HEADING = re.compile(r"(={1,6})(.+?)\1\s*$")
_LIST = re.compile(r"[*#:;]+")
_RULE = re.compile(r"-{4,}")
_ATTRIBUTES = re.compile(r"[^|\[\]]*\|(?!\|)")
_TABLE_START = re.compile(r"[\s:*]*\{\|")


def html_of_lines(text: str) -> str:
    """The HTML of a page. Headings, items of lists and rows of tables are known by how their lines
    begin; other lines are those of paragraphs, which blank lines end.
    """
    tables = 0
    found: list[str] = []
    for line in text.split("\n"):
        bare = line.strip()
        if _TABLE_START.match(line):
            tables += 1
            found.append("<table>")
        elif tables and bare.startswith("|}"):
            tables -= 1
            found.append(f"</table>{bare[2:]}")
        elif tables and bare[:1] in ("|", "!"):
            found.extend(_row(bare))
        else:
            found.append(_line(line, bare))
    return "\n".join((*found, "</table>" * tables))


def _line(line: str, bare: str) -> str:
    if bare.startswith("=") and (heading := _HEADING.match(bare)):
        level = len(heading[1])
        return f"<h{level}>{heading[2].strip()}</h{level}>"
    if marks := _LIST.match(line):
        text = line[marks.end() :].strip()
        return f"<li>{text}</li>" if text else ""
    if rule := _RULE.match(line):
        return f"<hr>{line[rule.end() :]}"
    return line


def _row(line: str) -> Iterator[str]:
    """What a line within a table makes: a caption, a row's beginning, or cells."""
    if line.startswith("|-"):
        yield "<tr>"
    elif line.startswith("|+"):
        yield f"<caption>{_without_attributes(line[2:])}</caption>"
    else:
        head = line.startswith("!")
        cells = line[1:].replace("!!", "||") if head else line[1:]
        for cell in cells.split("||"):
            yield f"<td>{_without_attributes(cell)}"


def _without_attributes(cell: str) -> str:
    """A cell's text behind `style="width: 5em" |`."""
    found = _ATTRIBUTES.match(cell)
    return cell[found.end() :] if found else cell
