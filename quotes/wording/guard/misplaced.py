"""Markers of the claim that took the place of a word in whose place none of their kind can stand, so that they say nothing.

"We [all] this thing" for "we have this thing", "in [nobody] of the law" for "in view of", "the [sixth] it springs": a word fell
into a sentence that it breaks, and nobody can read a quantity, a denial or a doubt there. The words were changed: `altered`.
"""

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker, marker_words, markers
from quotes.wording.regions import Region

_CLITICS = frozenset({"'re", "'ve", "'s", "'m", "'d", "'ll"})
_BE = classed("is") | classed("was") | {"be", "been", "being", "'s"}
_LED = listed("grammar_determiners", "possessives") | classed("articles")
_JOINING = listed("prepositions") | classed("articles") | classed("places") | {"to", "than", "into"}
_PERSONS = classed("persons") | {"it"}
_OBJECTS = frozenset({"me", "us", "him", "them", "her"})
_NOBODY = frozenset({"nobody", "noone", "nothing", "none"})
_PLACES = frozenset({"somewhere", "anywhere", "everywhere", "here", "there", "home", "away"})
_DENYING = classed("denying")
_HARDLY = frozenset({"hardly", "scarcely", "barely"})


def misplaced(region: Region, marker: Marker) -> bool:
    """Whether a marker of the claim stands where a word of another class stood, and breaks the sentence there."""
    for change in region.changes:
        if change.kind != "replaced" or not (marker.start < change.c1 and change.c0 < marker.end):
            continue
        told = _stood(region, change, marker)
        match marker.kind:
            case "hedge":
                return _no_hedge(region.said, marker, change, told)
            case "quantifier":
                return _no_quantity(region.said, marker, told)
            case "negation":
                return _no_denial(region.said, marker, told)
            case "condition":
                return (_JOINING | _PERSONS | {"this", "that", "these", "those"}).issuperset(told)
            case "modal":
                return _no_modal(region.said, marker, change, told)
        return False
    return False


def lessens_nothing(region: Region, at: int) -> bool:
    """Whether a "less" or "fewer" of the claim at a word stands in the place of a verb, or before one: "this [fewer] done"."""
    words = region.said.words
    for change in region.changes:
        if change.kind == "replaced" and change.c0 <= at < change.c1:
            told = _stood(region, change, Marker("comparison", "less", at, at + 1))
            verb = (listed("finite_verbs") | _BE | _JOINING | listed("clause_openers")).issuperset(told)
            return (
                verb
                or listed("finite_verbs").issuperset(words[at + 1 : at + 2] or ("",))
                or _behind_to(words, at)
            )
    return False


def _behind_to(words: tuple[str, ...], at: int) -> bool:
    return words[at - 1 : at] == ("to",) if at else False


def _stood(region: Region, change: Change, marker: Marker) -> tuple[str, ...]:
    """What the record has in the place of a marker: the word opposite, or all of the change where its sides differ in length."""
    theirs = region.run(change, 1)
    if change.c1 - change.c0 != len(theirs):
        return theirs
    low, high = max(marker.start, change.c0), min(marker.end, change.c1)
    return theirs[low - change.c0 : high - change.c0]


def _no_modal(text: Atoms, marker: Marker, change: Change, told: tuple[str, ...]) -> bool:
    """Whether a modal stands behind an article, before another or before a past: "the [may] plan", "I [could] wanted it"."""
    words, end = text.words, marker.end
    while end < len(words) and words[end].endswith("ly"):
        end += 1
    led = not _LED.isdisjoint(words[max(0, marker.start - 1) : marker.start])
    twice = any(words[n : n + 1] in grouped("guard_modals") for n in (marker.end, marker.end + 1))
    past = end < len(words) and words[end].endswith("ed") and words[end] not in ("need", "speed", "feed")
    one = change.c1 - change.c0 == change.r1 - change.r0 and len(told) == 1
    verb = one and is_past(told[0]) and told[0] not in listed("light_words")  # "I just [should] a thing"
    return led or twice or past or verb or classed("articles").issuperset(told)


def _no_hedge(text: Atoms, marker: Marker, change: Change, told: tuple[str, ...]) -> bool:
    """Whether an adverb stands for a preposition or a pronoun, or a verb was made up with a "to": "look [ready] to"."""
    if marker.end > change.c1 or marker.start < change.c0:
        return (_JOINING | classed("loose_adverbs")).issuperset(told)
    if marker.end - marker.start > 1:
        return False
    word = text.words[marker.start : marker.end]
    verb = word in (("likely",), ("unlikely",)) and listed("finite_verbs").issuperset(told)
    before = text.words[max(0, marker.start - 1) : marker.start]
    if word in (("suspected",), ("reported",), ("alleged",), ("rumored",)) and before in grouped(
        "guard_modals"
    ):
        return True  # "you could [suspected] what it is"
    adverb = word[0].endswith("ly") or word in (("perhaps",), ("maybe",))
    if adverb and before != () and before[0] in _LED and not told[-1:][0].endswith("ly"):
        return True  # "the [potentially] land", where "said" stood
    noun = len(told) == 1 and (_of_content(told[0]) or told[0] in listed("guard_names") or _unit(told))
    return verb or (_JOINING | _PERSONS | _OBJECTS | {"that"}).issuperset(told) or (adverb and noun)


def _of_content(word: str) -> bool:
    """Whether a word that the guard knows is neither an adverb nor a verb in the past: "worse", "debt"."""
    known = word in marker_words() and not markers((word,))
    return known and not (word.endswith("ly") or is_past(word) or word in listed("light_words"))


def _unit(word: tuple[str, ...]) -> bool:
    """Whether a word measures time: "year"."""
    return grouped("guard_times").get(word, "").startswith("unit/")


def _behind_more(text: Atoms, at: int) -> bool:
    """Whether a word stands where only an adjective can: behind "more" or "very"."""
    return text.words[at - 1 : at] in (("more",), ("most",), ("very",)) if at else False


def _no_quantity(text: Atoms, marker: Marker, told: tuple[str, ...]) -> bool:
    """Whether a quantity stands for the verb of its sentence ("we [all] this thing"), or before a pronoun that is one."""
    after = text.words[marker.end : marker.end + 1]
    if marker.group in ("all", "both") and after and after[0] in (_PERSONS - {"we", "you", "they"}):
        return marker.end - marker.start == 1 and text.words[marker.start] != "everything"
    if told and (_JOINING - classed("articles")).issuperset(told):
        return True  # "I am [all] peace", where "for" stood
    if text.words[marker.start] == "always" and classed("articles").issuperset(told):
        return True  # "in [always] form of it"
    if text.words[marker.start].endswith("ly") and (
        _PERSONS | {"that", "this", "these", "those", "so"}
    ).issuperset(told):
        return True  # "good tools to do [usually]", where "that" stood
    verbs = listed("finite_verbs") | _CLITICS | {"going", "be", "been"}
    if not told or not (verbs | _PERSONS).issuperset(told) or verbs.isdisjoint(told):
        return False
    return not (after and is_past(after[0]))


def _no_denial(text: Atoms, marker: Marker, told: tuple[str, ...]) -> bool:
    word, at = text.words[marker.start], marker.start
    before, after = text.words[max(0, at - 1) : at], text.words[marker.end : marker.end + 1]
    if word in _NOBODY:
        label = (
            after != () and after[0] in _PERSONS and not text.between(marker.end).strip() and len(told) == 1
        )
        led = before != () and before[0] in _LED
        verbs = _CLITICS | listed("finite_verbs")
        spoken = (_PERSONS | verbs).issuperset(told) and not verbs.isdisjoint(told)
        counted = word != "none" and after != () and after[0] in _LED - {"her", "his"}
        return label or led or spoken or counted or (word == "nobody" and after == ("of",))
    if word == "nowhere":
        return _PLACES.isdisjoint(told)
    if word == "without":
        # "[without] I left", "the tide [without] across it".
        return after != () and after[0] in (_PERSONS - {"you", "it"}) | listed("grammar_prepositions")
    modal = after in grouped("guard_modals") and before != () and before in grouped("guard_modals")
    if word == "not" and modal:
        return True  # "a shark [cannot] can get you"
    if (word == "not" and classed("articles").issuperset(told)) or (
        word in ("neither", "nor") and len(told) == 1 and is_past(told[0])
    ):
        return True  # "I have [not] whole new hull", "it must be [neither] into three"
    if word in _HARDLY:
        verbs = listed("finite_verbs") | _BE | _CLITICS
        return verbs.issuperset(told) and not (after and is_past(after[0]))
    if word == "no" and (
        text.between(marker.end).strip() or (after != () and after[0] in ("and", "or", "to", "of", "than"))
    ):
        return after != () and "," not in text.between(
            marker.end
        )  # "so [no] and strong", where "helpful" stood
    if word.endswith("ly") and before == ("to",) and not told[-1].endswith("ly"):
        return True  # "as to [wrongly] them to it"
    if marker.end - at == 2 and _behind_more(text, at):
        return True  # "it is more [neglect] to see it"
    return _no_denying_verb(text, marker, told)


def _no_denying_verb(text: Atoms, marker: Marker, told: tuple[str, ...]) -> bool:
    """Whether a verb that denies stands where no verb can, or in a form that cannot stand there: "they are [avoid] it"."""
    word, at = text.words[marker.start], marker.start
    before = text.words[max(0, at - 1) : at]
    if word not in _DENYING or marker.end - at > 1 or len(told) != 1:
        return False
    light = listed("light_words") | classed("loose_adverbs") | listed("interrogatives")
    if told[0] in light - listed("finite_verbs"):
        return True  # "it wasn't [avoid] freedom", where "just" stood
    if (
        word.endswith("ing")
        and listed("finite_verbs").issuperset(told)
        and before != ()
        and before[0] in _PERSONS
    ):
        return True  # "if we [lacking] the nerve", where "have" stood
    base = not word.endswith(("ing", "ed")) and word != "forbade"
    passive = not _BE.isdisjoint(text.words[max(0, at - 2) : at])
    return (base and passive) or (word.endswith("s") != told[0].endswith("s") and not is_past(told[0]))
