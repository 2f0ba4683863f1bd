"""The meaning guard: what among the changed words can turn a meaning, apart from any score.

Each rule looks at one region of neighbouring changes and says what it saw, as a finding that turns the
wording to `meaning_changed`. The lists it reads are English; elsewhere the guard is unavailable and says so.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from quotes.lexicon import classed, grouped, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.comparison import comparison, outweighed
from quotes.wording.guard.conditionals import condition, swapped_condition
from quotes.wording.guard.exceptions import exception
from quotes.wording.guard.hedging import hedge, tried
from quotes.wording.guard.kinds import kind
from quotes.wording.guard.modality import modal
from quotes.wording.guard.names import name, qualifier, title
from quotes.wording.guard.negation import negation, raised
from quotes.wording.guard.quantifiers import quantifier
from quotes.wording.guard.quantities import bound, further, number, swapped_number
from quotes.wording.guard.reference import bracketed_pronoun, pronoun, reflexive, time
from quotes.wording.guard.roles import fused, stranger, turned_voice
from quotes.wording.guard.tenses import tense
from quotes.wording.guard.voices import sayer, voice
from quotes.wording.regions import Region, found, regions
from quotes.wording.regions import region as region_of
from quotes.wording.thresholds import GUARD, Thresholds

_RULES: tuple[Callable[[Region], Iterator[Finding]], ...] = (
    negation, number, further, bound, quantifier, modal, tense, hedge, condition, pronoun, reflexive, time, name, qualifier,
    title, stranger, voice, sayer, comparison, tried, kind,
)  # fmt: skip
# What is still trusted in a paraphrase.
_LOOSE_RULES: tuple[Callable[[Region], Iterator[Finding]], ...] = (negation, swapped_number)
# What a writer's own brackets may not bring in either.
_BRACKET_RULES: tuple[Callable[[Region], Iterator[Finding]], ...] = (
    negation, quantifier, swapped_number, modal, hedge, swapped_condition, bracketed_pronoun, time, name, title,
)  # fmt: skip

_ONE = classed("one")
_COUNTING = classed("counting")
_EACH = classed("each")
_ARTICLES = (("a",), ("an",), ("one",))
# Two sentences are one and the same if the one begins with a word from the head of the other.
HEAD = 3
# A text this long without one common English word is not English; a shorter one may just have none.
SHORT = 8


def alarms(
    said: Atoms, recorded: Atoms, changes: Sequence[Change], asks: Thresholds = GUARD, *, reworded: bool
) -> list[Finding]:
    """Every place where a change touches what a meaning turns on; `reworded` says whether the claim `is_reworded`."""
    out = []
    for region in regions(said, recorded, changes, asks, loose=reworded):
        read = _RULES if not region.loose else _LOOSE_RULES
        out += [finding for rule in read for finding in rule(region)]
    for change in changes:
        if change.kind == "clarification":
            inside = region_of(said, recorded, [change], asks)
            out += _prefixed(said, recorded, change)
            out += [finding for rule in _BRACKET_RULES for finding in rule(inside)]
    if reworded:
        return raised(said, recorded, out, reworded=True)
    exchanges = [change for change in changes if change.kind == "exchanged"]
    for one, other in zip(exchanges[::2], exchanges[1::2], strict=False):
        place = (one.c0, other.c1, one.r0, other.r1)
        out.append(found("roles", "guard.exchanged", said, recorded, place, turns=True))
    for change in changes:
        run = said.words[change.c0 : change.c1] or recorded.words[change.r0 : change.r1]
        if (
            change.kind == "moved"
            and change.c0 < change.c1
            and all(word[0] == "#" and word != "#1." for word in run)
        ):  # "first" moves about as an adverb
            place = (change.c0, change.c1, change.r0, change.r1)
            out.append(found("number", "guard.number_moved", said, recorded, place, turns=True))
    for rule in (turned_voice, fused, exception, outweighed):
        out += rule(said, recorded, changes)
    out = _unmoved(out)
    out += _generalised(said, recorded, changes)
    return raised(said, recorded, out) + list(questions(said, recorded, changes))


def _prefixed(said: Atoms, recorded: Atoms, change: Change) -> Iterator[Finding]:
    """A denial put before a word in brackets: "[dis]like"."""
    glued = said.between(change.c1) == "]"
    if glued and said.words[change.c0 : change.c1] in (("un",), ("dis",), ("non",), ("im",), ("mis",)):
        place = (change.c0, change.c1, change.r0, change.r1)
        yield found("negation", "guard.negation", said, recorded, place, turns=True)


def _unmoved(alarms: list[Finding]) -> list[Finding]:
    """The alarms without those on one marker that left one place and stands at another: it was only moved."""
    added = {(f.kind, _group(f.claim)): f for f in alarms if f.rule.endswith("_added")}
    dropped = {(f.kind, _group(f.recorded)): f for f in alarms if f.rule.endswith("_dropped")}
    moved = [table[key] for key in added.keys() & dropped.keys() for table in (added, dropped)]
    return [f for f in alarms if f not in moved]


def _group(words: str) -> str:
    """What marked words stand for: "merely" and "only" are one."""
    return grouped("guard_quantifiers").get(tuple(words.casefold().split()), words.casefold())


def _generalised(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """One that became many, or many that became one: "a baker cheated", "bakers cheated"."""
    for one, other in pairwise(c for c in changes if c.weight != "same"):
        if "lot" in said.words[other.c0 : other.c1] + recorded.words[other.r0 : other.r1]:
            continue
        if (
            other.kind != "plural"
            or one.kind not in ("dropped", "added", "replaced", "small_word")
            or other.r0 - one.r1 > 1
        ):
            continue
        if {"like", "as"} & {*recorded.words[max(0, one.r0 - 1) : one.r0]}:
            continue  # "like a lion", "like lions"
        articles = said.words[one.c0 : one.c1], recorded.words[one.r0 : one.r1]
        if any(article and _ONE.issuperset(article) for article in articles):
            place = (one.c0, other.c1, one.r0, other.r1)
            yield found("quantifier", "guard.plural", said, recorded, place, turns=True)
    for change in changes:
        # "All the ministers resigned", cut to "The minister resigned".
        lead = recorded.words[max(0, change.r0 - 3) : change.r0] if change.kind == "plural" else ()
        ours = said.words[max(0, change.c0 - 3) : change.c0]
        counted = [w for w in lead if w in _COUNTING and w not in ours and _EACH.isdisjoint(ours)]
        if counted and len(recorded.words[change.r0]) > len(said.words[change.c0]):
            place = (change.c0, change.c1, change.r0 - len(lead), change.r1)
            yield found("quantifier", "guard.plural", said, recorded, place, turns=True)
            return
    first = next(iter(changes), None)
    if (
        first is not None
        and first.kind == "plural"
        and not first.c0
        and recorded.words[first.r0 - 1 : first.r0] in _ARTICLES
        and recorded.words[first.r0] != "lot"
    ):
        # "A doctor lied" cut to "Doctors lied".
        place = (first.c0, first.c1, first.r0 - 1, first.r1)
        yield found("quantifier", "guard.plural", said, recorded, place, turns=True)


def is_english(words: Sequence[str]) -> bool:
    """Whether folded words are English, as far as so many words can tell; the guard reads no other language.

    Common words of English are weighed against those of six neighbours; a text in another script has neither.
    """
    english = sum(map(listed("english").__contains__, words))
    foreign = sum(map(listed("foreign").__contains__, words))
    if english or foreign:
        return english > foreign
    return len(words) <= SHORT and 2 * sum(map(str.isascii, words)) > len(words)


def questions(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where a sentence that ended as a question ends as a statement, or the reverse."""
    if "?" not in said.text and "?" not in recorded.text:
        return
    for change in changes:
        if change.weight not in ("same", "minor") or change.c1 - change.c0 != change.r1 - change.r0:
            continue
        for at in range(change.c0 + 1, change.c1 + 1):
            other = at - change.c0 + change.r0
            ours, theirs = _mark(said.between(at)), _mark(recorded.between(other))
            asked, asking = "?" in theirs, "?" in ours
            bare = at == len(said) and not ours.strip("\"'”’ ")
            ended = any(mark in (ours if asked else theirs) for mark in ".!") or (asked and bare)
            if asked == asking or not ended or "…" in ours or "..." in ours:
                continue
            # A sentence that begins as a question still asks when only its mark is lost or misheard.
            place = (_sentence_start(said, at), at, _sentence_start(recorded, other), other)
            first = said.words[place[0]] if asked else recorded.words[place[2]]
            together = said.words[place[0]] in recorded.words[place[2] : place[2] + HEAD]
            turns = together and first not in listed("interrogatives") and not _tag(recorded, other)
            yield found("question", "guard.question", said, recorded, place, turns=turns)


def _mark(gap: str) -> str:
    """The punctuation right behind a word, before anybody else's words that were skipped."""
    end = next((at for at, c in enumerate(gap) if c.isalnum()), len(gap))
    return gap[:end]


def _tag(text: Atoms, end: int) -> bool:
    """Whether a statement ends with a question that only asks for assent: "…, isn't it?", "…, right?"."""
    for size in (1, 2, 3):
        run = text.words[end - size : end]
        if size < end and _mark(text.between(end - size)).startswith(",") and run:
            return run[-1] in ("right", "yeah", "okay", "no") or (
                run[0] in listed("finite_verbs") and run[-1] in listed("subject_pronouns")
            )
    return False


def _sentence_start(text: Atoms, at: int) -> int:
    at -= 1
    while at > 0 and not sentence_start(text, at):
        at -= 1
    return at
