"""Who did it to whom, turned about with all else as it was: "her husband hit her", "she hit her husband".

Two that changed places around the same words are found here by their words and not by the alignment, which has no one place
for them. A pronoun is known by its person, whatever its case: "ours" is what "our" is, "she" whom "her" is.
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change, is_coordinating
from quotes.wording.canon.markers import bases
from quotes.wording.canon.verbs import may_act, said_of_both, third_person
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found
from quotes.wording.sentences import by_sentence

# Words from the first of the two to the last, and of either of them.
LONGEST, NAMED = 24, 5
_PERSONS = grouped("guard_pronouns")
_PRONOUNS = among(word for run in _PERSONS for word in run)
_FRONTED = classed("fronted")
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_JOINTS = (("and",), ("or",), ("but",))
_TOGETHER = frozenset({"with", "together", "alike"})


@needs(words=_PRONOUNS)
def persons_exchanged(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where two persons took each other's part in a sentence: "he lent me his boat", "I lent him my boat"."""
    for told in _sentences(said, recorded, changes):
        yield from _persons(said, recorded, told)


def _persons(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    place = _changed(said, recorded, changes)
    c0, c1, r0, r1 = place
    ours, theirs = said.words[c0:c1], recorded.words[r0:r1]
    moved = any(change.kind == "moved" for change in changes)
    if c1 - c0 != r1 - r0 or c1 - c0 > LONGEST or (_told_already(changes) and not moved):
        return  # "I trust you more than you trust me": what moved beside two exchanged ones are they as well
    pairs = [(a, b) for a, b in zip(theirs, ours, strict=True) if not _same_forms([a], [b])]
    persons = {(_person(a), _person(b)) for a, b in pairs}
    known = all(a in _groups() and b in _groups() for a, b in persons)
    whole = said.words[changes[0].c0 : changes[-1].c1], recorded.words[changes[0].r0 : changes[-1].r1]
    exchanged = known and any(a != b and (b, a) in persons for a, b in persons)
    if exchanged and not (_mutual(*whole) or _paired(ours, theirs)):
        yield found("roles", "guard.exchanged", said, recorded, place, turns=True)


@needs("replaced", "moved", "dropped", "added")
def turned_about(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where two changed places around what the one did to the other, or around what is told of both."""
    for told in _sentences(said, recorded, changes):
        yield from _turned(said, recorded, told)


def _turned(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    place = _changed(said, recorded, changes)
    c0, c1, r0, r1 = place
    ours, theirs = said.words[c0:c1], recorded.words[r0:r1]
    if (
        not ours
        or not theirs
        or abs(len(ours) - len(theirs)) > 1
        or len(theirs) > LONGEST
        or _told_already(changes)
    ):
        return
    others, parts = ([_person(word) for word in run] for run in (ours, theirs))
    if not _of_the_same(parts, others):
        return
    ours_at, theirs_at = (said, c0, c1), (recorded, r0, r1)
    if (
        _around(recorded, (r0, r1), others, parts)
        or _whom(*ours_at, *theirs_at)
        or _whom(*theirs_at, *ours_at)
    ):
        yield found("roles", "guard.exchanged", said, recorded, place, turns=True)


def _sentences(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    """The changes of every sentence in which one is real."""
    for told in by_sentence(said, recorded, changes):
        if any(change.weight != "same" for change in told):
            yield told


def _changed(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> tuple[int, int, int, int]:
    """Where two texts differ, from the first change to the last, with a word that agrees by its person alone."""
    c0, r0, c1, r1 = changes[0].c0, changes[0].r0, changes[-1].c1, changes[-1].r1
    # "Our group …" answers "The bank's group …" from its second word on.
    back = range(r0, max(0, r0 - NAMED) - 1, -1)
    r0 = next((at for at in back if at == 0 or sentence_start(recorded, at)), r0) if c0 == 0 else r0
    if c1 == len(said):  # "I taught my son" answers "My son taught me" up to its "son" alone
        ahead = range(r1, min(len(recorded), r1 + NAMED) + 1)
        r1 = next((at for at in ahead if at == len(recorded) or sentence_start(recorded, at)), r1)
    while c0 < c1 and r0 < r1 and said.words[c0] == recorded.words[r0]:
        c0, r0 = c0 + 1, r0 + 1
    while c0 < c1 and r0 < r1 and said.words[c1 - 1] == recorded.words[r1 - 1]:
        c1, r1 = c1 - 1, r1 - 1
    return c0, c1, r0, r1


def _told_already(changes: Sequence[Change]) -> bool:
    """Whether two were seen to change places, or one text only reports what the other says and moved its persons for that."""
    return any(change.kind in ("exchanged", "reported", "clarification") for change in changes)


def _person(word: str) -> str:
    """The person that a pronoun stands for; another word itself."""
    return _PERSONS.get((word,), word)


def _groups() -> frozenset[str]:
    return frozenset(_PERSONS.values()) - {"it"}


def _mutual(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether each did it to the other, which is only told the other way round: "we trust them and they trust us"."""
    halves = ((theirs[:at], theirs[at + 1 :]) for at in range(len(theirs)) if theirs[at : at + 1] in _JOINTS)
    turned = any([*map(_person, ours[: len(b)])] == [*map(_person, b)] for a, b in halves if a and b)
    return turned or not _TOGETHER.isdisjoint(theirs) or said_of_both(theirs)


def _paired(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two that are joined only stand in another order: "he and she", "she and he"."""
    halves = ((theirs[:at], theirs[at], theirs[at + 1 :]) for at in range(len(theirs)))
    return any((joint,) in _JOINTS and (*b, joint, *a) == (*ours,) for a, joint, b in halves if a and b)


def _of_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs have the same words but for who or which, and perhaps one verb for another person: "owes", "owe"."""
    left, right = {*one} - {*other} - _RELATIVES, {*other} - {*one} - _RELATIVES
    return left == right or (
        len(left) == len(right) == 1
        and not bases(*left).isdisjoint(bases(*right))
        and any(map(_acts, left | right))
    )


def _around(text: Atoms, span: tuple[int, int], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether what stands first in a run stands last in the other, and all between them as it was."""
    low, high = span
    if len(ours) != len(theirs) or any(
        mark in text.text[text.starts[low] : text.ends[high - 1]] for mark in ".;!?"
    ):
        return False
    for first in range(1, NAMED + 1):
        for last in range(1, NAMED + 1):
            between = theirs[first : len(theirs) - last]
            turned = [*theirs[len(theirs) - last :], *between, *theirs[:first]]
            if between and _same_forms(turned, ours):
                here = ours[last : len(ours) - first]  # "trusts" where "trust" stood
                verb = between if _acts(between[0]) else here
                return _two(text, (low, low + first), (high - last, high), verb)
    return False


def _same_forms(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs are the same words, a verb perhaps for another person: "owes", "owe"."""
    return all(
        a == b or ((_acts(a) or _acts(b)) and not bases(a).isdisjoint(bases(b)))
        for a, b in zip(one, other, strict=True)
    )


def _two(text: Atoms, one: tuple[int, int], other: tuple[int, int], between: Sequence[str]) -> bool:
    """Whether two runs both name somebody beside what the one does, or say both whose what acts is."""
    owned = [text.words[end - 1] == "'s" or _owns(text.words[start:end]) for start, end in (one, other)]
    if any(owned):
        return all(owned) and any(map(_acts, between)) and not said_of_both(between)
    return _names(text, *one) and _names(text, *other) and _holds(between)


def _owns(run: Sequence[str]) -> bool:
    """Whether a run is a pronoun that says whose something is."""
    return len(run) == 1 and (
        run[0] in listed("possessives") or (run[0].endswith("s") and run[0] != "us" and (run[0],) in _PERSONS)
    )


def _names(text: Atoms, start: int, end: int) -> bool:
    """Whether a run can name somebody or something that acts or suffers: "her husband", "us", "Ann"."""
    run = text.words[start:end]
    if run[0] in _FRONTED:
        return False  # "never has the city been", "the city has never been"
    led = run[0] in listed("grammar_determiners") or (
        start > 0 and text.words[start - 1] in listed("grammar_determiners")
    )
    alone = len(run) == 1 and run in _PERSONS
    acts = may_act(run[-1]) if led else _acts(run[-1])  # "the players"
    heavy = run[-1] not in listed("light_words") and not acts
    return alone or ((led or text.raw(start, end)[:1].isupper()) and heavy)


def _holds(between: Sequence[str]) -> bool:
    """Whether the words between two say what the one does, and not what both are or do together."""
    copula = is_coordinating(between)
    return _acts(between[0]) and not copula and _TOGETHER.isdisjoint(between) and not said_of_both(between)


def _acts(word: str) -> bool:
    """Whether a word can be the verb of a clause."""
    return may_act(word) or third_person(word)


def _whom(other: Atoms, o0: int, o1: int, text: Atoms, start: int, end: int) -> bool:
    """Whether who did it was made whom it was done to: "the man (who) bit my dog", "the man (whom) my dog bit"."""
    doing, run = text.words[start:end], other.words[o0:o1]
    if doing[:1] == () or doing[0] not in _RELATIVES:
        return False
    told = [*map(_person, run[1:] if run[:1] and run[0] in _RELATIVES else run)]
    for at in range(2, min(NAMED, len(doing))):
        verb, suffering = doing[1:at], doing[at:]
        if told == [*map(_person, suffering), *verb]:
            led = suffering[0] in listed("grammar_determiners", "not_possessive")
            return _acts(verb[0]) and (led or text.raw(start + at, end)[:1].isupper())
    return False
