"""A mailbox becomes messages, whatever its program left unescaped."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.mail import splitting
from index.readers.mail.splitting import is_mailbox, messages
from tests.laws import law

POSTMARK = b"From ada@example.org Fri May 17 09:00:00 2024\n"
HEAD = b"Subject: Ferry\nDate: Fri, 17 May 2024 09:00:00 +0200\n\n"


def bodies(data: bytes) -> list[bytes]:
    return [raw.data.partition(b"\n\n")[2].strip() for raw in messages(io.BytesIO(data))]


@pytest.mark.parametrize(
    "postmark",
    [
        b"From ada@example.org Fri May 17 09:00:00 2024\n",
        b"From ada@example.org Fri May 17 09:00 2024 +0200\r\n",
        b"From 1799@xxx Fri May 17 09:00:00 +0000 2024\n",
        b"From ada at example.org  Fri May 17 09:00:00 2024\n",
        b"From - Fri May 17 09:00:00 2024\n",
        b"From ???@??? Fri May 17 09:00:00 2024\n",
        b"From MAILER-DAEMON Fri May 17 09:00:00 2024\n",
    ],
)
def test_lines_before_a_message(postmark: bytes) -> None:
    assert is_mailbox(postmark + HEAD)
    found = list(messages(io.BytesIO((postmark + HEAD + b"One.\n\n") * 2)))
    assert [(raw.number, raw.offset) for raw in found] == [
        (1, 0),
        (2, len(postmark + HEAD + b"One.\n\n")),
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"From the harbour it is ten minutes.\n",
        b"From 1912 on: the ferry, at 9:30.\n",
        b"From ada@example.org Fri May 17 09:00:00 2024\nso it was written.\n",
        b"From Friday May 17 09:00:00 2024 on\n\nall is new.\n",
    ],
)
def test_lines_of_a_text_that_nobody_escaped(line: bytes) -> None:
    text = b"One.\n\n" + line + b"Two.\n\n"
    data = POSTMARK + HEAD + text + POSTMARK + HEAD + b"Three.\n"
    assert bodies(data) == [text.strip(), b"Three."]


def test_escaped_lines_lose_one_sign() -> None:
    text = b">From here\n>>From there\n> From a quotation\n"
    assert bodies(POSTMARK + HEAD + text) == [b"From here\n>From there\n> From a quotation"]


def test_no_blank_line_before_a_message() -> None:
    data = POSTMARK + HEAD + b"One.\n" + POSTMARK + HEAD + b"Two.\n"
    assert bodies(data) == [b"One.", b"Two."]


def test_of_a_large_message_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "MOST_BYTES", 1_000)
    data = POSTMARK + HEAD + b"x" * 70 + b"\n" * 2_000 + POSTMARK + HEAD + b"Two.\n"
    first, second = messages(io.BytesIO(data))
    assert (first.is_cut, second.is_cut) == (True, False)
    assert len(first.data) <= 1_000


@law(50)
@given(
    st.lists(st.text("ab >\nF", max_size=30), min_size=1, max_size=6),
    st.integers(0, 400),
)
def test_what_stands_before_a_cut_is_the_same(texts: list[str], at: int) -> None:
    data = b"".join(POSTMARK + HEAD + text.encode() + b"\n\n" for text in texts)
    whole, cut = list(messages(io.BytesIO(data))), list(messages(io.BytesIO(data[:at])))
    assert cut[:-1] == whole[: max(0, len(cut) - 1)]
    assert len(whole) == len(texts)
