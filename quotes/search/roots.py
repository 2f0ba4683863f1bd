"""The root of a word, roughly: "walking" and "walked" are one, and so are "hath" and "has".

Only for looking: a row that has a claim's words in other forms is worth comparing with it. What a change of
form does to the meaning is judged elsewhere, on the words themselves.
"""

from quotes.lexicon import paired

# Longest first; what is left must have three letters. Crude on purpose: two words that fall together here by
# mistake ("police" and "policed") cost nothing but a look.
_ENDINGS = (
    "ations",
    "ation",
    "edst",
    "ings",
    "eth",
    "est",
    "ing",
    "ers",
    "ies",
    "er",
    "ed",
    "es",
    "ly",
    "s",
    "y",
    "e",
)
_BY_LAST = {last: tuple(e for e in _ENDINGS if e[-1] == last) for last in {e[-1] for e in _ENDINGS}}
_LEAST = 3
_REMEMBERED = 500_000


class _Roots(dict[str, str]):
    """Word to root, worked out once a word."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = _root(word)
        return found


def _root(word: str) -> str:
    word = word.removesuffix("'s")
    word = paired("root_forms").get(word, word)
    if len(word) <= _LEAST + 1:
        return word
    for ending in _BY_LAST.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _LEAST and word[-1] == word[-2] else word


root = _Roots().__getitem__
