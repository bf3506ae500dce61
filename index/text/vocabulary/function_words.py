"""Function words for each language. A word list of forms as they are written: beside another word
a search neither requires nor scores them (`docs/ranking.md` has what that brings).
"""

from index.text.vocabulary.lists import languages_with, word_list

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: word_list(language, "function_words") for language in languages_with("function_words")
}

HOMOGRAPHS: dict[str, frozenset[str]] = {
    language: word_list(language, "homographs") for language in languages_with("homographs")
}
"""Words that say something in the language and only bind others in another one: English `war`."""

EVERY_FUNCTION_WORD = frozenset().union(*FUNCTION_WORDS.values())
"""Those of all languages together."""
