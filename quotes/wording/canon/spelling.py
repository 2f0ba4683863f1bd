"""When two different words are one word for a careful reader: spelled, misspelt, masked, or in another form."""

import re
from fractions import Fraction
from functools import cache

from rapidfuzz.distance import OSA

from quotes.lexicon import alike, grouped, listed, marked, paired, words
from quotes.wording.canon.coins import same_sum
from quotes.wording.canon.markers import is_opposed, marker_words, opposite
from quotes.wording.canon.older import respelled
from quotes.wording.canon.sounding import misheard
from quotes.wording.canon.things import other_things

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
# In words up to this length another first letter makes another word ("mill", "hill") more often than a slip.
LONGEST_WITH_HEAD = 7
# Figures that stand for letters where a text was read by a machine: "w0uld".
_MISREAD = str.maketrans("013458", "oleasb")
# Letters that a machine takes for others beside each other: "aslc" is ask, "rnen" is men.
_CONFUSED = (("lc", "k"), ("rn", "m"), ("vv", "w"), ("cl", "d"), ("li", "h"), ("tl", "d"))


# Letters of names that sound alike, and how many letters a name has at most that is told by its vowels too: "Jean", "Joan".
VOWELLED = 5
_SOUNDS = str.maketrans("cqyzvw", "kkisff")
# A part of a whole in canonical form.
_PARTS = re.compile(r"#\d{1,3}/\d{1,3}")


def word_relation(claim: str, recorded: str) -> str | None:
    """The kind of the small difference between two words that differ, or None where they are two words."""
    if _roman(claim, recorded) or _roman(recorded, claim):
        return "number"
    if {claim, recorded} == {"half", "#1/2"}:
        return "number"  # "one half"
    if claim[0] == "#" or recorded[0] == "#":
        same = claim.rstrip(".") == recorded.rstrip(".") or same_sum(claim, recorded)
        same = same or _part(claim, recorded) or _part(recorded, claim)
        return "number" if same or pointed_clock(claim, recorded) or pointed_clock(recorded, claim) else None
    if "*" in claim or "*" in recorded:
        return "masked" if _masked(claim, recorded) or _masked(recorded, claim) else None
    if ("." in claim or "." in recorded) and claim.replace(".", "") == recorded.replace(".", ""):
        return "abbreviation"
    if clitic(claim, recorded):
        return "contraction"
    if {claim, recorded} == {"'s", "are"}:
        return "grammar"
    if claim in alike("spelling_homophones").get(recorded, ()):
        return "homophone"
    if misheard(claim, recorded):
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
    if _umlauts(claim) == _umlauts(recorded) and max(len(claim), len(recorded)) >= SHORTEST_RULED:
        return "spelling"  # "Zustaendigkeit", where the record has an umlaut
    if older := respelled(claim, recorded):
        return older
    if _plural(claim, recorded) or _plural(recorded, claim):
        return "plural"
    return "typo" if _slip(claim, recorded) or _misread(claim, recorded) else None


def pointed_clock(clock: str, number: str) -> bool:
    """Whether a time of day (`#7:30`) is the number read of the same figures with a point, `#73/10`."""
    hour, mark, minutes = clock[1:].partition(":")
    plain = mark and len(minutes) == 2 and (hour + minutes).isdecimal()
    return bool(plain) and number == f"#{Fraction(f'{hour}.{minutes}')}"


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


def two_places(one: str, other: str) -> bool:
    """Whether both words are known to name places or peoples, and not the same: Persian and Parisian."""
    known = alike("guard_peoples")
    return one in known and other in known and other not in known[one]


def two_persons(one: str, other: str) -> bool:
    """Whether both words are known first names that do not sound alike, and no other words: "Marta", "Maria"."""
    known = marked("names_first")
    if (
        one.capitalize() not in known
        or other.capitalize() not in known
        or one in _common()
        or other in _common()
    ):
        return False
    return _sounded(one) != _sounded(other)


def _sounded(name: str) -> str:
    """The consonants of a name as they sound, of a short one its first vowel too: in these "Erik" and "Eric" agree."""
    plain = name.replace("ph", "f").translate(_SOUNDS).replace("h", "")
    head = next((at for at, c in enumerate(plain) if c in "aeiou"), 0)
    rest = "".join(c for c in plain if c not in "aeiou")
    sounds = "".join(c for at, c in enumerate(rest) if rest[at - 1 : at] != c)
    return sounds if len(name) > VOWELLED else sounds + plain[head : head + 1]


def _part(share: str, part: str) -> bool:
    """Whether a share in per cent is a part of the whole: "75 percent", "three quarters"; "50 percent", "half"."""
    whole = "#1/2" if part == "half" else part
    if share[-1] != "%" or not _PARTS.fullmatch(whole) or not share[1:-1].isdecimal():
        return False
    top, _, bottom = whole[1:].partition("/")
    return int(share[1:-1]) * int(bottom) == 100 * int(top)


def clitic(claim: str, recorded: str) -> bool:
    """Whether one word is the other as it was run into the word before: "'s" for "is", "'d" for "would"."""
    pair = {claim, recorded}
    return ("'s" in pair and bool(pair & {"is", "has", "us"})) or (
        "'d" in pair and bool(pair & {"would", "had", "did"})
    )


def _respelled(word: str) -> str:
    """A word in American spelling, by rule."""
    if len(word) < SHORTEST_RULED:
        return word
    for ending, other in _ENDINGS:
        if word.endswith(ending) and (len(word) >= SHORTEST_DOUBLED or "ll" not in ending):
            return word[: -len(ending)] + other
    return word


def _umlauts(word: str) -> str:
    """A word with the umlauts that are written out as two letters folded as the letters with dots are."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _roman(numeral: str, number: str) -> bool:
    """Whether a numeral is a number's: II for two."""
    return number[0] == "#" and paired("roman_values").get(numeral) == number[1:].rstrip(".")


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
    if two_persons(claim, recorded):
        return False  # "Jean", "Joan"
    if two_places(claim, recorded) or other_things(claim, recorded):
        return False  # "grandmother", "grandfather"
    if any(
        claim == prefix + recorded or recorded == prefix + claim for prefix in listed("spelling_prefixes")
    ):
        return False
    common = _common()
    known = claim in common or claim in listed("english") or claim in marker_words()
    modal = (recorded,) in grouped("guard_modals") and claim not in marker_words()
    if known and not modal and (recorded in common or recorded in marker_words()):
        return False
    if modal:
        # "We mast leave": where a modal stood, a look-alike that is none is a slip, whatever else it means.
        return OSA.distance(claim, recorded) <= 1
    if claim in words("vocabulary") and recorded in words("vocabulary"):
        return False
    if inflected(claim, recorded) and (known or len(claim) > len(recorded) or recorded not in common):
        return False
    if claim in marker_words() and not is_opposed(claim):
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


def _misread(claim: str, recorded: str) -> bool:
    """Whether one word is the other with letters taken for others by a machine, and is itself no word."""
    for read, printed in ((claim, recorded), (recorded, claim)):
        known = read in words("spelling_common") or read in listed("english") or read in marker_words()
        if not known and any(a in read and read.replace(a, b) == printed for a, b in _CONFUSED):
            return True
    return False


@cache
def _common() -> frozenset[str]:
    """Everyday words: of two of them one was said for the other, and not mistyped."""
    return words("spelling_common") | frozenset(paired("common_words"))


def _masked(claim: str, recorded: str) -> bool:
    """Whether a word with letters starred out can be the recorded one: `f**k`, `s***`."""
    stars = claim.count("*")
    if not stars or abs(len(claim) - len(recorded)) > 4:
        return False
    head, tail = claim[: claim.index("*")], claim[claim.rindex("*") + 1 :]
    return bool(head or tail) and recorded.startswith(head) and recorded.endswith(tail)
