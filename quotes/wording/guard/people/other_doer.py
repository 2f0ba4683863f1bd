"""A verb given to another doer: "he asked me to lie", "he lied"; "they banned the knives and kept the guns", "… and the guns"."""

from collections.abc import Collection, Iterator, Sequence

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases, opposite
from quotes.wording.canon.verbs import is_finite, third_person
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

# Words from the one verb to the other: "asked the men in the yard to leave"; of a second verb with its subject; of a clause.
REACH, SECOND, CLAUSE = 8, 4, 10
_OBJECTS = frozenset({"me", "us", "him", "them", "her", "you", "people", "everyone", "somebody"})
# Verbs behind which stands who does what another brings about: "they made me sign", "I let them sell".
_CAUSING = classed("causing")
_SUBJECTS = {"me": "i", "us": "we", "him": "he", "her": "she", "them": "they"}
_HAVING = classed("has") | {"have", "got", "get", "gets"}
_OWN = listed("possessives") | {"his", "her"}
_JOINTS = frozenset({"and", "or", "but"})


@needs("replaced")
def other_doer(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where what somebody had another do, or saw another do, is told as his own deed."""
    for c in changes:
        if c.kind != "replaced" or c.c1 - c.c0 != 1 or not 1 < c.r1 - c.r0 <= REACH:
            continue
        deed, run = said.words[c.c0], recorded.words[c.r0 : min(len(recorded), c.r1 + 2)]
        if not (is_past(deed) or third_person(deed)) or not _led(recorded, c.r0):
            continue
        at = next((n for n in range(2, len(run)) if run[n] in bases(deed)), 0)
        heavy = is_finite(run[0]) and run[0] not in listed("light_words")
        if at and (heavy or run[0] in _CAUSING) and _another(run[1:at]):
            yield found("roles", "guard.other_doer", said, recorded, (c.c0, c.c1, c.r0, c.r1), turns=True)
            return


@needs("small_word", "replaced", words=among(_SUBJECTS))
def made_to(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where what somebody was made to do is told as what he did: "they made | me sign it", "I signed it"."""
    for c in changes:
        whom, who = recorded.words[c.r0 : c.r1], said.words[c.c0 : c.c1]
        led = (
            c.r0 > 0
            and recorded.words[c.r0 - 1] in _CAUSING
            and said.words[max(0, c.c0 - 1) : c.c0] != recorded.words[c.r0 - 1 : c.r0]
        )
        if led and len(whom) == len(who) == 1 and _SUBJECTS.get(whom[0]) == who[0]:
            yield found("roles", "guard.other_doer", said, recorded, (c.c0, c.c1, c.r0 - 1, c.r1), turns=True)
            return


@needs("replaced", words=among(_HAVING))
def had_done(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where what befell somebody's own is told as his deed, or the reverse: "had our boat stolen", "stole our boat"."""
    for c in changes:
        for text, other, side in ((said, recorded, 0), (recorded, said, 1)):
            start, end = c.span(1 - side)
            deed = bases(other.words[start]) & classed("suffered") if start < end else frozenset()
            if c.kind == "replaced" and deed and _had_own(text, c.span(side)[0], deed):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("roles", "guard.other_doer", said, recorded, place, turns=True)
                return


def _had_own(text: Atoms, at: int, deed: Collection[str]) -> bool:
    """Whether somebody had what is his own suffer a deed from here on: "had | our boat stolen"."""
    own, behind = text.words[at + 1 : at + 2], text.words[at + 2 : at + REACH]
    done = any(is_past(word) and not bases(word).isdisjoint(deed) for word in behind)
    return text.words[at] in _HAVING and own != () and own[0] in _OWN and done


@needs("dropped")
def second_verb(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where the verb of a second half fell out, so that what it was said of is given to the first verb."""
    for c in changes:
        if c.kind == "dropped" and 0 < c.r1 - c.r0 <= SECOND and _second(recorded, c.r0, c.r1, said):
            yield found("roles", "guard.second_verb", said, recorded, (c.c0, c.c1, c.r0, c.r1), turns=True)
            return


def _led(text: Atoms, at: int) -> bool:
    """Whether a subject stands before a verb, and no other verb: "he | asked"."""
    return at > 0 and not is_finite(text.words[at - 1]) and text.words[at - 1] not in ("to", "and")


def _another(between: Sequence[str]) -> bool:
    """Whether words between two verbs name who is to do the second: "me", "the men in the yard to"."""
    doer = between[:-1] if between[-1] == "to" else between
    if not doer:
        return False
    led = doer[0] in listed("grammar_determiners", "possessives") and len(doer) > 1
    return (led or (doer[0] in _OBJECTS and len(doer) == 1)) and not any(is_finite(word) for word in doer)


def _second(text: Atoms, start: int, end: int, said: Atoms) -> bool:
    """Whether a run behind "and" is another verb than the one before it, or a preposition against it, and a thing follows."""
    words = text.words
    if (
        start < SECOND - 1
        or words[start - 1] not in _JOINTS
        or end >= len(words)
        or text.between(end).strip()
    ):
        return False
    run, before = words[start:end], words[max(0, start - CLAUSE) : start - 1]
    if (
        words[end] not in listed("grammar_determiners", "possessives")
        and not text.raw(end, end + 1)[:1].isupper()
    ):
        return False
    if len(run) == 1 and any(opposite(run[0], word) for word in before if word in listed("prepositions")):
        return True
    verb = next((n for n, word in enumerate(before) if _acts(word)), -1)
    if (
        verb < 0
        or is_past(before[-1])
        or before[-1] in listed("light_words")
        or len(before) - verb < len(("ban", "knives"))
    ):
        return False
    acts = [
        word for word in run if _acts(word) and word not in listed("light_words") and word not in said.words
    ]
    held = {base for word in before for base in bases(word)}
    return _acts(run[-1]) and any(bases(word).isdisjoint(held) for word in acts)


def _acts(word: str) -> bool:
    return is_past(word) or third_person(word)
