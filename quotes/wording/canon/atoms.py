"""The words of a text in the form in which two careful writers would agree on them.

`don't` is read as do + not, `twenty per cent` as the number 20 %, `colour` as color, `Sen.` as senator. An
atom knows the characters it stands on, so that a difference between two texts can be shown in place.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import cast

from quotes.lexicon import classed, listed, marked, paired
from quotes.remembered import Remembered
from quotes.text import APOSTROPHES, Tokens
from quotes.values import value
from quotes.wording.canon import coins, measures, numbers, spans

# The clitics that stand for one word whatever comes before them; 's and 'd have two readings and stay.
_CLITICS = {**paired("clitics"), "'s": "'s", "'d": "'d"}
# Behind these 'd is "would" or "had"; behind a verb of older print it is -ed.
_WOULD = classed("before_would")
# What "can't" leaves of its verb is no other spelling of it.
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
SHORTEST_VERB = 3
# Longer "words" are kept as they are, and out of what is remembered.
LONGEST_WORD, REMEMBERED = 60, 65_536
# Characters around a word in capitals in which small letters are looked for.
AROUND = 20
# Adverbs that stand between a contracted verb and the form that tells which verb it was.
_BETWEEN = classed("between_verbs")
_ASKING = classed("asking_did")
# What joins two numbers, or a word to one: "25-30", "40-plus".
DASHES = frozenset("-–—‐‑−")
# Letters that no accent makes, as the press writes them in plain ones: "Søren", "Soren".
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ŋ": "ng",
})  # fmt: skip


@value
class Atoms:
    """A run of a text in canonical words.

    `words[i]` stands for `surface[i]` (folded) at `text[starts[i]:ends[i]]`; the second word of a contraction
    written as one may be empty there. The run itself is `text[first:last]`.
    """

    text: str
    words: tuple[str, ...]
    surface: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    first: int = 0
    last: int | None = None

    def __len__(self) -> int:
        return len(self.words)

    def between(self, at: int) -> str:
        """What stands between atom `at - 1` and atom `at`: spaces and punctuation."""
        start = self.ends[at - 1] if at else self.first
        return self.text[start : self.starts[at] if at < len(self.words) else self.last]

    def part(self, start: int, end: int) -> "Atoms":
        """The atoms [start, end) alone, with the punctuation on both sides of them."""
        return Atoms(
            self.text, self.words[start:end], self.surface[start:end], self.starts[start:end], self.ends[start:end],
            self.ends[start - 1] if start else self.first, self.starts[end] if end < len(self) else self.last,
        )  # fmt: skip

    def raw(self, first: int, end: int) -> str:
        """The characters on which the atoms [first, end) stand."""
        return self.text[self.starts[first] : self.ends[end - 1]] if first < end else ""


def atoms(tokens: Tokens, low: int = 0, high: int | None = None, skip: frozenset[int] = frozenset()) -> Atoms:
    """The words [low, high) of a text in canonical form, without the ones in `skip`."""
    end = len(tokens.words) if high is None else high
    words, begins, stops = tokens.words[low:end], tokens.starts[low:end], tokens.ends[low:end]
    if skip:
        kept = [at not in skip for at in range(low, low + len(words))]
        words = tuple(compress(words, kept))
        begins, stops = tuple(compress(begins, kept)), tuple(compress(stops, kept))
    found = _Reading(tokens.text, words, begins, stops)
    found.read()
    edge = tokens.ends[low - 1] if 0 < low <= len(tokens) else 0
    last = tokens.starts[end] if end < len(tokens) else None
    forms = tuple(_told_apart(found.shared() if found.numbers > 1 else found.forms))
    return Atoms(tokens.text, forms, tuple(found.surface), tuple(found.starts), tuple(found.ends), edge, last)


class _Reading:
    """The words of a run on their way to atoms: runs of plain words in one go, the others one by one."""

    def __init__(self, text: str, words: Sequence[str], begins: Sequence[int], stops: Sequence[int]) -> None:
        self.text, self.words, self.begins, self.stops = text, words, begins, stops
        self.forms: list[str] = []
        self.surface: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.numbers = 0

    def shared(self) -> list[str]:
        """The forms, with the units that two numbers share said of both."""
        gaps = (self.text[end:start] for end, start in zip(self.ends, self.starts[1:], strict=False))
        return spans.spread(self.forms, self.surface, [False, *(not DASHES.isdisjoint(gap) for gap in gaps)])

    def read(self) -> None:
        plain = [*map(_plain_form, self.words), None]
        others = [at for at, form in enumerate(plain) if form is None]
        if others[0] == len(self.words):
            self.forms, self.surface = cast(list[str], plain[:-1]), list(self.words)
            self.starts, self.ends = list(self.begins), list(self.stops)
            return
        at = 0
        while at < len(self.words):
            other = _next_other(self.words, others, at)
            if other > at:
                self.forms += cast(list[str], plain[at:other])
                self.surface += self.words[at:other]
                self.starts += self.begins[at:other]
                self.ends += self.stops[at:other]
                at = other
            else:
                at += self._number(at) or self._word(at)

    def _number(self, at: int) -> int:
        """Read the number that begins here; how many words it takes, 0 where none begins."""
        word = self.words[at]
        if (whose := coins.dollar(word)) and self.words[at + 1 : at + 2] in (["$"], ("$",)):
            return self._dollars(at, whose)
        if not numbers.may_begin(word):
            return 0
        used, form = self._pointed_sum(at) or measures.of_the_day(self.words, at)
        if used:
            self.forms.append(form)
            self.surface.append(" ".join(self.words[at : at + used]))
            self.starts.append(self.begins[at])
            self.ends.append(self.stops[at + used - 1])
            return used
        if word[0].isdecimal() and word[-1].isalpha():
            if word[-1] == "d" and self.text[self.stops[at] - 1] == "D":
                return 0  # "3D" is no third
            if glued := measures.parted(word):
                return self._measured(at, *glued)
        if self._is_decade(at):
            self.forms.append(numbers.quantity((f"{word}s",), 0)[1])
            self.surface.append(f"{word}'s")
            self.starts.append(self.begins[at])
            self.ends.append(self.stops[at + 1])
            return 2
        together = _together(self.text, self.words, self.begins, self.stops, at)
        if word.endswith("pc") and word[-3:-2].isdecimal():
            used, form = 1, numbers.quantity((word[:-2], "%"), 0)[1]  # "60pc"
        elif at > 0 and self.words[at - 1] == "between":
            used, form = numbers.quantity(("between", *together), 1)  # "between twenty and two thousand"
        else:
            used, form = numbers.quantity(together, 0)
        if used:
            self.numbers += 1
            plus = self._plus(at, used)
            further, unit = measures.unit(self.words, at + used)
            form = measures.clock(self.words[at], form, unit)
            form += self._sign(at) if form[-1].isdecimal() else ""
            if plus is not None:
                self._bound(self.begins[at])
            self.forms.append("one" if form == "#1" else form)
            self.surface.append(" ".join(self.words[at : at + used]))
            self.starts.append(self.begins[at])
            last = self.stops[at + used - 1 + (plus or 0)]
            self.ends.append(last + (plus is not None and self.text[last : last + 1] == "+"))
            if further:
                first = self.begins[at + used]
                self._unit(unit, " ".join(self.words[at + used :][:further]), first, at + used + further)
            used += further + (plus or 0)
        return used

    def _pointed_sum(self, at: int) -> tuple[int, str] | None:
        """How many words a sum takes whose coin is glued to it, so that its point parted it, and its form: "N4.2 billion"."""
        word, *rest = self.words[at : at + numbers.LONGEST]
        whole = coins.may_part(word) and rest and self.text[self.stops[at] : self.begins[at + 1]] == "."
        if not whole or not rest[0][0].isdecimal():
            return None
        used, form = numbers.quantity((f"{word}.{rest[0]}", *rest[1:]), 0)
        return (used + 1, form) if used else None

    def _plus(self, at: int, used: int) -> int | None:
        """How many more words a plus behind a number takes ("40+", "40-plus"); None where there is none."""
        for stop in self.stops[at : at + used]:
            if self.text[stop : stop + 1] == "+" and not self.text[stop + 1 : stop + 2].isdecimal():
                return 0
        behind, stop = at + used, self.stops[at + used - 1]
        glued = self.words[behind : behind + 1] in (["plus"], ("plus",))
        return 1 if glued and self.text[stop : self.begins[behind]] in DASHES else None

    def _bound(self, at: int) -> None:
        """Take "more than", which a plus behind the number stands for."""
        self.forms += ["more", "than"]
        self.surface += ["", ""]
        self.starts += [at, at]
        self.ends += [at, at]

    def _is_decade(self, at: int) -> bool:
        """Whether a number is a decade that is written with an apostrophe, which parts it from its "s": "the 1960's"."""
        if self.words[at][-1] != "0" or self.words[at + 1 : at + 2] not in (["s"], ("s",)):
            return False
        return self.words[at].isdecimal() and self.text[self.stops[at] : self.begins[at + 1]] in APOSTROPHES

    def _dollars(self, at: int, unit: str) -> int:
        """Read a sum of which glued letters tell whose dollars it is ("US$250"); how many words it takes, 0 for no such sum."""
        raw = self.text[self.begins[at] : self.begins[at + 1]]
        if raw != raw.upper() or raw.strip() != raw:
            return 0
        used, form = numbers.quantity(_together(self.text, self.words, self.begins, self.stops, at + 1), 0)
        if not used or not form.endswith("$"):
            return 0
        self.forms.append(form.removesuffix("$") + unit)
        self.surface.append(" ".join(self.words[at : at + 1 + used]))
        self.starts.append(self.begins[at])
        self.ends.append(self.stops[at + used])
        return used + 1

    def _sign(self, at: int) -> str:
        """The unit whose sign stands right before a word, where that sign is no word of its own: "₹250"."""
        begin = self.begins[at]
        return paired("number_signs").get(self.text[max(0, begin - 1) : begin], "")

    def _measured(self, at: int, figures: str, glued: str) -> int:
        """Read a number that its unit is glued to ("90kg"); how many words it takes."""
        further, unit = measures.unit(self.words, at + 1, glued)
        form = measures.clock(figures, numbers.quantity((figures,), 0)[1] or f"#{figures}", unit)
        first = self.begins[at] + len(figures)
        self.forms.append("one" if form == "#1" else form)
        self.surface.append(figures)
        self.starts.append(self.begins[at])
        self.ends.append(first)
        self._unit(unit, " ".join((glued, *self.words[at + 1 :][:further])), first, at + 1 + further)
        return 1 + further

    def _unit(self, unit: Sequence[str], shown: str, start: int, after: int) -> None:
        """Take the words of a unit, which stand on the characters from `start` up to the word `after`."""
        self.forms += unit
        self.surface += [shown, *[""] * (len(unit) - 1)]
        self.starts += [start, *[self.stops[after - 1]] * (len(unit) - 1)]
        self.ends += [self.stops[after - 1]] * len(unit)

    def _is_country(self, at: int) -> bool:
        """Whether US is the country: "the US", "US Army"; not "they told US", nor a text all in capitals."""
        start, end = self.begins[at], self.stops[at]
        small = any(c.islower() for c in self.text[max(0, start - AROUND) : end + AROUND])
        following = self.text[end : end + 2].strip(" -")
        return small and ((at > 0 and self.words[at - 1] == "the") or following[:1].isupper())

    def _word(self, at: int) -> int:
        """Read one word, which may be several ("don't"); how many words it takes: 2 for "no one"."""
        word, start, stop = self.words[at], self.begins[at], self.stops[at]
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if word == "no" and following == "one" and self.text[stop : self.begins[at + 1]] in (" ", "-"):
            self.forms.append("nobody")
            self.surface.append("no one")
            self.starts.append(start)
            self.ends.append(self.stops[at + 1])
            return 2
        if word == "no" and following[:1].isdecimal() and self.text[stop : stop + 1] == ".":
            word = "number"  # "No. 1"
        if word == "us" and self.text[start:stop] == "US" and self._is_country(at):
            word = "u.s"
        parts = canonical(word) if len(word) <= LONGEST_WORD else ((word, len(word)),)
        whole, first = stop - start == len(word), start
        for number, (atom, length) in enumerate(parts):
            self.forms.append(atom)
            shown = word[start - first :][:length] if whole else word[: length and len(word)]
            if len(parts) > 1:
                # The second word of "cannot" has letters and no spelling of its own: "can not" differs by a space.
                shown = "" if number and shown == atom == "not" else _STEMS.get(shown, shown)
            self.surface.append(shown)
            self.starts.append(start)
            start = stop if not whole or number == len(parts) - 1 else start + length
            self.ends.append(start)
        return 1


def _told_apart(forms: list[str]) -> list[str]:
    """ "I'd have" is would, "I'd seen" had: a base form follows would, a past form had."""
    for at in range(len(forms) - 1) if "'d" in forms else ():
        if forms[at] == "'d":
            verb = next((w for w in forms[at + 1 : at + 4] if w not in _BETWEEN), "")
            if at and forms[at - 1] in _ASKING and forms[at + 1] in listed("subject_pronouns"):
                forms[at] = "did"  # "how'd you know"
                continue
            forms[at] = "had" if is_past(verb) or verb == "better" else "would"
    return forms


def _together(
    text: str, words: Sequence[str], begins: Sequence[int], stops: Sequence[int], at: int
) -> Sequence[str]:
    """The words from one on that may make one number: a semicolon or a full stop ends it, and "in March, one" is no day."""
    end = at + 1
    while end < min(len(words), at + numbers.LONGEST):
        gap = text[stops[end - 1] : begins[end]]
        if gap != " " and (
            any(mark in gap for mark in ";:?!—")
            or (". " in gap and not _shortened(words[end - 1]))
            or ("," in gap and words[end - 1] in paired("months") and not words[end][0].isdecimal())
        ):
            break
        end += 1
    return words[at:end]


def _shortened(word: str) -> bool:
    """Whether a full stop behind a word may only shorten a month or a coin: "Dec. 9", "Rs. 250"."""
    return bool(coins.code(word)) or (word in paired("months") and word in listed("abbreviations_pointed"))


def is_past(word: str) -> bool:
    """Whether a word looks like a past form: a regular ending, or one on the list of irregular forms."""
    return word.endswith("ed") or (word in paired("irregular_forms") and not word.endswith("s"))


def _next_other(words: Sequence[str], others: Sequence[int], at: int) -> int:
    """Where the words stop that are one word and no number, `others` being all such places; an article before a number
    belongs to it.
    """
    other = others[bisect_left(others, at)]
    if at < other < len(words) and words[other - 1] in numbers.ARTICLES:
        return other - numbers.may_begin(words[other - 1], words[other])
    return other


def _of_one_word(word: str) -> str | None:
    """The canonical form of a word that is one word and no number, whatever stands beside it; None for others."""
    if (
        len(word) > LONGEST_WORD
        or word in ("no", "us")
        or (word not in numbers.ARTICLES and coins.dollar(word))
        or (numbers.is_part(word) and word not in numbers.ARTICLES)
    ):
        return None
    parts = canonical(word)
    return parts[0][0] if len(parts) == 1 and parts[0][0] != "'d" else None


_plain_form = Remembered(_of_one_word, REMEMBERED, LONGEST_WORD).__getitem__


# Lists of short forms, each with what is read for it.
_SHORT = ("contractions", "contractions_scots", "abbreviations")


@lru_cache(maxsize=REMEMBERED)
def canonical(word: str) -> tuple[tuple[str, int], ...]:
    """The canonical words of one folded word, each with the number of its characters (0: it has none)."""
    full = next((paired(name)[word] for name in _SHORT if word in paired(name)), None)
    if full is not None:
        first, *rest = full.split()
        if len(rest) == 1 and (word.endswith("n't") or word == first + rest[0]):
            # "can't", and "cannot", of which each part has its own letters
            size = 3 if word.endswith("n't") else len(rest[0])
            return (first, len(word) - size), (rest[0], size)
        return (first, len(word)), *((other, 0) for other in rest)
    if word.endswith("n't"):
        # Alone where a text is cut into words as parsers cut it: "do n't".
        denied = ((word[:-3], len(word) - 3),) if len(word) > 3 else ()
        return *denied, ("not", 3)
    head, mark, tail = word.rpartition("'")
    verb = len(head) >= SHORTEST_VERB and head not in _WOULD and head not in _people()
    if mark and tail == "d" and verb:
        return ((f"{head}ed", len(word)),)  # "ceas'd", "stopp'd"
    if mark and head and f"'{tail}" in _CLITICS:
        return *canonical(head), (_CLITICS[f"'{tail}"], len(tail) + 1)
    plain = _plain(word)
    return ((paired("spelling_variants").get(plain, plain), len(word)),)


@cache
def _people() -> frozenset[str]:
    """Who somebody is, folded: behind these 'd is "would" or "had", as behind a pronoun ("the mayor'd sign", "Tom'd said")."""
    names = {name.casefold() for name in marked("names_first")}
    return listed("subject_pronouns") | names | set(marked("roles"))


def _plain(word: str) -> str:
    """A word without its accents, which the press adds and drops."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c)) or word
