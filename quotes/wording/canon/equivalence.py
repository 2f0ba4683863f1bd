"""When two different runs of words are the same words for a careful reader, and by which rule.

A run is a tuple of canonical words (see `quotes.wording.canon.atoms`). The answer is the kind of the small difference, or
None where the words are different words; one word against one is asked of `quotes.wording.canon.spelling`.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from quotes.lexicon import alike, listed, paired
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.markers import bases, marker_words
from quotes.wording.canon.spelling import clitic, pointed_clock, word_relation

Run = tuple[str, ...]
# A longer "word" is an address, a key or hostile; it is the same or it is another.
LONGEST_WORD = 60
_IRREGULAR = {
    "more bad": ("worse",), "most bad": ("worst",), "more good": ("better",), "most good": ("best",),
    "more far": ("farther", "further"), "more little": ("less",),
}  # fmt: skip
_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non")
# How a word begins that may unfold to a negation; all others are passed over quickly.
_MAY_DENY = ("no", "never", "without", *_NEGATIVE)
# What the rules of `_relation` look for in a word of a run of several; a new rule asks for its words here.
_KNOWN, _DENIES, _SWAPS = 1, 2, 4
# Spans of time that have a name of their own.
_SPANS: dict[Run, Run] = {
    ("#2", "weeks"): ("a", "fortnight"), ("#12", "months"): ("a", "year"), ("#10", "years"): ("a", "decade"),
    ("#100", "years"): ("a", "century"), ("#7", "days"): ("a", "week"), ("#60", "minutes"): ("a", "hour"),
}  # fmt: skip


class Several(NamedTuple):
    """A run with what decides whether `relation` is worth asking: its letters and their number, and what it bears.

    `known` says that some rule reads one of its words by itself; `shared` has the bits of what both runs must bear.
    """

    words: Run
    size: int
    head: str
    known: int
    shared: int


def ending(words: Sequence[str], end: int, most: int) -> list[Several]:
    """The runs of one word, of two and so on up to `most` that end before a word."""
    size = bears = 0
    found = []
    for start in range(end - 1, max(-1, end - 1 - most), -1):
        word = words[start]
        size += len(word)
        bears |= _bearing(word)
        shared = bears & _DENIES | (_SWAPS << end - start if bears & _SWAPS else 0)
        found.append(Several(tuple(words[start:end]), size, word[0], bears & _KNOWN, shared))
    return found


def may_relate(claim: Several, recorded: Several) -> bool:
    """Whether `relation` can have an answer for two runs of which one is of several words; seldom true of random ones."""
    if claim.known or recorded.known or claim.shared & recorded.shared:
        return True
    return claim.head == recorded.head and -1 <= claim.size - recorded.size <= 1


@lru_cache(maxsize=65536)
def _bearing(word: str) -> int:
    bears = _KNOWN if not word.isalpha() or word in _alone() else 0
    if word.startswith(_MAY_DENY) or word.endswith("less"):
        bears |= _DENIES
    return bears | _SWAPS if word in alike("spelling_swaps") else bears


@cache
def _alone() -> frozenset[str]:
    """Words that begin what some rule replaces as a whole."""
    lists = (paired("guard_reverential"), paired("spelling_sound_alikes"))
    return frozenset({"more", "most", "did", "does", *(run.split()[0] for table in lists for run in table)})


def relation(claim: Run, recorded: Run) -> str | None:
    """The kind of the small difference between two short runs, or None where the words differ."""
    if claim == recorded:
        return "same"
    if max(map(len, claim)) > LONGEST_WORD or max(map(len, recorded)) > LONGEST_WORD:
        return None
    return _relation(claim, recorded)


def _spans(run: Run) -> Run:
    """A span of time in two words, by one name: ten years, "a decade"; empty for any other run."""
    one = len(run) == 2 and run[0] in ("a", "an", "one", "#1")
    return _SPANS.get(run, ("a", run[1]) if one and ("a", run[1]) in _SPANS.values() else ())


@lru_cache(maxsize=65536)
def _relation(claim: Run, recorded: Run) -> str | None:
    one, other = "".join(claim), "".join(recorded)
    if one == other:
        return None if one in listed("spelling_not_joined") else "joined"
    if len(claim) == len(recorded) == 1:
        return word_relation(claim[0], recorded[0])
    if _clock(claim, recorded) or _clock(recorded, claim) or _spans(claim) == _spans(recorded) != ():
        return "number"
    if ("." in one or "." in other) and one.replace(".", "") == other.replace(".", ""):
        return "abbreviation"
    if _possessive(claim, recorded) or _possessive(recorded, claim):
        return "spelling"
    full = paired("guard_reverential")
    if full.get(" ".join(claim)) == " ".join(recorded) or full.get(" ".join(recorded)) == " ".join(claim):
        return "masked"
    halves = paired("clock_halves")
    if (halves.get(" ".join(claim)), halves.get(" ".join(recorded))) in (
        (recorded[0], None),
        (None, claim[0]),
    ):
        return "number"
    if _sounds_alike(claim, recorded) or _sounds_alike(recorded, claim):
        return "homophone"
    if _reformed(claim, recorded) or _reformed(recorded, claim):
        return "comparative_form"
    if _insisted(claim, recorded) or _insisted(recorded, claim):
        return "emphasis"
    if any(word.startswith(_MAY_DENY) or word.endswith("less") for word in claim):
        unfolded = negations_unfolded(claim, recorded)
        if "not" in unfolded and unfolded == negations_unfolded(recorded, claim):
            return "negation_form"
    if _ambiguous(claim, recorded):
        return "contraction"
    if (
        len(claim) + len(recorded) <= 5
        and len(one) >= 5
        and abs(len(one) - len(other)) <= 1
        and not _guarded(claim, recorded)
    ):
        return "typo" if OSA.distance(one, other, score_cutoff=1) <= 1 and one[0] == other[0] else None
    return None


def negations_unfolded(run: Run, other: Run) -> tuple[str, ...]:
    """The words of a run with every negation said as `not`: unfair (beside fair) is not + fair."""
    out: list[str] = []
    for word in run:
        if word in ("do", "does", "did", "any", "a", "an", "ever", "person", "single"):
            continue
        if word in ("no", "none", "never"):
            out.append("not")
        elif word.startswith("no") and word[2:] in ("body", "thing", "where"):
            out += ["not", f"any{word[2:]}"]
        elif word == "one" and out[-1:] == ["not"]:
            out.append("anybody")
        elif word == "without":
            out += ["not", "with"]
        elif stem := negated_stem(word, other):
            out += ["not", stem]
        else:
            out.append(word)
    return tuple(sorted(out))


def may_be_negated(word: str) -> bool:
    """Whether a word can have a `negated_stem` beside some others."""
    return word.endswith("less") or any(
        word.startswith(prefix) and len(word) > len(prefix) + 2 for prefix in _NEGATIVE
    )


def negated_stem(word: str, others: Run) -> str:
    """The word that a negative prefix was put before, if it stands among the others."""
    for prefix in _NEGATIVE if word.startswith(_NEGATIVE) else ():
        if word.startswith(prefix) and len(word) > len(prefix) + 2 and word[len(prefix) :] in others:
            return word[len(prefix) :]
    if word.endswith("less") and (word[:-4] in others or f"{word[:-4]}ful" in others):
        return word[:-4]
    return ""


def _clock(short: Run, spoken: Run) -> bool:
    """Whether figures are a number and a word as spoken: `9:30` is nine thirty, `9/11` nine eleven, `22:00` ten p.m.

    So are `10:00` and ten o'clock, and `900m`, which is read as millions, and 900 meters.
    """
    if len(short) != 1 or len(spoken) != 2 or short[0][:1] != "#" or spoken[0][:1] != "#":
        return False
    figures, (number, word) = short[0], spoken
    if word[0] == "#":
        return figures in (f"{number}:{word[1:]}", f"{number}/{word[1:]}") or pointed_clock(
            f"{number}:{word[1:]}", figures
        )
    if word == "meters":
        return number[1:].isdecimal() and figures == f"{number}000000"
    hour, _, minutes = number[1:].partition(":")
    if not hour.isdecimal():
        return False
    if word == "o'clock":
        return figures == f"{number}:00"
    later = int(hour) % 12 + (12 if word == "p.m" else 0)
    return word in ("a.m", "p.m") and figures in (f"#{at}:{minutes or '00'}" for at in (later, f"0{later}"))


def _possessive(apart: Run, plural: Run) -> bool:
    """Whether a plural is written as a possessive, or the reverse: "American's", "Americans"."""
    return len(apart) == 2 and len(plural) == 1 and apart[1] == "'s" and plural[0] == f"{apart[0]}s"


def _ambiguous(claim: Run, recorded: Run) -> bool:
    return len(claim) == len(recorded) and all(
        a == b or clitic(a, b) or a in alike("spelling_swaps").get(b, ())
        for a, b in zip(claim, recorded, strict=True)
    )


def _guarded(claim: Run, recorded: Run) -> bool:
    markers = marker_words()
    return any(word in markers or word[0] == "#" for word in (*claim, *recorded))


def _sounds_alike(one: Run, two: Run) -> bool:
    return len(one) == 1 and paired("spelling_sound_alikes").get(one[0]) == " ".join(two)


def _insisted(long: Run, short: Run) -> bool:
    """`did close` for `closed`, `does work` for `works`."""
    if len(long) != 2 or len(short) != 1 or long[1] == short[0] or long[1] not in bases(short[0]):
        return False
    return is_past(short[0]) if long[0] == "did" else long[0] == "does" and short[0].endswith("s")


def _reformed(long: Run, short: Run) -> bool:
    """`more strong` for `stronger`, `most strong` for `strongest`."""
    if len(long) != 2 or len(short) != 1 or long[0] not in ("more", "most"):
        return False
    if f"{long[0]} {long[1]}" in _IRREGULAR:
        return short[0] in _IRREGULAR[f"{long[0]} {long[1]}"]
    ending = "er" if long[0] == "more" else "est"
    stems = {long[1], long[1].removesuffix("ly")}  # "more loudly" is "louder"
    return any(
        short[0]
        in (stem + ending, stem.rstrip("e") + ending, stem[:-1] + "i" + ending, stem + stem[-1] + ending)
        for stem in stems
    )
