"""Bad input: what can be read is found, what cannot is named, and everything else goes on."""

import gzip
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from index.asking.plan import Plan
from index.engines.memory import MemoryIndex
from index.filling.indexer import Job, reindex
from index.filling.report import Report
from index.readers.files import Noted, Skipped

DATA = Path(os.environ.get("DATELINE_TESTDATA", ""))
GOOD = json.dumps({"id": "g", "title": "Good", "date": "2001-02-03", "body": "zzcontrol"})
DTD = "<!DOCTYPE r [<!ENTITY a 'zzlol'>{}]>"
RSS = "<rss><channel><title>G</title><item><title>zz{} {}</title></item></channel></rss>"


@dataclass(frozen=True, slots=True)
class Case:
    """A file, the words by which its articles are found, and how it is named: a pattern of the
    sentence about it, and its line. `kind` is what it is counted as where it is not named.
    """

    data: bytes | str
    finds: str = ""
    said: str = ""
    line: int | None = None
    kind: str = ""


def row(name: str, body: str, **more: str) -> str:
    known = {"id": name, "title": f"t {name}", "url": f"https://e.example/{name}"}
    return json.dumps({"date": "2001-02-03", "body": body} | known | more) + "\n"


def record(body: str, **more: str) -> str:
    return row(re.sub(r"\W", "", body)[:20], body, **more)


def surrounded(name: str, bad: Case) -> Case:
    """A line between two good ones, which are found whatever it is."""
    id = re.sub(r"\W", "", name.partition(".")[0])
    lines = (
        row(f"{id}-a", f"zz{id}a") + str(bad.data).strip("\n") + "\n" + row(f"{id}-z", f"zz{id}z")
    )
    line = 2 if bad.said and not bad.said.startswith("Line") else None
    return replace(bad, data=lines, finds=f"zz{id}a zz{id}z {bad.finds}", line=line)


def packed(size: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as stream:
        for _ in range(size):
            stream.write(bytes(1 << 20))
    return out.getvalue()


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, row("slipped", "zzslipped"))
        archive.writestr("good.jsonl", row("zipped", "zzzipped"))
    return out.getvalue()


PACKED = gzip.compress(row("gz", "zzgz").encode())
LAUGHS = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))

LINES: dict[str, Case] = {
    "broken-line.jsonl": Case('{"id": "x", "body": ', said="no JSON"),
    "deep.jsonl": Case("[" * 100_000, said="nested too deeply"),
    "bigint.jsonl": Case(f'{{"id": {"9" * 5000}, "body": "x"}}', said="thousands of digits"),
    "nan.jsonl": Case('{"id": "n", "body": NaN}', said="NaN"),
    "dupkey.jsonl": Case('{"id": "d1", "id": "d2", "body": "x"}', said="stands in it twice"),
    "notobject.jsonl": Case('["a", 1]', said="no object"),
    "wrongtypes.jsonl": Case(
        '{"id": 5, "title": [1], "body": {"a": 1}, "date": true}',
        said="Line 2: .*neither",
        line=None,
    ),
    "noid.jsonl": Case('{"title": "no id zznoid", "body": "x"}', "zznoid"),
    "emptybody.jsonl": Case(row("eb", "", title="zzempty"), "zzempty"),
    "surrogate.jsonl": Case('{"id": "s", "title": "zzlone", "body": "a \\ud800 b"}', "zzlone �"),
    "nul.jsonl": Case(record("zza\0b"), "zza"),
    "bidi.jsonl": Case(record("zzbidi \u202etxet\u202c"), "zzbidi"),
    "xss.jsonl": Case(record("<script>alert(1)</script> zzxss <svg onload=alert(2)>"), "zzxss"),
    "jsurl.jsonl": Case(
        record("zzjsurl", url="javascript:alert(1)"), "zzjsurl", "Line 2: Its address"
    ),
    "csvinj.jsonl": Case(
        record("zzcsvinj", title='=HYPERLINK("http://e.example","x")'), "zzcsvinj"
    ),
    "hugetoken.jsonl": Case(record("zztoken " + "x" * 1_000_000), "zztoken"),
    "combining.jsonl": Case(record("zzcombining a" + "\u0301" * 200_000), "zzcombining"),
    "hugedoc.jsonl": Case(record("lorem ipsum " * 1_400_000), said="longer than 16 MB"),
    "baddate.jsonl": Case(
        record("zzbaddate", date="2001-02-30"), "zzbaddate", "Line 2: Its date 2001-02-30"
    ),
    "date0.jsonl": Case(
        record("zzzerodate", date="0000-00-00"), "zzzerodate", "Line 2: Its date 0000-00-00"
    ),
    "date1850.jsonl": Case(record("zz1850", date="1850-06-01"), "zz1850 (1850,"),
    "datetz.jsonl": Case(record("zztz", date="2001-02-03T23:30:00-08:00"), "zztz"),
    "idslash.jsonl": Case(record("zzslash", id="../../etc/passwd"), "zzslash"),
    "longid.jsonl": Case(record("zzlongid", id="y" * 70_000), "zzlongid"),
}
"""Each is the second of three lines."""

CASES: dict[str, Case] = {
    **{name: surrounded(name, case) for name, case in LINES.items()},
    "dupid.jsonl": Case(
        row("dup", "zzfirst") + row("dup", "zzsecond") + row("dup2", "zzthird"),
        "zzfirst zzthird",
        "article 2 is another text with the id of its article 1",
    ),
    "dupid2.jsonl": Case(
        row("e", "zzelm") + row("e", "zzoak", url="", title="Another"),
        "zzelm",
        "has the same id as .*dupid2.jsonl",
    ),
    "bom.jsonl": Case(b"\xef\xbb\xbf" + row("bom", "zzbom").encode(), "zzbom"),
    "utf16.jsonl": Case(row("u16", "zzutf16").encode("utf-16"), "zzutf16"),
    "latin1.jsonl": Case(
        row("l", "zzascii").encode() + '{"title": "caf\xe9"}\n'.encode("latin-1"),
        *("zzascii", r"not UTF-8 \(byte 15", 2),
    ),
    "crlf.jsonl": Case(row("crlf", "zzcrlf").replace("\n", "\r\n"), "zzcrlf"),
    "nonl.jsonl": Case(row("nonl", "zznonl").strip(), "zznonl"),
    "empty.jsonl": Case("", kind="empty files"),
    "empty.json": Case("", kind="empty files"),
    "empty.csv": Case("", kind="empty files"),
    "no-items.xml": Case("<rss><channel></channel></rss>", kind="files without an article"),
    "binary.jsonl": Case(bytes(range(256)) * 400, said="381 more records"),
    "zeros.jsonl": Case(bytes(1_000_000), said="no JSON", line=1),
    "zeros.json": Case(bytes(1_000_000), kind="empty files"),
    "good.jsonl.gz": Case(PACKED, "zzgz"),
    "trunc.jsonl.gz": Case(PACKED[:-9], said="^It is cut or damaged"),
    "badcrc.jsonl.gz": Case(PACKED[:-8] + bytes(8), said="^It is cut or damaged"),
    "notgz.jsonl.gz": Case("plain text", kind=".gz texts in no format that is read"),
    "bomb.jsonl.gz": Case(packed(70), said="unpacks to more than 250 times its size"),
    "slip.zip": Case(zipped("../../zzslip.jsonl"), "zzzipped", "leads out of the archive"),
    "laughs.xml": Case(
        DTD.format(LAUGHS.replace("&e0;", "&a;")) + RSS.format("laughs", "&e9;"),
        *("zzlaughs", "none of them was read"),
    ),
    "xxe.xml": Case(
        DTD.format("<!ENTITY x SYSTEM 'file:///etc/passwd'>") + RSS.format("xxe", "&x;"),
        *("zzxxe", "none of them was read"),
    ),
    "xxe-http.xml": Case(
        "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'>" + RSS.format("nonet", ""), "zznonet"
    ),
    "deep.xml": Case(
        RSS.format("deepxml", "</title><description>" + "<a>" * 50_000 + "</description><title>"),
        *("zzdeepxml", "nested deeper than 256"),
    ),
    "other.xml": Case("<article><id>x</id></article>", kind=".xml texts in no format that is read"),
    "cut.xml": Case(
        RSS.format("whole", "")[:-17] + "<item><title>cut", "zzwhole", "ends within it", 1
    ),
    "openquote.csv": Case(
        'id,title,date,body\n1,"open,2001-01-01,zzq1\n2,b,2001-01-01,zzq2\n3,c,2001-01-01,zzq3\n',
        *("zzq2 zzq3", "never closed", 2),
    ),
    "bigfield.csv": Case(
        'id,title,date,body\nbig,a,2001-01-01,"zzbig' + " x" * 100_000 + '"\n', "zzbig"
    ),
    "ragged.csv": Case(
        "id,title,date,body\nr1,zzr1\nr2,b,2001-01-01,zzr2,extra\nr3,c,2001-01-01,zzr3\n",
        *("zzr1 zzr3", "5 cells", 3),
    ),
    "-rf.jsonl": Case(row("rf", "zzdash"), "zzdash"),
    " .jsonl": Case(row("space", "zzspace"), "zzspace"),
    "new\nline.jsonl": Case(row("newline", "zznewline"), "zznewline"),
    "bad\udcffname.jsonl": Case(row("badname", "zzbadname"), "zzbadname"),
    "n" * 200 + ".jsonl": Case(row("longname", "zzlongname"), "zzlongname"),
    "d/" * 60 + "lowest.jsonl": Case(row("deepdir", "zzdeepdir"), "zzdeepdir"),
    "part.jsonl.tmp": Case(row("tmp", "zzunfinished")),
    ".hidden.jsonl": Case(row("hid", "zzhidden")),
}
NEVER = (
    "zzq1",
    "zzsecond",
    "zzoak",
    "zzr2",
    "zzslipped",
    "zzhidden",
    "zzunfinished",
    "root:",
    "zzlol",
)
LINKS = {
    "passwd.jsonl": ("/etc/passwd", "leads out of the SOURCE"),
    "loop": (".", "a link to a folder that holds it"),
    "dangling.jsonl": ("nowhere", "leads nowhere"),
    "devzero.jsonl": ("/dev/zero", "leads out of the SOURCE"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """What a run said, by the names of files, and all that its articles say."""

    report: Report
    said: dict[str, list[Skipped | Noted]]
    text: str


def all_said(report: Report) -> list[Skipped | Noted]:
    return [*report.skipped, *report.noted]


def run_over(folder: Path) -> Run:
    index = MemoryIndex()
    report = reindex(index, Job((folder,)))
    said: dict[str, list[Skipped | Noted]] = {}
    for one in all_said(report):
        said.setdefault(Path(one.path).name, []).append(one)
    hits = index.reader().run(Plan(limit=10_000)).hits
    return Run(report, said, "\n".join(repr(hit.article) for hit in hits))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("archive") / "bad"
    for name, case in {"0.jsonl": Case(GOOD), **CASES}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(case.data.encode() if isinstance(case.data, str) else case.data)
    for name, (target, _) in LINKS.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "fifo.jsonl")
    return run_over(folder)


@pytest.mark.parametrize(
    "name", CASES, ids=lambda name: name[:20].encode("ascii", "replace").decode()
)
def test_what_can_be_read_is_found_and_what_cannot_is_named(name: str, run: Run) -> None:
    case = CASES[name]
    for word in case.finds.split():
        assert word in run.text
    said = run.said.get(Path(name).name, [])
    if case.said:
        found = [one for one in said if re.search(case.said, one.reason)]
        assert [one.line for one in found] == [case.line]
    else:
        assert said == []
    assert not case.kind or run.report.passed[case.kind] > 0


def test_nothing_else_is_in_the_archive(run: Run) -> None:
    assert "zzcontrol" in run.text
    assert [word for word in NEVER if word in run.text] == []
    assert len(run.text) < 5_000_000


@pytest.mark.parametrize("name", LINKS)
def test_links_are_named_and_not_followed(name: str, run: Run) -> None:
    (said,) = run.said[name]
    assert LINKS[name][1] in said.reason


def test_a_pipe_is_named_and_not_opened(run: Run) -> None:
    (said,) = run.said["fifo.jsonl"]
    assert "never opened" in said.reason


def test_every_message_is_a_sentence_that_can_be_printed(run: Run) -> None:
    for one in all_said(run.report):
        assert one.reason.endswith((".", "one of the two"))
        assert (one.path + one.reason).isprintable()
        assert len(one.reason) < 400


READ_ALL_THE_SAME = frozenset(
    {"noid.jsonl", "baddate.jsonl", "date0.jsonl", "utf16.jsonl", "longid.jsonl"}
)
"""Here the project reads more than the tool's manifest asks for: an article without an id, with a
date that is none, in UTF-16, with an id that is too long to be one.
"""
COUNTED = frozenset(
    {".hidden.jsonl", "notgz.jsonl.gz", "laughs.xml", "xxe.xml", "xxe-http.xml", "deep.xml"}
)
COUNTED_TOO = COUNTED | {"cut.xml", "noperm.jsonl"}
"""What is no format that is read is counted by kind; root may read a file of mode 000."""


@pytest.fixture(scope="module")
def manifest(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Run, dict[str, dict[str, object]]]]:
    tool = DATA / "tools" / "badcorpus.py"
    if not tool.is_file():
        pytest.skip("DATELINE_TESTDATA names no folder with tools/badcorpus.py")
    folder = tmp_path_factory.mktemp("tool") / "bad"
    subprocess.run([sys.executable, tool, folder], check=True, capture_output=True, timeout=120)
    told = json.loads(folder.with_name("bad.MANIFEST.json").read_text())
    yield run_over(folder), told
    (folder / "noperm.jsonl").chmod(0o600)


def test_the_manifest_of_the_tool_holds(manifest: tuple[Run, dict[str, dict[str, object]]]) -> None:
    run, told = manifest
    assert len(told) > 55
    for name, entry in told.items():
        said = [one.reason for one in run.said.get(Path(name).name, [])]
        if entry["expect"] != "accept" and name not in READ_ALL_THE_SAME | COUNTED_TOO:
            assert said, name
        markers = entry["marker"]
        if isinstance(markers, list):
            assert [
                word for word in markers if f"{word} " not in re.sub(r"\W", " ", run.text)
            ] == [], name
    assert run.report.passed[".xml texts in no format that is read"] == 5
    assert run.report.passed[".gz texts in no format that is read"] == 1
    assert "root:" not in run.text
    assert "zzhidden" not in run.text
