"""Singulars that Snowball's stemmers keep apart from their plurals.

In Spanish they take the -nos of `gobiernos` for a pronoun and leave `años` as it is, in Portuguese
they do not join `eleição` and `eleições`, in Dutch not `huis` and `huizen` (NLTK 3.10.4;
findings/). What is made here may be no word (`lune` of `lunes`): it is one more key, and finds
nothing then.
"""

import re

_RULES = {
    "es": ((r"([dlnrjyz])es", r"\1"), (r"([aeoáéó])s", r"\1")),
    "pt": (
        (r"(?:õe|ãe|ão)s", "ão"),
        (r"([aeou])is", r"\1l"),
        (r"éis", "el"),
        (r"óis", "ol"),
        (r"ns", "m"),
    ),
    "nl": ((r"([^aeiou]?[aeiou]{1,2}|ij)zen", r"\1s"), (r"([^aeiou]?[aeiou]{1,2}|ij)ven", r"\1f")),
    "fr": ((r"aux", "ail"), (r"us", "u")),
}
_SHORTEST = 4
_COMPILED = {
    language: tuple((re.compile(f"{ending}$"), singular) for ending, singular in rules)
    for language, rules in _RULES.items()
}


def singular(form: str, language: str) -> str | None:
    """What may be the singular of a form in a language (`es`); None where no rule fits."""
    if len(form) < _SHORTEST:
        return None
    for ending, one in _COMPILED.get(language, ()):
        found, count = ending.subn(one, form)
        if count:
            return found
    return None
