"""The root of a word, roughly: "walking" and "walked" are one, and so are "hath" and "has".

Only for looking: a row that has a claim's words in other forms is worth comparing with it. What a change of
form does to the meaning is judged elsewhere, on the words themselves.
"""

from quotes.lexicon import paired
from quotes.remembered import Remembered
from quotes.text import of_pieces, read_by_pieces, words

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


root = Remembered(_root, _REMEMBERED).__getitem__
_roots_of = of_pieces(lambda piece: tuple(map(root, words(piece))))


def roots(text: str) -> list[str]:
    """The roots of a text's words, in order."""
    return read_by_pieces(text, _roots_of)
