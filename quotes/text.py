"""Words as they are compared: two texts that differ only in glyphs, case or spacing come out alike.

Folding is Unicode NFKC and case folding (UAX #15, UAX #21), with quotation marks, apostrophes and dashes
brought to one form and invisible, bidirectional and control characters taken out. Punctuation is no word.
Offsets always count code points of the text as it was given, so that a finding can be shown in place.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from itertools import chain, takewhile
from typing import TypeVar

from quotes.remembered import Remembered
from quotes.values import value

# Raised when anything here, or the keys made of words, changes what a text is filed under: a database names the one
# it was made with, and another is refused with the advice to rebuild it. A test holds a sample of texts against it.
FOLDING = "4"

__all__ = ["Tokens", "fold", "tokens", "words"]

APOSTROPHES = "'’‘ʼ‛′`´ʹ＇"
DOUBLE_MARKS = '"“”„‟«»″〝〞＂'
DASHES = "-‐‑‒–−﹣－"
# A long dash only parts words, a short one may be a minus.
LONG_DASHES = "—―⸺⸻﹘"
# An ellipsis would become three full stops, a hard space a soft one: both are kept one character long, so
# that ordinary press text keeps its offsets and stays on the fast path.
SPACES = (
    "…\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)

# Written without spaces between words (Thai, Lao, Burmese, Khmer, Japanese, Chinese): each character is a word of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)


def _invisible() -> list[str]:
    """Characters that print nothing: Cf (format, bidi), Cs (lone surrogates), Cc that is not white space."""
    low = [chr(point) for point in range(0x10000)]
    marks = [c for c in low if unicodedata.category(c) in ("Cf", "Cs")]
    marks += [c for c in low[:0xA0] if unicodedata.category(c) == "Cc" and not c.isspace()]
    tags = [chr(point) for point in range(0xE0000, 0xE0080)]
    variation = [chr(point) for point in range(0xFE00, 0xFE10)]
    return marks + tags + variation


_INVISIBLE = _invisible()
_UNSEEN = frozenset(_INVISIBLE)
_GLYPHS: dict[int, str | None] = {
    **{ord(c): "'" for c in APOSTROPHES},
    **{ord(c): '"' for c in DOUBLE_MARKS},
    **{ord(c): "-" for c in DASHES},
    **{ord(c): " " for c in LONG_DASHES + SPACES},
    **{ord(c): None for c in _INVISIBLE},
}
# Those that are not their own form already.
_REPLACED = frozenset(chr(point) for point, form in _GLYPHS.items() if chr(point) != form)
FEW_GLYPHS = 16
_CONTROL = re.compile("[" + "".join(re.escape(c) for c in _INVISIBLE if c.isascii()) + "]")
_JOINING = "".join(
    chr(point) for point in range(0x300, 0x10000) if unicodedata.category(chr(point)) in ("Mn", "Mc")
)

# In this order: a letter in square brackets at the head of a word ("[T]he"), letters with full stops
# ("U.S."), a word starred out to its end ("f***"), a number with its minus and what is attached to it
# ("1,000", "8th"), a character of an unspaced script, a word with its apostrophes, or with an ending in
# brackets ("walk[ed]"), and the signs that count as words.
_SPACED = rf"[^\W\d_{_UNSPACED}]"
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[{_JOINING}])"
_WORD = re.compile(
    rf"\[{_SPACED}\]{_SPACED}+(?:'{_SPACED}+)*"
    rf"|(?:{_SPACED}\.)+{_SPACED}(?:\.|(?!{_LETTER}))"
    rf"|(?<!\*)(?:{_SPACED}{{1,2}}\*\*+|{_SPACED}{{3,5}}\*\*\*+)(?!\*|{_LETTER})"
    rf"|(?:(?<![^\s(\[])[-.])?\d+(?:[.,:/]\d+)*[^\W_{_UNSPACED}]*"
    rf"|[{_UNSPACED}]"
    rf"|{_LETTER}+(?:(?:'+|\*+){_LETTER}+)*(?:\[{_SPACED}+\])?"
    rf"|[$%€£¥&]"
)
_ASCII_WORD = re.compile(
    r"\[[a-z]\][a-z]+(?:'[a-z]+)*"
    r"|(?:[a-z]\.)+[a-z](?:\.|(?![a-z0-9]))"
    r"|(?<!\*)(?:[a-z]{1,2}\*\*+|[a-z]{3,5}\*\*\*+)(?![*a-z0-9])"
    r"|(?:(?<![^\s(\[])[-.])?\d+(?:[.,:/]\d+)*[a-z0-9]*"
    r"|[a-z0-9]+(?:(?:'+|\*+)[a-z0-9]+)*(?:\[[a-z]+\])?"
    r"|[$%&]"
)
# What may stand around letters in a piece between two spaces without being part of the word.
_AROUND = ".,;:!?\"'()[]-"
# Printable ASCII folds by itself, save its last letter, which a combining mark may follow.
_PLAIN = re.compile(r"[ -~\t\n\r]+(?=[ -~\t\n\r])|[ -~\t\n\r]\Z")
CHARACTERS = 16  # code points read for a word where the number of words is limited; English has under six
# Pieces remembered, and the longest: 300,000 rows of English have 170,000; a stream of unseen ones cannot fill the memory.
REMEMBERED_PIECES, REMEMBERED_CHARACTERS = 300_000, 40
LONGEST_CLUSTER = 32  # marks stacked on one letter; more is hostile, and is cut into several clusters
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?!\d)")
_FRACTIONS = {ord(c): f" {unicodedata.normalize('NFKC', c).replace('⁄', '/')}" for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


T = TypeVar("T")


@value
class Tokens:
    """A text cut into folded words, each with its place in the text as it was given.

    `words[i]` is what stands at `text[starts[i]:ends[i]]`, folded. Offsets are code points, end exclusive.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


def fold(text: str) -> str:
    """The words of a text in one canonical spelling, one space apart.

    Texts that differ only in glyphs, case, white space or punctuation fold alike; folding twice changes
    nothing.
    """
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The folded words of a text in order; contractions are one word (`don't`), numbers whole (`1000`)."""
    folded, _ = _folded(text)
    pieces = folded.split()
    if not folded.isascii():
        return list(chain.from_iterable(map(_words_of, pieces)))
    out: list[str] = []
    for piece in pieces:
        if piece.isalpha():
            out.append(piece)
        elif (core := piece.strip(_AROUND)).isalpha():
            out.append(core)
        else:
            out += _words_of(piece)
    return out


def first_word(text: str) -> str:
    """The first folded word of a text, of which no more is read; empty where it holds none."""
    return next((word for piece in text.split() for word in words(piece)), "")


def read_by_pieces(text: str, made: Callable[[str], Iterable[T]]) -> list[T]:
    """What a function makes of the pieces of a text, folded, between its spaces, one piece after the other (`of_pieces`)."""
    return list(chain.from_iterable(map(made, _folded(text)[0].split())))


def tokens(text: str, limit: int | None = None) -> Tokens:
    """The folded words of a text with their offsets; at most `limit` words are read, and as much text as they fill."""
    folded, offsets = _folded(text if limit is None else text[: limit * CHARACTERS])
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, plain = 0, folded.isascii()
    for piece in _pieces(folded, limit, forms):
        end = at + len(piece)
        if plain and piece.isalpha():
            forms.append(piece)
            starts.append(at)
            ends.append(end)
        elif piece:
            for word, first, last in _places_of(piece):
                forms.append(word)
                starts.append(at + first)
                ends.append(at + last)
        at = end + 1
    if limit is not None:
        del forms[limit:], starts[limit:], ends[limit:]
    if offsets is not None:
        starts = [offsets[start] for start in starts]
        ends = [offsets[end - 1] + 1 for end in ends]
    return Tokens(text, tuple(forms), tuple(starts), tuple(ends))


def _pieces(folded: str, limit: int | None, read: Sized) -> Iterator[str] | list[str]:
    """What stands between single spaces, of a long text no more than it takes until `read` has so many words."""
    pieces = folded.split(" ")
    if limit is None or len(pieces) <= limit:
        return pieces
    rest = takewhile(lambda _: len(read) < limit, pieces[limit:])
    return chain(pieces[:limit], rest)


def _cut(piece: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a piece with their places in it."""
    core = piece.rstrip(_AROUND)
    if core.isalpha() and core.isascii():
        return ((core, 0, len(core)),)
    pattern = _ASCII_WORD if piece.isascii() else _WORD
    return tuple((_canonical(match.group()), *match.span()) for match in pattern.finditer(piece))


def of_pieces(made: Callable[[str], T]) -> Callable[[str], T]:
    """What a function makes of what stands between two spaces, remembered: no word holds or looks past a space."""
    return Remembered(made, REMEMBERED_PIECES, REMEMBERED_CHARACTERS).__getitem__


_places_of = of_pieces(_cut)
_words_of = of_pieces(lambda piece: tuple(word for word, _, _ in _cut(piece)))


def _canonical(word: str) -> str:
    """One spelling for a word that holds more than letters: `1,000` is 1000, `[t]he` the, `U.S.` u.s."""
    if word.isalpha():
        return word
    if word[0] == ".":
        return f"0{word}" if word[1].isdigit() else word
    if word[0].isdigit() or word[0] == "-":
        match = _GROUPED.match(word)
        return word[: match.end()].replace(",", "") + word[match.end() :] if match else word
    if "." in word:
        return word.rstrip(".")
    if "[" in word:
        return word.replace("[", "").replace("]", "")
    return word


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The text in folded characters, and where each of them stood (None: where it stands now)."""
    if text.isascii():
        folded = text.lower().replace("`", "'")
        # Most texts are one printable line, which is seen in a tenth of the time of the pattern.
        plain = folded.isprintable() or _CONTROL.search(folded) is None
        return (folded, None) if plain else _folded_slowly(text)
    folded = _in_one_glyph(text)
    if len(folded) == len(text) and unicodedata.is_normalized("NFKC", folded):
        folded = folded.casefold()
        if len(folded) == len(text):
            return folded, None
    return _folded_slowly(text)


def _in_one_glyph(text: str) -> str:
    """The text with every glyph of `_GLYPHS` in its one form.

    A text has few kinds of them: one after the other takes a third to a seventh of the time that it takes to look every
    character up.
    """
    glyphs = _REPLACED.intersection(text)
    if len(glyphs) > FEW_GLYPHS:
        return text.translate(_GLYPHS)
    for glyph in glyphs:
        text = text.replace(glyph, _GLYPHS[ord(glyph)] or "")
    return text


def _folded_slowly(text: str) -> tuple[str, Sequence[int]]:
    """Fold cluster by cluster, so that every folded character knows the one it came from."""
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(text):
        if plain := _PLAIN.match(text, at):
            out.append(plain.group().lower().replace("`", "'"))
            offsets.extend(range(at, plain.end()))
            at = plain.end()
            continue
        end = _cluster_end(text, at)
        cluster = text[at:end].translate(_FRACTIONS).translate(_GLYPHS)
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())
        out.append(folded.translate(_GLYPHS))
        seen = [place for place in range(at, end) if text[place] not in _UNSEEN]
        offsets.extend(seen if len(out[-1]) == len(seen) else [at] * len(out[-1]))
        at = end
    return "".join(out), offsets


def _cluster_end(text: str, at: int) -> int:
    """Where the letter at a place ends with its marks; what is invisible between them parts none from it."""
    end, marks = at + 1, 0
    while end < len(text) and marks < LONGEST_CLUSTER - 1:
        if _continues(text[end]):
            marks += 1
        elif text[end] not in _UNSEEN:
            break
        end += 1
    return end


def _continues(char: str) -> bool:
    """Whether a character composes with the one before it: combining marks and conjoining Hangul."""
    return unicodedata.combining(char) != 0 or "\u1160" <= char <= "\u11ff"


def one_line(text: str | None) -> str:
    """Text of a source on one line, without control characters, which a terminal obeys, and others that cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())


def holds(text: Sequence[str], run: Sequence[str]) -> bool:
    """Whether folded words stand in others, all of them and in a row; no words stand in any."""
    return f" {' '.join(run)} " in f" {' '.join(text)} " if run else True


def tail(text: str, most: int) -> str:
    """The last characters of what stands before words, so many at most, from a whole word on; "…" for what is left out.

    Sources are filed with so much context, cut anywhere: a text of that length may begin within a word.
    """
    if len(text) < most:
        return text
    cut = text[-most:]
    return f"… {cut.partition(' ')[2]}" if " " in cut.strip() else f"…{cut}"


def head(text: str, most: int) -> str:
    """The first characters of what stands behind words, so many at most, up to a whole word; "…" for what is left out."""
    if len(text) < most:
        return text
    cut = text[:most]
    return f"{cut.rpartition(' ')[0]} …" if " " in cut.strip() else f"{cut}…"
