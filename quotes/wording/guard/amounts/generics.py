"""One and many: "a baker cheated" is no "bakers cheated", but a whole kind may be told by one of it or by all.

"Good teachers remember" is "a good teacher remembers": a bare plural and a singular, whose verb in the present agrees, are
both generic, as grammars of English have it, and so is all that is said of them in their sentence.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.lexicon import classed, grouped, listed, paired
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import needs
from quotes.wording.regions import found

# Words from a noun to the verb that agrees with it, and before it in which a determiner stands.
REACH, BEFORE = 8, 3
_ONE = classed("one")
_COUNTING = classed("counting")
_EACH = classed("each")
_ARTICLES = (("a",), ("an",), ("one",))
_OBLIGING = classed("obliging")
_AGREEING = ({"is", "are"}, {"has", "have"}, {"does", "do"})
# Before these a plural is of certain ones.
_CERTAIN = classed("certain_ones")
_MINE = (("mine",), ("ours",), ("yours",), ("his",), ("hers",), ("theirs",))
_THIRD = classed("third_persons")


@needs("plural")
def generalised(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
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


def specific(
    said: Atoms, recorded: Atoms, changes: Sequence[Change], alarms: Sequence[Finding]
) -> list[Finding]:
    """The alarms without those on one and many, and on "his" and "their", in a sentence that speaks of a whole kind."""
    rules = [f for f in alarms if f.rule in ("guard.plural", "guard.pronoun")]
    kinds = _kinds(said, recorded, changes) if rules else []
    return [f for f in alarms if f not in rules or not any(_within(f, span) for span in kinds)]


def _within(finding: Finding, span: tuple[int, int]) -> bool:
    if finding.rule == "guard.pronoun":
        persons = grouped("guard_pronouns")
        groups = {persons.get((words.casefold(),), "") for words in (finding.claim, finding.recorded)}
        if not groups <= _THIRD:
            return False
    return finding.recorded_start is not None and span[0] <= finding.recorded_start < span[1]


def _kinds(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> list[tuple[int, int]]:
    """The recorded sentences, in characters, in which a noun and its verb changed number together, or a kind "should"."""
    out = []
    obliged = [
        n for n in changes if n.kind == "plural" and _OBLIGING & {*recorded.words[n.r1 : n.r1 + BEFORE]}
    ]
    agreeing = [
        (noun, verb)
        for noun in changes
        if noun.kind == "plural"
        for verb in changes
        if 0 < verb.c0 - noun.c0 <= REACH and _singular(said, recorded, noun) == _agrees(said, recorded, verb)
    ]
    for noun, verb in (*agreeing, *((noun, noun) for noun in obliged)):
        many = (recorded, noun.r0) if _singular(said, recorded, noun) == 0 else (said, noun.c0)
        if _bare(*many):
            first = noun.r0
            while first and not sentence_start(recorded, first):
                first -= 1
            ends = (r for r in range(verb.r1, len(recorded)) if sentence_start(recorded, r))
            out.append((recorded.starts[first], recorded.ends[next(ends, len(recorded)) - 1]))
    return out


def _singular(said: Atoms, recorded: Atoms, noun: Change) -> int:
    """Which side speaks of one: 0 the claim, 1 the record."""
    ours, theirs = said.words[noun.c0], recorded.words[noun.r0]
    plurals = paired("irregular_plurals")
    if theirs in plurals or ours in plurals:
        return 0 if plurals.get(theirs) == ours else 1
    return 0 if len(ours) < len(theirs) else 1


def _agrees(said: Atoms, recorded: Atoms, verb: Change) -> int:
    """Which side has the verb of one, in the present ("remembers", "is"); -1 where it is no such verb."""
    if verb.c1 - verb.c0 != 1 or verb.r1 - verb.r0 != 1:
        return -1
    ours, theirs = said.words[verb.c0], recorded.words[verb.r0]
    if {ours, theirs} in _AGREEING:
        after = "".join(recorded.words[verb.r1 : verb.r1 + 1])
        return -1 if after.endswith("ing") or is_past(after) else int(ours in ("are", "have", "do"))
    if verb.kind != "plural" or is_past(ours) or is_past(theirs):
        return -1
    return 0 if len(ours) > len(theirs) else 1


def _bare(text: Atoms, at: int) -> bool:
    """Whether no determiner stands before a plural in its sentence."""
    first = next(
        (n for n in range(at, max(0, at - BEFORE) - 1, -1) if sentence_start(text, n)), max(0, at - BEFORE)
    )
    before = text.words[first:at]
    if text.words[at + 1 : at + 2] == ("of",) and text.words[at + 2 : at + 3] in _MINE:
        return False  # "friends of mine"
    return (
        _CERTAIN.isdisjoint(before)
        and listed("possessives").isdisjoint(before)
        and not any(word[0] == "#" for word in before)
    )
