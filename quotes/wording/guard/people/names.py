"""Names: one name in the place of another, a title for another title, a word that makes it another office."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Prefix

from quotes.lexicon import alike, classed, grouped, listed, marked
from quotes.lexicon import words as everyday
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.equivalence import relation
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import marker_words
from quotes.wording.canon.spelling import inflected, two_places
from quotes.wording.guard.gate import CAPITAL, among, needs
from quotes.wording.regions import Region

# A text in which more words than this share begin with a capital is a headline: capitals name nobody there.
HEADLINE = 0.6


SAMPLE = 60  # words looked at


SHORTEST_STEM = 4


# Shorter names differ by their vowels: "Hale" is not "Hall".
SHORTEST_SOUNDED = 5


# Two words for who held an office once.
_ONCE = {"former", "ex"}
_VOWELS = frozenset("aeiouy")
_SOUNDS = str.maketrans("cqyzvw", "kkisff")


LONGEST_NAME = 4


BESIDE = 3


_VERBS = tuple(
    (word,) for word in ("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "and")
)
_PEOPLES = ("ites", "ite", "enes", "ene", "ians", "ian")
# Endings of those who do or are something: "teacher", "governor", "employee", "servant".
_DOERS = ("er", "or", "ee", "ist", "ian", "ant", "man", "men", "ent", "able", "ge")
_PREFIXES = classed("half_prefixes")
_LINKS = classed("links")
# Whom the record leaves unnamed.
_SOMEBODY = (("somebody",), ("someone",), ("somebody", "else"), ("someone", "else"))
_QUALIFYING = listed("guard_qualifiers", "guard_relations", "guard_portfolios")


@needs(facing=CAPITAL)
def name(region: Region) -> Iterator[Finding]:
    """Alarm where one name stands in the place of another that is no spelling of it."""
    for change in region.changes:
        ours, theirs = (
            _names(region.said, change.c0, change.c1),
            _names(region.recorded, change.r0, change.r1),
        )
        a, b = region.said.raw(change.c0, change.c1), region.recorded.raw(change.r0, change.r1)
        if a != b and {a, b} <= listed("roman_numerals"):
            yield region.finding("number", "guard.number", (), (), f"{b} / {a}")
            return
        if ours and region.recorded.words[change.r0 : change.r1] in _SOMEBODY:
            yield region.finding("name", "guard.name", (), (), f"{b} / {' '.join(ours)}")
            return
        if not ours or not theirs or set(ours) & set(theirs) or max(len(ours), len(theirs)) > LONGEST_NAME:
            continue
        if ("'s" in region.said.words[change.c0 : change.c1]) != (
            "'s" in region.recorded.words[change.r0 : change.r1]
        ):
            continue  # "the Lord's followers", "the Brethren"
        if _describes(region.said, change.c0, change.c1) != _describes(region.recorded, change.r0, change.r1):
            continue  # "our Brother" for "a follower of the Lord": a description in place of a name
        # A name that stands beside the change in the other text was moved, not exchanged.
        beside = {*_near(region.recorded, change.r0, change.r1)}, {*_near(region.said, change.c0, change.c1)}
        if not beside[0].isdisjoint(ours) or not beside[1].isdisjoint(theirs):
            continue
        if (
            any(_same_name(a, b) or _short_for(a, b) or _short_for(b, a) for a in ours for b in theirs)
            or _renamed(ours, theirs)
            or _renamed(*region.runs(change))
            or _initials(ours, theirs)
            or _initials(theirs, ours)
        ):
            continue
        yield region.finding("name", "guard.name", (), (), f"{' '.join(theirs)} / {' '.join(ours)}")
        return


def _short_for(short: str, full: str) -> bool:
    """Whether a first name is the short form of another: "Bob", "Robert"."""
    return full in marked("nicknames").get(short, "").split()


def _describes(text: Atoms, start: int, end: int) -> bool:
    """Whether plain words of content, no titles, stand beside the names of a run, or one everyday word is all: "the Pit"."""
    if (
        text.words[start:end][:1] == ("the",)
        and end - start == 2
        and text.words[end - 1] in everyday("spelling_common")
    ):
        return text.words[end - 1] not in listed("guard_names")
    return any(
        text.text[text.starts[at]].islower()
        and text.words[at] not in listed("light_words", "titles_before_names", "prepositions")
        for at in range(start, end)
        if text.starts[at] < len(text.text)
    )


def _near(text: Atoms, start: int, end: int) -> tuple[str, ...]:
    return text.words[max(0, start - BESIDE) : end + BESIDE]


def _names(text: Atoms, start: int, end: int) -> list[str]:
    """The changed words that name somebody or something: capitals inside a sentence, and listed names."""
    if not any(text.text[first].isupper() for first in text.starts[start:end] if first < len(text.text)):
        return []
    capitals = not _headline(text)
    found = []
    for at in range(start, end):
        word = text.words[at]
        # "O'Neill" is one word, and none of a listing.
        if (
            word in listed("titles_before_names")
            or word in ("i", "one")
            or not word.replace("'", "").isalpha()
        ):
            continue
        if (word in listed("english") or word in listed("light_words")) and not (
            capitals and _initialled(text, at)
        ):
            continue
        capital = text.text[text.starts[at] : text.starts[at] + 1].isupper()
        # "James Alder", though a sentence begins there: a capital that another capital follows.
        led = at + 1 < len(text) and text.between(at + 1) == " " and text.raw(at + 1, at + 2)[:1].isupper()
        thing = led and text.words[at + 1] in listed("guard_named_things")
        plain = _may_be_plain(text, at) and not (led and (thing or word not in everyday("spelling_common")))
        shown = word.capitalize()
        known = (
            shown in listed("names_places")
            or shown in listed("names_demonyms")
            or word in alike("guard_peoples")
        )
        named = capitals and capital and (not plain or known or _uncommon(word))
        if named or (word in listed("guard_names") and capital):
            found.append(word)
    return found


def _initialled(text: Atoms, at: int) -> bool:
    """Whether an everyday word is written as the initials of a body behind an article: "the WHO", "the IT"."""
    raw = text.raw(at, at + 1)
    return raw.isupper() and len(raw) > 1 and text.words[at - 1 : at] == ("the",)


def _may_be_plain(text: Atoms, at: int) -> bool:
    """Whether the capital may stand only because a sentence, a line or a quotation begins here."""
    gap = text.between(at)
    return at == 0 or sentence_start(text, at) or any(mark in gap for mark in '"“‘:,;([—\n')


def _uncommon(word: str) -> bool:
    """Whether a word at the head of a sentence is no everyday word, so that its capital says it is a name."""
    if len(word) < SHORTEST_STEM or word.endswith(tuple(listed("common_endings"))):
        return False
    return (
        word not in everyday("spelling_common")
        and word not in listed("english")
        and word not in marker_words()
    )


def _headline(text: Atoms) -> bool:
    starts = text.starts[:SAMPLE]
    capitals = sum(
        text.text[start : start + 1].isupper() and word != "i"
        for start, word in zip(starts, text.words, strict=False)
    )
    return capitals > HEADLINE * len(starts) and len(starts) > 3


def _same_name(one: str, other: str) -> bool:
    if two_first_names(one, other) or two_places(one, other):
        return False
    small = relation((one,), (other,))
    if (
        (small is not None and (small != "typo" or one[0] == other[0]))
        or inflected(one, other)
        or _sounds(one) == _sounds(other) != ""
    ):
        return True
    if one[1:] == other[1:] and len(one) >= SHORTEST_SOUNDED and {one[0], other[0]} <= _VOWELS:
        return True  # Oholah, Aholah
    if _people(one) == _people(other) != "":
        return True  # Hagarenes, Hagrites
    # Iraq and Iraqi, Italy and Italian, Britain and British are one place.
    shared = Prefix.similarity(one, other)
    if shared < min(SHORTEST_STEM, len(one), len(other)) or shared < 3:
        return False
    return (
        any(word[shared:] in listed("name_endings") for word in (one, other))
        or shared >= min(len(one), len(other)) - 1
    )


def _people(name: str) -> str:
    """The consonants of the name of a people without its ending, in which translations differ; empty for other names."""
    ending = next((ending for ending in _PEOPLES if name.endswith(ending)), "")
    stem = name.removesuffix(ending) if ending else ""
    return stem[:1] + "".join(letter for letter in stem[1:] if letter not in _VOWELS) if len(stem) > 3 else ""


def _renamed(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both are names of one and the same: Burma and Myanmar."""
    known = grouped("guard_same_names")
    found = [
        {
            known[run]
            for size in (1, 2, 3)
            for run in zip(*(names[n:] for n in range(size)), strict=False)
            if run in known
        }
        for names in (tuple(ours), tuple(theirs))
    ]
    return not found[0].isdisjoint(found[1])


def two_first_names(one: str, other: str) -> bool:
    """Whether both are known first names of two people, however alike: Maria and Marta."""
    known = marked("names_first").keys()
    alike = _sounds(one) == _sounds(other) != ""
    return one != other and not alike and {one.capitalize(), other.capitalize()} <= known


def _sounds(name: str) -> str:
    """The consonants of a longer name as they sound, by which transliterations agree: Katherine, Catherine."""
    if len(name) < SHORTEST_SOUNDED:
        return ""
    plain = name.replace("ph", "f").translate(_SOUNDS)
    return plain[0] + "".join(
        c for at, c in enumerate(plain) if c not in "aeiouh" and plain[at - 1 : at] != c
    )


def _initials(short: list[str], full: list[str]) -> bool:
    return (
        len(short) == 1 and len(full) > 1 and short[0].replace(".", "") == "".join(word[0] for word in full)
    )


@needs(facing=among(title for (title, *more) in grouped("guard_titles") if not more))
def title(region: Region) -> Iterator[Finding]:
    """Alarm where one title before a name gave way to another ("Judge Lowe", "Senator Lowe")."""
    for change in region.changes:
        if other_title(region, change):
            ours, theirs = region.runs(change)
            yield region.finding("name", "guard.title", (), (), f"{theirs[0]} / {ours[0]}")
            return


def other_title(region: Region, change: Change) -> bool:
    """Whether a change put one title before a name in the place of another."""
    groups = grouped("guard_titles")
    ours, theirs = region.runs(change)
    if not (len(ours) == len(theirs) == 1 and groups.keys() >= {ours, theirs}):
        return False
    named = change.r1 < len(region.recorded) and region.recorded.raw(change.r1, change.r1 + 1)[:1].isupper()
    return named and groups[ours] != groups[theirs]


@needs(words=among(_QUALIFYING))
def qualifier(region: Region) -> Iterator[Finding]:
    """Alarm where a word that makes it another office or no real one came or went ("former", "deputy")."""
    whole = [c for c in region.changes if c.kind in ("dropped", "added")]
    ours = {word for c in whole for word in _qualifying(region.said, c.c0, c.c1)}
    theirs = {word for c in whole for word in _qualifying(region.recorded, c.r0, c.r1)}
    for change in region.changes:
        run, other = region.runs(change)
        office = region.said.words[change.c1 : change.c1 + 1]
        if not len(run) == len(other) == 1 or listed("offices").isdisjoint(office):
            continue
        if {*run, *other} <= listed("guard_qualifiers", "guard_portfolios") and {*run, *other} != _ONCE:
            yield region.finding("name", "guard.qualifier", (), (), f"{other[0]} / {run[0]} {office[0]}")
            return
    if ours != theirs:
        yield region.finding("name", "guard.qualifier", (), (), ", ".join(sorted(ours ^ theirs)))


def _before_thing(text: Atoms, at: int) -> bool:
    """Whether a word stands before a noun, as far as plain words tell: "a planned cut", not "we planned the cut"."""
    after = text.words[at + 1 : at + 2]
    if after and _no_thing(text, at, after[0]):
        return False
    return bool(after) and after[0] not in listed("light_words") and not text.between(at + 1).strip(" -")


def _no_thing(text: Atoms, at: int, after: str) -> bool:
    """Whether such a word is a verb or another word there: "ready to associate ourselves", "acting under it", "prime cuts"."""
    word, before = text.words[at], text.words[at - 1] if at else ""
    if word == "former" and after.endswith("ing"):
        return True  # "the former having 63"
    if after in listed("clause_openers") or after in listed("grammar_prepositions") or before == "to":
        return True
    time = grouped("guard_times").get((after,), "").startswith("unit/")
    return (
        (word in classed("rank_words") and not _does(text, at + 1))
        or (word == "acting" and before in classed("before_left"))
        or (word == "former" and (time or after in classed("former_things")))
        or (word == "prime" and after not in classed("after_prime"))
        or (word == "draft" and text.raw(at, at + 1).casefold() == "draught")
    )


def _does(text: Atoms, at: int) -> bool:
    """Whether a word, or one of two behind it, can be an office or somebody: "chief constable", "deputy leader of"."""
    return any(
        text.raw(n, n + 1)[:1].isupper()
        or text.words[n] in listed("offices", "roles", "guard_relations", "guard_agents")
        or text.words[n].removesuffix("s").endswith(_DOERS)
        for n in range(at, min(len(text), at + 3))
    )


def names_somebody(text: Atoms, at: int) -> bool:
    """Whether behind a "to" somebody is named, and nothing is done: "adviser to the king", not "parents to help"."""
    word = "".join(text.words[at : at + 1])
    capital = text.raw(at, at + 1)[:1].isupper() if word else False
    return capital or word in listed("grammar_determiners") or word in listed("possessives")


def _qualifying(text: Atoms, start: int, end: int) -> Iterator[str]:
    """The words of a run that make another of what they stand beside: "former", "brother of", "'s lawyer"."""
    for at in range(start, end):
        word = text.words[at]
        if word == "secretary" and text.words[at + 1 : at + 2] == ("of",):
            continue  # "the Secretary of War", "the Secretary of the Navy" is no one else's secretary
        named = end < len(text) and text.between(end) == " " and text.raw(end, end + 1)[:1].isupper()
        if named and word in listed("titles_before_names"):
            continue  # "Secretary Donna Shalala", "Shalala"
        if word in ("source", "sources") and "close" not in text.words[at + 1 : at + 2]:
            continue  # "the source of the trouble"
        to_do = text.words[at + 1 : at + 2] == ("to",) and not names_somebody(text, at + 2)
        named = not to_do and (
            not _LINKS.isdisjoint(
                text.words[at + 1 : at + (3 if "close" in text.words[at + 1 : at + 2] else 2)]
            )
            or "'s" in text.words[max(0, start - 1) : at]
            or (word == "elect" and text.between(at) == "-")
        )
        # "The candidate Smith", "Senate nominee Jones": the relation stands before the name that is kept.
        titled = at + 1 < len(text) and text.between(at + 1) == " " and text.raw(at + 1, at + 2)[:1].isupper()
        alone = text.words[at + 1 : at + 2] in ((), *_VERBS) and text.words[at - 1 : at] == ("the",)
        if alone or (word in listed("guard_qualifiers") and not _before_thing(text, at)):
            continue  # "the former was admitted", "she planned it"
        if text.between(at + 1) == "-" and at + 1 < end and word in _PREFIXES:
            continue  # "non-generated" fell out whole
        whole = (
            at + 2 == end
            and word in listed("guard_qualifiers")
            and text.words[end : end + 1] in (("for",), ("of",))
        )
        if whole:
            continue  # "a [potential berth] for it": what it was said of is gone too
        # "The message to the [leaders] of Iran" is broken, and nobody else is meant.
        broken = (
            word in listed("guard_relations")
            and at + 1 == end
            and (text.words[end : end + 1] in (("of",), ("to",), ("for",), ("in",)))
        )
        if word in listed("guard_qualifiers") or (
            word in listed("guard_relations") and (named or titled) and not broken
        ):
            yield word
