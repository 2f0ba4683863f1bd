"""Paragraphs as lines of tokens, with each marked stretch standing as one token.

Only paragraphs that hold marks, and those a pronoun points back into, are ever cut into tokens: that keeps
the cost of a long text near the cost of finding its marks.
"""

import re
from bisect import bisect_left
from typing import Any

from quotes.attribution.marks import Mark
from quotes.lexicon import listed
from scrapers.glyphs import STOPS

# Stands in a line of tokens for a marked stretch; no text yields a token of two marks.
QUOTE = "“”"


def end_before(text: str, at: int, floor: int = 0) -> int:
    """Where the words in front of an offset end, without the white space between; `floor` where none are.

    It walks back where cutting the text at the offset would copy all that stands in front of it.
    """
    while at > floor and text[at - 1].isspace():
        at -= 1
    return at


def _abbreviations() -> str:
    """The abbreviations as one pattern, grouped by first letter so that most words miss it at once."""
    groups: dict[str, list[str]] = {}
    for word in sorted(listed("sentence_abbreviations")):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))


_WORD = r"(?>(?:[-'’&/@_][^\W_]++|\.[a-z0-9][^\W_]*+)*)"
# The commonest cases, plain small letters, a comma, a full stop, stand near the front: they are tried in order.
# The white space in front belongs to the match and not to the token: a search that stops at every space to try each
# case in vain takes twice as long.
TOKEN = re.compile(
    rf"\s*+([a-z]++(?=[ ,;:!?\n)\"])|,|[a-z0-9][^\W_]*+{_WORD}%?|\.(?=[ \n])|[A-Z][a-z]++(?![\w.\-'’&/@])"
    r"|(?:[A-Z]\.)+(?:[A-Z]\b)?|No\.(?= \d)|[A-Z]-(?:[A-Z]\.)+|[A-Z]-[A-Z][a-z]+\."
    rf"|{_abbreviations()}|[^\W_]++{_WORD}|@\w++|\.\.+|--+|[^\s\w])"
)
# A token this near an end of its segment (tokens) is looked for from there.
_CLOSE = 20
# A sentence is not followed farther than this (tokens): one in a thousand of the tuned half is longer.
_LONGEST = 150
_STEP = 50
# So much is always read behind the last mark (code points): no sentence of the tuned half goes on for longer there.
_TAIL = 600
ENDS = frozenset(STOPS)


def _far_enough(text: str, closing: int, end: int) -> int:
    """Where the sentence of the last mark is surely over: what stands farther behind speaks no marked words."""
    stop = text.find(". ", closing + _TAIL, end)
    return stop + 1 if stop >= 0 else end


class Line:
    """One paragraph as tokens. `quotes[k]` is the token index of its k-th mark.

    `surnames` are common words that are somebody's last name in this text ("England" where it names Eric England).
    """

    __slots__ = (
        "_ending",
        "_ends",
        "_segments",
        "_spots",
        "end",
        "found",
        "lows",
        "marks",
        "quotes",
        "start",
        "surnames",
        "text",
        "words",
    )

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        marks: list[Mark],
        surnames: frozenset[str] = frozenset(),
        *,
        whole: bool = False,
    ) -> None:
        """`whole`: read also what stands too far behind the last mark to speak its words."""
        self.text, self.start, self.end, self.marks = text, start, end, marks
        self.surnames = surnames
        self.words: list[str] = []
        self.quotes: list[int] = []
        self._segments: list[tuple[int, int]] = []
        # What the search for a subject has found from a token, so that no chain of verbs is followed twice.
        self.found: dict[tuple[int, int, int], Any] = {}
        at = start
        for mark in marks:
            self._add(at, mark.opening)
            self.quotes.append(len(self.words))
            self.words.append(QUOTE)
            at = mark.closing
        self._add(at, _far_enough(text, at, end) if marks and not whole else end)
        self.lows = [*map(str.lower, self.words)]
        # Where the tokens of a long segment start, once one of them has been looked for.
        self._spots: dict[int, list[int]] = {}
        # Looked for once: the rules ask some sixteen times for each mark where a sentence begins or ends.
        self._ends = self._sentence_ends()
        self._ending = frozenset(self._ends)

    def _add(self, start: int, end: int) -> None:
        self._segments.append((start, end))
        if start < end:
            self.words += TOKEN.findall(self.text, start, end)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points that tokens `first` to `last` (inclusive) cover; neither may be a mark."""
        start, end = self._place(first)
        return start, end if last == first else self._place(last)[1]

    def _place(self, token: int) -> tuple[int, int]:
        """Where a token stands: looked for from the nearer end of its segment, or among the starts of a long one.

        Nothing but white space stands between two tokens of a segment, so that the next place is the right one. Who
        speaks stands near a mark: to keep what was found there costs more than it spares.
        """
        words, text = self.words, self.text
        at = bisect_left(self.quotes, token)
        start, end = self._segments[at]
        if words[token] == QUOTE:
            return start, end
        first = self.quotes[at - 1] + 1 if at else 0
        last = self.quotes[at] if at < len(self.quotes) else len(words)
        if token - first <= min(_CLOSE, last - token):
            for word in words[first:token]:
                start = text.find(word, start) + len(word)
            start = text.find(words[token], start)
        elif last - token <= _CLOSE:
            start = end
            for word in reversed(words[token:last]):
                start = text.rfind(word, 0, start)
        else:
            start = self._starts(at, words[first:last])[token - first]
        return start, start + len(words[token])

    def _starts(self, segment: int, words: list[str]) -> list[int]:
        """Where the words of a segment start, found once."""
        starts = self._spots.get(segment)
        if starts is None:
            starts = self._spots[segment] = []
            end = self._segments[segment][0]
            for word in words:
                starts.append(self.text.find(word, end))
                end = starts[-1] + len(word)
        return starts

    def said(self, first: int, last: int) -> str:
        """The text that tokens `first` to `last` cover, as it stands."""
        if first == last and self.words[first] != QUOTE:
            return self.words[first]
        start, end = self.span(first, last)
        return self.text[start:end]

    def _sentence_ends(self) -> list[int]:
        """The tokens at which sentences end, in order: full stops, and marked words that close with one."""
        words = self.words
        # "Jackson, Miss., said": no sentence goes on with a comma.
        stops = [at for at, word in enumerate(words) if word in ENDS and words[at + 1 : at + 2] != [","]]
        closed = [token for k, token in enumerate(self.quotes) if self._closes(k, token + 1)]
        return sorted(stops + closed) if closed else stops

    def _closes(self, k: int, following: int) -> bool:
        """Whether the k-th marked words end their sentence: with a full stop, in front of a capital."""
        mark, text = self.marks[k], self.text
        if text[mark.end - 1] not in ENDS or mark.end == mark.start or following == len(self.words):
            return False
        word = self.words[following]
        return (text[self.marks[k + 1].start] if word == QUOTE else word[0]).isupper()

    def ends_sentence(self, token: int) -> bool:
        """Whether a sentence ends at this token: a full stop, or marked words that close with one."""
        return token in self._ending

    def sentence_start(self, token: int) -> int:
        """The index of the first token of the sentence that holds `token`, at most 150 before it.

        In a longer one the start moves in steps, so that what was found from it holds for many tokens.
        """
        before = bisect_left(self._ends, token)
        start = self._ends[before - 1] + 1 if before else 0
        beyond = max(0, token - start - _LONGEST)
        return start - (-beyond // _STEP) * _STEP

    def sentence_end(self, token: int) -> int:
        """The index just past the last token of the sentence that holds `token`."""
        limit = min(len(self.words), token + _LONGEST)
        after = bisect_left(self._ends, token)
        return min(limit, self._ends[after]) if after < len(self._ends) else limit
