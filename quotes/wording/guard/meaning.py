"""The meaning guard: what among the changed words can turn a meaning, apart from any score.

Each rule looks at one region of neighbouring changes, where these can concern it (`quotes.wording.guard.gate`), and says
what it saw, as a finding that turns the wording to `meaning_changed`. The lists it reads are English; elsewhere the guard
is unavailable and says so.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from quotes.lexicon import grouped, listed
from quotes.text import tokens
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.backshift import names_reported
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.amounts.bounds_behind import bound_behind
from quotes.wording.guard.amounts.choices import choice
from quotes.wording.guard.amounts.codes import code
from quotes.wording.guard.amounts.comparison import comparison, equalled, outweighed
from quotes.wording.guard.amounts.exceptions import exception, inclusion, restriction
from quotes.wording.guard.amounts.generics import generalised, specific
from quotes.wording.guard.amounts.nothing_but import without_restrictions
from quotes.wording.guard.amounts.quantifiers import quantifier
from quotes.wording.guard.amounts.quantities import bound, further, number, swapped_number
from quotes.wording.guard.amounts.ranges import range_halved
from quotes.wording.guard.amounts.reckonings import other_half
from quotes.wording.guard.amounts.same_bounds import without_same_bounds
from quotes.wording.guard.amounts.scope import refocused
from quotes.wording.guard.amounts.sides import sides
from quotes.wording.guard.amounts.singled_out import singled_out
from quotes.wording.guard.certainty.conditionals import condition, swapped_condition
from quotes.wording.guard.certainty.hedging import hedge, looked, tried, weighed_only
from quotes.wording.guard.certainty.joint_conditions import joint_condition
from quotes.wording.guard.certainty.modality import modal
from quotes.wording.guard.certainty.preferring import preference
from quotes.wording.guard.certainty.questions import asked_by_others, questions, restated, unasked
from quotes.wording.guard.certainty.reserves import withheld
from quotes.wording.guard.denials.denial_scope import denial_scope, denied_whole
from quotes.wording.guard.denials.denials_exchanged import denials_exchanged
from quotes.wording.guard.denials.enough import not_enough
from quotes.wording.guard.denials.leaving_off import leaving_off
from quotes.wording.guard.denials.negation import negation, raised
from quotes.wording.guard.denials.particles import particle
from quotes.wording.guard.gate import Rule, marked, seen, spoken
from quotes.wording.guard.people.antecedents import other_antecedent
from quotes.wording.guard.people.borne import borne
from quotes.wording.guard.people.clauses_exchanged import clauses_exchanged
from quotes.wording.guard.people.crossed import crossed, paired
from quotes.wording.guard.people.kinds import kind
from quotes.wording.guard.people.names import name, qualifier, title
from quotes.wording.guard.people.other_doer import had_done, made_to, other_doer, second_verb
from quotes.wording.guard.people.owners import owner_exchanged, owner_lost
from quotes.wording.guard.people.reference import bracketed_pronoun, other_referent, pronoun, reflexive, time
from quotes.wording.guard.people.roles import fused, stranger, turned_voice
from quotes.wording.guard.people.turned_about import persons_exchanged, turned_about
from quotes.wording.guard.people.voices import sayer, voice
from quotes.wording.guard.times.other_times import other_time
from quotes.wording.guard.times.relations import relation
from quotes.wording.guard.times.tenses import tense
from quotes.wording.regions import Region, found, regions
from quotes.wording.regions import region as region_of
from quotes.wording.sentences import by_sentence
from quotes.wording.thresholds import GUARD, Thresholds

# The rules that read neighbouring changes together; each says itself what it must see.
_RULES: tuple[Rule[[Region]], ...] = (
    negation, number, further, bound, bound_behind, quantifier, modal, tense, other_time, hedge, condition, pronoun, reflexive,
    time, name, qualifier, title, stranger, voice, sayer, comparison, tried, weighed_only, looked, withheld, kind, code,
    not_enough, particle, choice, relation, leaving_off,
)  # fmt: skip
# What is still trusted in a paraphrase.
_LOOSE_RULES: tuple[Rule[[Region]], ...] = (negation, swapped_number)
# What a writer's own brackets may not bring in either.
_BRACKET_RULES: tuple[Rule[[Region]], ...] = (
    negation, quantifier, swapped_number, modal, hedge, swapped_condition, bracketed_pronoun, time, name, title,
)  # fmt: skip
# The rules that read all changes of a claim.
_WHOLE_RULES: tuple[Rule[[Atoms, Atoms, Sequence[Change]]], ...] = (
    turned_voice, fused, exception, inclusion, outweighed, refocused, singled_out, owner_exchanged, other_half, sides,
    preference, turned_about, denial_scope, denied_whole, range_halved, joint_condition, other_doer, made_to, had_done,
    second_verb, clauses_exchanged, owner_lost, borne,
)  # fmt: skip

# A text this long without one common English word is not English; a shorter one may just have none.
SHORT = 8
# Where more other places of a sentence were put otherwise, two like things in another order are style ("a lowly spirit with
# the humble"), and two names are not.
OTHERWISE = 1


def alarms(
    said: Atoms, recorded: Atoms, changes: Sequence[Change], asks: Thresholds = GUARD, *, reworded: bool
) -> list[Finding]:
    """Every place where a change touches what a meaning turns on; `reworded` says whether the claim `is_reworded`."""
    out: list[Finding] = []
    for region in regions(said, recorded, changes, asks, loose=reworded):
        alarmed = spoken(_LOOSE_RULES if region.loose else _RULES, _sight(region), region)
        out += without_same_bounds(region, without_restrictions(region, alarmed)) if alarmed else ()
    for change in changes:
        if change.kind == "clarification":
            inside = region_of(said, recorded, [change], asks)
            out += _prefixed(said, recorded, change)
            out += [*other_referent(said, recorded, change)] or [*other_antecedent(said, recorded, change)]
            read = [rule for rule in _BRACKET_RULES if not (reworded and rule is name)]
            out += spoken(read, _sight(inside), inside)
    sight = seen(said, recorded, changes)
    out += spoken((persons_exchanged,), sight, said, recorded, changes)
    if reworded:
        out += spoken((denials_exchanged, equalled), sight, said, recorded, changes)
        return [*raised(said, recorded, out, reworded=True), *restated(said, recorded)]
    out += _reordered(said, recorded, changes)
    out += spoken(_WHOLE_RULES, sight, said, recorded, changes)
    if all(f.kind != "negation" for f in out):
        out += spoken((denials_exchanged,), sight, said, recorded, changes)
    told = [f for f in out if f.rule == "guard.voice"]
    own = [f for f in told if names_reported(said, recorded, changes, tokens(f.claim or f.recorded).words)]
    out = _unmoved([f for f in out if f not in own])
    out += spoken((generalised,), sight, said, recorded, changes)
    out = restriction(said, recorded, changes, out)
    out = specific(said, recorded, changes, out)
    asked = [*questions(said, recorded, changes)] or [*unasked(said, recorded, changes)]
    asked = asked or [*asked_by_others(said, recorded)]
    return raised(said, recorded, out) + asked


def _sight(region: Region) -> int:
    """What is to be seen of a region."""
    words = seen(region.said, region.recorded, region.changes)
    return words | marked(region.claim_markers, region.recorded_markers)


def _reordered(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """An alarm on every two that were exchanged, and on every number that moved."""
    exchanges = [*_exchanges(said, recorded, changes)]
    for one, other in zip_longest(exchanges[::2], exchanges[1::2]):
        other = other or one
        if paired(recorded, one.r0, one.r1, other.r0):
            continue  # "your own house and your own airplane"
        if any(_fronted(recorded, c.r0, c.r1) or _fronted(said, c.c0, c.c1) for c in (one, other)):
            continue  # "for that I cannot give a day"
        place = (one.c0, other.c1, one.r0, other.r1)
        yield found("roles", "guard.exchanged", said, recorded, place, turns=True)
    yield from crossed(said, recorded, changes)
    for change in changes:
        if change.kind != "moved" or change.c0 == change.c1:
            continue
        run = said.words[change.c0 : change.c1]
        if all(
            (word[0] == "#" and word != "#1.") or _is_figure(said, at)
            for at, word in enumerate(run, change.c0)
        ):
            # "first" moves about as an adverb
            place = (change.c0, change.c1, change.r0, change.r1)
            yield found("number", "guard.number_moved", said, recorded, place, turns=True)


def _fronted(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is a preposition with its noun, put before the subject of its clause: "[for that] I cannot"."""
    led = start + 1 < end and text.words[start] in listed("grammar_prepositions")
    return led and not listed("subject_pronouns").isdisjoint(text.words[end : end + 1])


def _is_figure(text: Atoms, at: int) -> bool:
    """Whether a "one" is written as a figure, and so counts: "3-1"."""
    return text.raw(at, at + 1) == "1"


def _exchanges(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Change]:
    """The changes by which two were exchanged, without like things in a sentence of which more was put otherwise."""
    if all(change.kind != "exchanged" for change in changes):
        return
    for told in by_sentence(said, recorded, changes):
        exchanges = [change for change in told if change.kind == "exchanged"]
        others = sum(change.weight == "changed" for change in told) - len(exchanges)
        if others <= OTHERWISE or all(_named(said, recorded, change) for change in exchanges):
            yield from exchanges


def _named(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether one name took the place of another."""
    ours, theirs = said.raw(change.c0, change.c1), recorded.raw(change.r0, change.r1)
    return ours[:1].isupper() and theirs[:1].isupper()


def _prefixed(said: Atoms, recorded: Atoms, change: Change) -> Iterator[Finding]:
    """A denial put before a word in brackets: "[dis]like"."""
    if said.words[change.c0 : change.c1] in (("t",), ("'t",), ("not",)) and said.between(change.c0)[-1:] in (
        "'",
        "’",
    ):
        place = (change.c0, change.c1, change.r0, change.r1)
        yield found("negation", "guard.negation", said, recorded, place, turns=True)  # "can['t]"
        return
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


def is_english(words: Sequence[str]) -> bool:
    """Whether folded words are English, as far as so many words can tell; the guard reads no other language.

    Common words of English are weighed against those of six neighbours; a text in another script has neither.
    """
    english = sum(map(listed("english").__contains__, words))
    foreign = sum(map(listed("foreign").__contains__, words))
    if english or foreign:
        return english > foreign
    return len(words) <= SHORT and 2 * sum(map(str.isascii, words)) > len(words)
