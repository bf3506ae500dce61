"""How an article is worded: what its text holds, and which words it writes small."""

from index.text.capitals import patterns


class Wording:
    """The text of an article, and what it writes small. Each word is looked for when it is asked
    for: an article has many words, and its names are few.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._small: dict[str, bool] = {}

    def small(self, word: str) -> bool:
        """Whether a word stands there in small letters."""
        known = self._small.get(word)
        if known is None:
            known = self._small[word] = self._stands(word)
        return known

    def count_small(self) -> int:
        """How many words stand there in small letters."""
        return len(set(patterns().small.findall(self.text)))

    def _stands(self, word: str) -> bool:
        text, small = self.text, patterns().small
        at = text.find(word)
        while at >= 0:
            match = small.match(text, at)
            if match and match.end() == at + len(word):
                return True
            at = text.find(word, at + 1)
        return False
