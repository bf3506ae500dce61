"""The function words of each language."""

from index.text.vocabulary.function_words import EVERY_FUNCTION_WORD, FUNCTION_WORDS


def test_each_language_has_its_own() -> None:
    assert set(FUNCTION_WORDS) == {"de", "en", "es", "fr", "it", "nl", "pt", "sv"}
    assert "the" in FUNCTION_WORDS["en"]
    assert "the" not in FUNCTION_WORDS["de"]
    assert "für" in FUNCTION_WORDS["de"] & EVERY_FUNCTION_WORD
