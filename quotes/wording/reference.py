"""Who, when and whose voice: names, pronouns, times, and the speaker of a nested quotation."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Prefix

from quotes.lexicon import grouped, listed, marked
from quotes.lexicon import words as everyday
from quotes.verdicts import Finding
from quotes.wording.atoms import Atoms
from quotes.wording.cleaning import sentence_start
from quotes.wording.equivalence import inflected, relation
from quotes.wording.markers import marker_words
from quotes.wording.regions import Region

# A text in which more words than this share begin with a capital is a headline: capitals name nobody there.
HEADLINE = 0.6
SAMPLE = 60  # words looked at
SHORTEST_STEM = 4
# Shorter names differ by their vowels: "Hale" is not "Hall".
SHORTEST_SOUNDED = 6
_SOUNDS = str.maketrans("cqyzvw", "kkisff")
LONGEST_SUBJECT = 2
LONGEST_NAME = 4
BESIDE = 3
# Words before a pronoun in which the person it stands for is named.
ANTECEDENT = 25
# Words behind it in which it may be: "as the result of their actions that a person …".
NAMED_AFTER = 6
_LINKS = frozenset({"of", "to"})
_HEARERS = (("me",), ("us",), ("people",), ())
_OWN = frozenset({"i", "we", "me", "us", "let", "and", "but", "or"})


def pronoun(region: Region) -> Iterator[Finding]:
    """Alarm where one person's pronoun stands for another's ("we" for "they")."""
    ours, theirs = region.only("pronoun")
    for change in region.changes:
        if max(change.c1 - change.c0, change.r1 - change.r0) > LONGEST_NAME:
            continue  # in a longer rewording one pronoun need not answer the other
        mine = [
            m.group for m in region.claim_markers if m.kind == "pronoun" and change.c0 <= m.start < change.c1
        ]
        other = [
            m.group
            for m in region.recorded_markers
            if m.kind == "pronoun" and change.r0 <= m.start < change.r1
        ]
        if len(mine) == 2 and mine == other[::-1] and mine != other:
            yield region.finding("roles", "guard.exchanged", (), ())
            return
        here = [m for m in ours if change.c0 <= m.start < change.c1]
        there = [m for m in theirs if change.r0 <= m.start < change.r1]
        if here and there and _other_case(region, here[0].start, there[0].start):
            continue
        own = there and there[0].group in ("i", "we", "you")
        if own and here and region.said.text[: region.said.starts[here[0].start]].endswith("["):
            continue  # "[he]" for "I" only turns the grammar
        if (
            here
            and there
            and _anybody(region, here[0].start, there[0].start, {here[0].group, there[0].group})
        ):
            continue
        if here and there and "it" not in (here[0].group, there[0].group) and here[0].group != there[0].group:
            yield region.finding("pronoun", "guard.pronoun", here[:1], there[:1])
            return


def _other_case(region: Region, ours: int, theirs: int) -> bool:
    """Whether one is a possessive and the other is not: "they know me" and "my sheep know me" name two things."""
    owned = [
        text.words[at] in listed("possessives")
        for text, at in ((region.said, ours), (region.recorded, theirs))
    ]
    plain = [
        text.words[at] in listed("not_possessive")
        for text, at in ((region.said, ours), (region.recorded, theirs))
    ]
    return (owned[0] and plain[1]) or (owned[1] and plain[0])


def _anybody(region: Region, ours: int, theirs: int, groups: set[str]) -> bool:
    """Whether "he" and "they" (or "she") both mean whoever it may be: "anyone who …, they"."""
    if "they" not in groups or not groups <= {"he", "she", "they"}:
        return False
    known = listed("anybody")
    return all(
        not known.isdisjoint(text.words[max(0, at - ANTECEDENT) : at + NAMED_AFTER])
        or text.words[at + 1 : at + 2] == ("who",)
        for text, at in ((region.said, ours), (region.recorded, theirs))
    )


def bracketed_pronoun(region: Region) -> Iterator[Finding]:
    """Alarm where brackets put one third person for another; "[he]" for "I" only turns the grammar."""
    ours, theirs = region.only("pronoun")
    if ours and theirs and not {ours[0].group, theirs[0].group} & {"i", "we", "you", "it"}:
        yield region.finding("pronoun", "guard.pronoun", ours[:1], theirs[:1])


def time(region: Region) -> Iterator[Finding]:
    """Alarm where a day, month, unit of time or measure gave way to another of its kind."""
    ours, theirs = region.only("time")
    for marker in ours:
        kind = marker.group.partition("/")[0]
        other = [m for m in theirs if m.group.partition("/")[0] == kind]
        if other:
            yield region.finding("date", "guard.time", (marker,), other[:1])
            return


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
        if not ours or not theirs or set(ours) & set(theirs) or max(len(ours), len(theirs)) > LONGEST_NAME:
            continue
        if _describes(region.said, change.c0, change.c1) != _describes(region.recorded, change.r0, change.r1):
            continue  # "our Brother" for "a follower of the Lord": a description in place of a name
        # A name that stands beside the change in the other text was moved, not exchanged.
        beside = {*_near(region.recorded, change.r0, change.r1)}, {*_near(region.said, change.c0, change.c1)}
        if not beside[0].isdisjoint(ours) or not beside[1].isdisjoint(theirs):
            continue
        if (
            any(_same_name(a, b) for a in ours for b in theirs)
            or _renamed(ours, theirs)
            or _initials(ours, theirs)
            or _initials(theirs, ours)
        ):
            continue
        yield region.finding("name", "guard.name", (), (), f"{' '.join(theirs)} / {' '.join(ours)}")
        return


def _describes(text: Atoms, start: int, end: int) -> bool:
    """Whether plain words of content, no titles, stand beside the names of a run."""
    return any(
        text.text[text.starts[at]].islower()
        and text.words[at]
        not in listed("light_words") | listed("titles_before_names") | listed("prepositions")
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
        if word in listed("titles_before_names") or word in ("i", "one") or not word.isalpha():
            continue
        if word in listed("english") or word in listed("light_words"):
            continue
        capital = text.text[text.starts[at] : text.starts[at] + 1].isupper()
        # "James Alder", though a sentence begins there: a capital that another capital follows.
        led = at + 1 < len(text) and text.between(at + 1) == " " and text.raw(at + 1, at + 2)[:1].isupper()
        plain = _may_be_plain(text, at) and not (led and word not in everyday("spelling_common"))
        known = word.capitalize() in listed("names_places") or word.capitalize() in listed("names_demonyms")
        named = capitals and capital and (not plain or known or _uncommon(word))
        if named or (word in listed("guard_names") and capital):
            found.append(word)
    return found


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
    capitals = sum(text.text[start : start + 1].isupper() for start in starts)
    return capitals > HEADLINE * len(starts) and len(starts) > 3


def _same_name(one: str, other: str) -> bool:
    if two_first_names(one, other):
        return False
    if (
        relation((one,), (other,)) is not None
        or inflected(one, other)
        or _sounds(one) == _sounds(other) != ""
    ):
        return True
    # Iraq and Iraqi, Italy and Italian, Britain and British are one place.
    shared = Prefix.similarity(one, other)
    if shared < min(SHORTEST_STEM, len(one), len(other)) or shared < 3:
        return False
    return (
        any(word[shared:] in listed("name_endings") for word in (one, other))
        or shared >= min(len(one), len(other)) - 1
    )


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
    return "".join(c for at, c in enumerate(plain) if c not in "aeiouh" and plain[at - 1 : at] != c)


def _initials(short: list[str], full: list[str]) -> bool:
    return (
        len(short) == 1 and len(full) > 1 and short[0].replace(".", "") == "".join(word[0] for word in full)
    )


def voice(region: Region) -> Iterator[Finding]:
    """Alarm where "critics say" fell out or came in: another's words became the speaker's, or the reverse."""
    for change in region.changes:
        if change.kind == "replaced":
            continue
        for text, start, end in (
            (region.recorded, change.r0, change.r1),
            (region.said, change.c0, change.c1),
        ):
            other = region.said if text is region.recorded else region.recorded
            place = saying(text.words[start:end])
            if place is not None and text.words[start + place] not in other.words:
                yield region.finding("nested_speaker", "guard.voice", (), ())
                return


def sayer(region: Region) -> Iterator[Finding]:
    """Alarm where the words stay but another is said to have said them ("the mayor said", "the bishop said")."""
    for change in region.changes:
        if change.kind != "replaced":
            continue
        after = region.recorded.words[change.r1 : change.r1 + 2]
        before = region.recorded.words[max(0, change.r0 - 3) : change.r0]
        ends = all(
            any(not c.isspace() for c in text.between(at)) or at >= len(text)
            for text, at in ((region.said, change.c1), (region.recorded, change.r1))
        )
        relayed = "according" in before and "to" in before and ends
        ours, theirs = region.said.words[change.c0 : change.c1], region.recorded.words[change.r0 : change.r1]
        own = {"i", "we"}
        changed = own.isdisjoint(ours) != own.isdisjoint(theirs)
        if max(len(ours), len(theirs)) > LONGEST_SUBJECT or not listed("clause_openers").isdisjoint(
            (*ours, *theirs)
        ):
            continue
        if listed("light_words").issuperset(theirs) and listed("subject_pronouns").isdisjoint(theirs):
            continue  # "I have even told you": an adverb is nobody
        if len(before) > 1 and not relayed and not listed("prepositions").isdisjoint(before[-2:]):
            continue  # "the Pharisees in the crowd said": the change is not in the subject
        if (changed or listed("subject_pronouns").isdisjoint((*ours, *theirs))) and (
            relayed or not listed("naming_verbs").isdisjoint(after[:1])
        ):
            yield region.finding("nested_speaker", "guard.sayer", (), ())
            return


def title(region: Region) -> Iterator[Finding]:
    """Alarm where one title before a name gave way to another ("Judge Lowe", "Senator Lowe")."""
    groups = grouped("guard_titles")
    for change in region.changes:
        ours, theirs = region.said.words[change.c0 : change.c1], region.recorded.words[change.r0 : change.r1]
        if (
            len(ours) != 1
            or len(theirs) != 1
            or not groups.keys() >= {ours, theirs}
            or groups[ours] == groups[theirs]
        ):
            continue
        after = region.recorded.raw(change.r1, change.r1 + 1) if change.r1 < len(region.recorded) else ""
        if after[:1].isupper():
            yield region.finding("name", "guard.title", (), (), f"{theirs[0]} / {ours[0]}")
            return


def qualifier(region: Region) -> Iterator[Finding]:
    """Alarm where a word that makes it another office or no real one came or went ("former", "deputy")."""
    whole = [c for c in region.changes if c.kind in ("dropped", "added")]
    ours = {word for c in whole for word in _qualifying(region.said, c.c0, c.c1)}
    theirs = {word for c in whole for word in _qualifying(region.recorded, c.r0, c.r1)}
    if ours != theirs:
        yield region.finding("name", "guard.qualifier", (), (), ", ".join(sorted(ours ^ theirs)))


def _qualifying(text: Atoms, start: int, end: int) -> Iterator[str]:
    """The words of a run that make another of what they stand beside: "former", "brother of", "'s lawyer"."""
    for at in range(start, end):
        word = text.words[at]
        named = (
            not _LINKS.isdisjoint(text.words[at + 1 : end + 1]) or "'s" in text.words[max(0, start - 1) : at]
        )
        # "The candidate Smith", "Senate nominee Jones": the relation stands before the name that is kept.
        titled = at + 1 < len(text) and text.between(at + 1) == " " and text.raw(at + 1, at + 2)[:1].isupper()
        if word in listed("guard_qualifiers") or (word in listed("guard_relations") and (named or titled)):
            yield word


def saying(words: Sequence[str]) -> int | None:
    """Where in a run somebody else is said to say or think something, as the index of the verb.

    The speaker's own "I said" is not another voice, nor is a verb whose subject does not stand in the run.
    """
    verbs = listed("guard_saying")
    for at, word in enumerate(words):
        if word == "according" and tuple(words[at + 1 : at + 2]) == ("to",):
            return at
        if word not in verbs or not at or words[0] in ("whatever", "like"):
            continue
        if (
            words[:at] == ("you",)
            and word in listed("telling_verbs")
            and words[at + 1 : at + 2] not in _HEARERS
        ):
            continue  # "you tell Theo …" is an order
        passive = word in listed("telling_verbs") and words[at - 1] in ("was", "were", "am", "been", "being")
        if passive or _is_others(words[:at]):
            return at
    return None


def _is_others(before: Sequence[str]) -> bool:
    """Whether the subject of a verb of saying, standing before it, is somebody else than the speaker."""
    at = len(before) - 1
    if (
        before[-2:-1]
        and before[-2] in ("have", "make", "makes", "made", "making")
        and before[-1] in ("us", "me", "you", "them")
    ):
        return True  # "they would have us think"
    light, pronouns = listed("light_words"), listed("subject_pronouns")
    if before[at] in ("and", "then") and at > 1:
        # "The governor went on television and claimed": the subject stands before the first verb.
        return not {"i", "we"} & set(before) and before[0] not in ("let", "and")
    if before[at] == "to" and at and before[at - 1] not in listed("made_to_say"):
        # "I am glad to say" is the speaker's own, whoever else is named.
        return not {"i", "we", "let"} & set(before) and at > 1
    while at > 0 and before[at] in light and before[at] not in pronouns:
        at -= 1
    return before[at] not in _OWN and (before[at] not in light or before[at] in pronouns)
