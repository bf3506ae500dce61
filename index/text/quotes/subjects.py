"""Who does a verb of speech: the name in the words before it."""

from collections.abc import Sequence

from index.text.quotes import runs
from index.text.quotes.phrases import beginning, behind_comma, ending, last_of, leading
from index.text.vocabulary import english
from index.text.vocabulary.kinds import is_adverb


def subject(left: Sequence[str], verb: str) -> str | None:
    """Who does the verb that follows these tokens."""
    t = _bare(left)
    if not t:
        return None
    last = t[-1].lower()
    if last in english.PRONOUNS:
        return last
    if last == "who":
        return ending(t[:-2] if t[-2:-1] == [","] else t[:-1], relative=True)
    absolute = "with" in t  # with Ilse Brandt calling it, with most of them saying
    if verb in english.SPEECH_PARTICIPLES and not absolute:
        return None if last == "as" else beginning(t)
    if last in ("and", "but"):
        return beginning(t)
    if last == ")":
        t = t[: last_of(t, "(")]
    if t and t[-1] == ",":
        if verb in english.TELLING_VERBS and (t.count(",") == 1 or len(t) < len(left)):
            return None  # Brandt, often called "…" by friends
        return behind_comma(t) or beginning(t)
    return ending(t) if t and runs.is_capital(t[-1]) else _placed(t)


def _bare(left: Sequence[str]) -> list[str]:
    """The tokens without adverbs and `on Monday` at the end."""
    t = list(left)
    while t and is_adverb(t[-1]):
        t.pop()
    return t[:-2] if t[-2:-1] == ["on"] and t[-1].lower() in english.DAYS else t


def _placed(t: Sequence[str]) -> str | None:
    """The name in `Ilse Brandt of the port office`."""
    name, end = leading(t)
    bound = end < len(t) and t[end] in english.PREPOSITIONS and len(t) - end < 8 and "," not in t
    return name if bound else None
