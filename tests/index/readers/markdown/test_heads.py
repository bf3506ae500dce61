"""Heads are told from text; broken ones are named with their line and a cure."""

import pytest

from index.readers.markdown.heads import split
from index.readers.record import UnreadableError


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\na: 1\n---\nText", {"a": "1"}, "Text"),
        ("---\na: 1\n...\nText", {"a": "1"}, "Text"),
        ("\n\n---  \na: 1\n---  \nText", {"a": "1"}, "Text"),
        ("---\n---\nText", {}, "Text"),
        ("---\na: 010\nb: No\nc: 12:30:45\nd: 2025-02-30\n---\n", None, ""),
        ("---\na: ~\nb: null\nc: 'null'\nd:\n---\n", {"a": "", "b": "", "c": "null", "d": ""}, ""),
        ("---\na: [1, {b: 2}]\n---\n", {"a": ["1", {"b": "2"}]}, ""),
        ("---\na: |\n  one\n  ---\n  two\n---\n", {"a": "one\n---\ntwo\n"}, ""),
        (
            "---\na: &x {b: 1}\nc: {<<: *x, d: 2}\n---\n",
            {"a": {"b": "1"}, "c": {"b": "1", "d": "2"}},
            "",
        ),
        ("---\na: !!python/object:os.system x\n---\n", {"a": "x"}, ""),
        (
            "+++\na = 1.50\nb = true\nc = 2024-05-17\n+++\nText",
            {"a": "1.50", "b": "true", "c": "2024-05-17"},
            "Text",
        ),
        ("---toml\na = 'b'\n---\nText", {"a": "b"}, "Text"),
        (
            "Title: a\nOther: b\nDate: c\n\nText",
            {"title": "a", "other": "b", "date": "c"},
            "\nText",
        ),
        ("Summary: a\n\nText", {}, None),
        ("Title: a\nThe text: goes on\nhere\n\nText", {}, None),
        ("---\n\nThe rain: it fell.\n\n---\n\nText", {}, None),
        ("---\n- a\n- b\n---\nText", {}, None),
        ("---\nThe text has no end", {}, None),
        ("{% raw %}", {}, None),
        ("Text", {}, None),
    ],
)
def test_heads(text: str, values: dict[str, object] | None, body: str | None) -> None:
    head = split(text)
    if values is None:
        values = {"a": "010", "b": "No", "c": "12:30:45", "d": "2025-02-30"}
    assert head.values == values
    assert head.body == (text if body is None else body)
    assert bool(head.kind) is (body is not None)


@pytest.mark.parametrize(
    ("text", "line", "cure"),
    [
        ("---\ntitle: Harbour: plan\n---\n", 2, "put a value that holds `: ` between quotes"),
        ("\n---\na: b\n\tc: d\n---\n", 4, "write blanks in place of tabs"),
        ("---\na: @b\n---\n", 2, "put a value that begins with a sign between quotes"),
        ("---\na: *b\n---\n", 2, "put a value that begins with `*` between quotes"),
        ("---\na: 'b\n---\n", 3, "close the quotes"),
        ("---\na: b\n- c\n---\n", 3, "mend that line"),
        ("---\na: b\n\nText", 1, "close it with a line ---"),
        ("+++\na = b\n+++\n", 2, "put texts between quotes"),
        ("+++\na = 'b'\na = 'c'\n+++\n", 3, "mend it"),
        ('{\n"a": 1,\n}\n', 3, "mend it there"),
        ("---js\na: b\n---\n", 1, "write it in YAML"),
        (f"---\na: {'b' * 300_000}\n---\n", 1, "shorten it"),
    ],
)
def test_broken_heads(text: str, line: int, cure: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        split(text)
    assert cure in raised.value.reason
    assert raised.value.line == line


BOMB = "---\na: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, here in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "head",
    [
        f"{BOMB}---\n",
        "---\na: &a [*a]\n---\n",
        "---\na: &a {b: *a}\n---\n",
        "---\na: &a {<<: *a}\n---\n",
        f"---\na: {'[' * 900}{']' * 900}\n---\n",
        f"---\na: {'[' * 90_000}\n---\n",
        f"+++\na = {'[' * 90_000}\n+++\n",
        f'{{"a": {"[" * 90_000}',
        f"---\na: [{'b, ' * 20_000}]\n---\n",
    ],
)
def test_heads_that_unfold(head: str) -> None:
    with pytest.raises(UnreadableError):
        split(head)
