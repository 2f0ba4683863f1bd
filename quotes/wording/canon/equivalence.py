"""When two different runs of words are the same words for a careful reader, and by which rule.

A run is a tuple of canonical words (see `quotes.wording.canon.atoms`). The answer is the kind of the small difference, or
None where the words are different words.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from quotes.lexicon import alike, grouped, listed, paired, words
from quotes.wording.canon.markers import is_opposed, marker_words, opposite

Run = tuple[str, ...]

# Slips of the keyboard allowed in a word, by the length of the longer form: (shortest length, slips). Two
# real words of seven letters are often two letters apart ("junior", "senior"); of eleven hardly ever.
_SLIPS = ((11, 3), (8, 2), (4, 1))
# Endings that differ between British and American spelling; the first that fits is rewritten.
_ENDINGS = (
    ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"),
    ("ise", "ize"), ("iser", "izer"), ("isers", "izers"), ("ysed", "yzed"), ("yse", "yze"), ("ogue", "og"),
    ("ysing", "yzing"), ("ogues", "ogs"), ("tre", "ter"), ("tres", "ters"), ("bre", "ber"), ("bres", "bers"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ourable", "orable"),
    ("ourful", "orful"), ("ourite", "orite"), ("ourites", "orites"), ("ourhood", "orhood"), ("ourly", "orly"),
    ("elled", "eled"), ("elling", "eling"), ("eller", "eler"), ("ellers", "elers"), ("alled", "aled"),
)  # fmt: skip
# Shorter words are left alone: "filled" is not "filed", and "wise", "four", "yours" have no second spelling.
SHORTEST_RULED = 6
SHORTEST_DOUBLED = 7
SHORT_WORD = 3
# A longer "word" is an address, a key or hostile; it is the same or it is another.
LONGEST_WORD = 60
# In words up to this length another first letter makes another word ("mill", "hill") more often than a slip.
LONGEST_WITH_HEAD = 7
# Figures that stand for letters where a text was read by a machine: "w0uld".
_MISREAD = str.maketrans("013458", "oleasb")
_IRREGULAR = {
    "more bad": ("worse",), "most bad": ("worst",), "more good": ("better",), "most good": ("best",),
    "more far": ("farther", "further"), "more little": ("less",),
}  # fmt: skip
_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non")
# How a word begins that may unfold to a negation; all others are passed over quickly.
_MAY_DENY = ("no", "never", "without", *_NEGATIVE)
# What the rules of `_relation` look for in a word of a run of several; a new rule asks for its words here.
_KNOWN, _DENIES, _SWAPS = 1, 2, 4


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
    return frozenset({"more", "most", *(run.split()[0] for table in lists for run in table)})


def relation(claim: Run, recorded: Run) -> str | None:
    """The kind of the small difference between two short runs, or None where the words differ."""
    if claim == recorded:
        return "same"
    if max(map(len, claim)) > LONGEST_WORD or max(map(len, recorded)) > LONGEST_WORD:
        return None
    return _relation(claim, recorded)


@lru_cache(maxsize=65536)
def _relation(claim: Run, recorded: Run) -> str | None:
    one, other = "".join(claim), "".join(recorded)
    if one == other:
        return None if one in listed("spelling_not_joined") else "joined"
    if len(claim) == len(recorded) == 1:
        return _word_relation(claim[0], recorded[0])
    if _clock(claim, recorded) or _clock(recorded, claim):
        return "number"
    if ("." in one or "." in other) and one.replace(".", "") == other.replace(".", ""):
        return "abbreviation"
    full = paired("guard_reverential")
    if full.get(" ".join(claim)) == " ".join(recorded) or full.get(" ".join(recorded)) == " ".join(claim):
        return "masked"
    if _sounds_alike(claim, recorded) or _sounds_alike(recorded, claim):
        return "homophone"
    if _reformed(claim, recorded) or _reformed(recorded, claim):
        return "comparative_form"
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


def inflected(one: str, other: str) -> bool:
    """Whether two words are forms of the same word ("year", "years"; "wins", "winning")."""
    if len(one) > len(other):
        one, other = other, one
    if len(one) < 2:
        return False
    tails = listed("spelling_inflections")
    if other.startswith(one) and other[len(one) :] in tails:
        return True
    stem = one[:-1]
    if len(stem) < 2 or not other.startswith(stem):
        return False
    rest = other[len(stem) :]
    if one[-1] == "e" and rest in ("ing", "ed", "er", "est", "able", "y"):
        return True
    if one[-1] == "y" and rest in ("ies", "ied", "ier", "iest", "ily", "iness"):
        return True
    if rest[:2] == one[-1] * 2 and rest[2:] in ("ed", "ing", "er", "est"):
        return True
    return any(one.endswith(a) and other == one[: -len(a)] + b for a in tails if a != "n" for b in tails)


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


def negated_stem(word: str, others: Run) -> str:
    """The word that a negative prefix was put before, if it stands among the others."""
    for prefix in _NEGATIVE:
        if word.startswith(prefix) and len(word) > len(prefix) + 2 and word[len(prefix) :] in others:
            return word[len(prefix) :]
    if word.endswith("less") and (word[:-4] in others or f"{word[:-4]}ful" in others):
        return word[:-4]
    return ""


def _word_relation(claim: str, recorded: str) -> str | None:
    if _roman(claim, recorded) or _roman(recorded, claim):
        return "number"
    if claim[0] == "#" or recorded[0] == "#":
        return "number" if claim.rstrip(".") == recorded.rstrip(".") else None
    if "*" in claim or "*" in recorded:
        return "masked" if _masked(claim, recorded) or _masked(recorded, claim) else None
    if ("." in claim or "." in recorded) and claim.replace(".", "") == recorded.replace(".", ""):
        return "abbreviation"
    if _clitic(claim, recorded):
        return "contraction"
    if {claim, recorded} == {"'s", "are"}:
        return "grammar"
    if claim in alike("spelling_homophones").get(recorded, ()):
        return "homophone"
    if recorded in alike("spelling_grammar").get(claim, ()):
        return "grammar"
    if claim in alike("spelling_swaps").get(recorded, ()):
        return "small_word"
    if ("'" in claim or "'" in recorded) and claim.replace("'", "") == recorded.replace("'", ""):
        return "spelling"
    if (
        (claim[0] == recorded[0] and _respelled(claim) == _respelled(recorded))
        or _spoken(claim, recorded)
        or _spoken(recorded, claim)
    ):
        return "spelling"
    if _plural(claim, recorded) or _plural(recorded, claim):
        return "plural"
    return "typo" if _slip(claim, recorded) else None


def _respelled(word: str) -> str:
    """A word in American spelling, by rule."""
    if len(word) < SHORTEST_RULED:
        return word
    for ending, other in _ENDINGS:
        if word.endswith(ending) and (len(word) >= SHORTEST_DOUBLED or "ll" not in ending):
            return word[: -len(ending)] + other
    return word


def _clock(short: Run, spoken: Run) -> bool:
    """Whether figures with a mark are two numbers as spoken: `9:30` for nine thirty, `9/11` for nine eleven."""
    if len(short) != 1 or len(spoken) != 2 or short[0][:1] != "#" or any(word[0] != "#" for word in spoken):
        return False
    return short[0] in (f"{spoken[0]}:{spoken[1][1:]}", f"{spoken[0]}/{spoken[1][1:]}")


def _roman(numeral: str, number: str) -> bool:
    """Whether a numeral is a number's: II for two."""
    return number[0] == "#" and paired("roman_values").get(numeral) == number[1:].rstrip(".")


def _clitic(claim: str, recorded: str) -> bool:
    pair = {claim, recorded}
    return ("'s" in pair and bool(pair & {"is", "has", "us"})) or (
        "'d" in pair and bool(pair & {"would", "had", "did"})
    )


def _ambiguous(claim: Run, recorded: Run) -> bool:
    return len(claim) == len(recorded) and all(
        a == b or _clitic(a, b) or a in alike("spelling_swaps").get(b, ())
        for a, b in zip(claim, recorded, strict=True)
    )


def _spoken(short: str, full: str) -> bool:
    """Endings as spoken: goin, talkin; plurals with or without their apostrophe."""
    return short.endswith("in") and len(short) > 3 and full == f"{short}g"


def _plural(one: str, many: str) -> bool:
    """Singular and plural of a noun, as far as spelling tells; verbs in -s agree with their subject alike."""
    if paired("irregular_plurals").get(many) == one:
        return True
    if many[-1:] != "s":
        return False
    if many == f"{one}es" and one.endswith(("ss", "x", "ch", "sh")):
        return True
    if len(one) < 3 or one.endswith("s") or (one in marker_words() and not is_opposed(one)):
        return False
    return many in (f"{one}s", f"{one}es") or (one.endswith("y") and many == f"{one[:-1]}ies")


def _slip(claim: str, recorded: str) -> bool:
    """Whether one word is the other with a letter or two wrong, and no third word is meant."""
    if not claim.isalpha() and any(c.isalpha() for c in claim):
        claim = claim.translate(_MISREAD)
    longer = max(len(claim), len(recorded))
    if longer < 2 or not (claim.isalpha() and recorded.isalpha()):
        return False
    most = _SLIPS[0][1] if longer >= _SLIPS[0][0] else 2
    if OSA.distance(claim, recorded, score_cutoff=most) > most:
        return False  # whatever they are, beyond every bound below
    if claim in alike("spelling_confusables").get(recorded, ()) or opposite(claim, recorded):
        return False
    if any(
        claim == prefix + recorded or recorded == prefix + claim for prefix in listed("spelling_prefixes")
    ):
        return False
    common = words("spelling_common")
    known = claim in common or claim in listed("english") or claim in marker_words()
    modal = (recorded,) in grouped("guard_modals") and claim not in marker_words()
    if known and not modal and (recorded in common or recorded in marker_words()):
        return False
    if modal:
        # "We mast leave": where a modal stood, a look-alike that is none is a slip, whatever else it means.
        return OSA.distance(claim, recorded) <= 1
    if inflected(claim, recorded) and (known or len(claim) > len(recorded) or recorded not in common):
        return False
    if claim in marker_words():
        return False
    if sorted(claim) == sorted(recorded):
        return OSA.distance(claim, recorded) <= 2
    if longer <= SHORT_WORD:
        # A short word that is none at all ("np", "teh") is a slip of a known one; two real ones are two words.
        real = recorded in common or recorded in listed("english")
        return not known and real and OSA.distance(claim, recorded) <= 1
    if longer <= LONGEST_WITH_HEAD and claim[0] != recorded[0]:
        return False
    allowed = next((slips for length, slips in _SLIPS if longer >= length), 0)
    return OSA.distance(claim, recorded, score_cutoff=allowed) <= allowed


def _guarded(claim: Run, recorded: Run) -> bool:
    markers = marker_words()
    return any(word in markers or word[0] == "#" for word in (*claim, *recorded))


def _sounds_alike(one: Run, two: Run) -> bool:
    return len(one) == 1 and paired("spelling_sound_alikes").get(one[0]) == " ".join(two)


def _masked(claim: str, recorded: str) -> bool:
    """Whether a word with letters starred out can be the recorded one: `f**k`, `s***`."""
    stars = claim.count("*")
    if not stars or abs(len(claim) - len(recorded)) > 4:
        return False
    head, tail = claim[: claim.index("*")], claim[claim.rindex("*") + 1 :]
    return bool(head or tail) and recorded.startswith(head) and recorded.endswith(tail)


def _reformed(long: Run, short: Run) -> bool:
    """`more strong` for `stronger`, `most strong` for `strongest`."""
    if len(long) != 2 or len(short) != 1 or long[0] not in ("more", "most"):
        return False
    if f"{long[0]} {long[1]}" in _IRREGULAR:
        return short[0] in _IRREGULAR[f"{long[0]} {long[1]}"]
    stem, ending = long[1], "er" if long[0] == "more" else "est"
    forms = (stem + ending, stem.rstrip("e") + ending, stem[:-1] + "i" + ending, stem + stem[-1] + ending)
    return short[0] in forms
