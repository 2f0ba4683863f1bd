"""Who did it and to whom: a passive that lost its "was", a speaker's "I" for somebody else, and the reverse."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.alignment import find
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.guard.gate import among, needs
from quotes.wording.guard.people.reference import is_span
from quotes.wording.regions import Region, found

# Without "be", "been" or "being" nothing stands that could be read as the doer's ("should not tied").
_BE = classed("was")
_BE_FORMS = _BE | {"is", "are", "am", "be", "been", "being"}
# Of a thing ("it is labeled") the same slip only breaks the grammar.
_PERSONS = classed("persons")
_ACTING = tuple((word,) for word in _PERSONS)
_HAVING = (("has",), ("have",), ("had",), ("'ve",))
# Behind these a second "was" may be left out: "was arrested and (was) charged".
_JOINING = classed("joining")
# The longest words that a speaker's "I" may stand for: "my learned opponent".
LONGEST_SUBJECT = 4
_PAIRING = (("and",), ("or",))
_PLAIN = _JOINING | {"if", "when", "because", "so", "that", "who", "which"}
# The longest run of another statement put into this one, and how far off it stands, in words.
LONGEST_FUSED, NEARBY = 3, 30
# Words before them by which the statement they stand in is known.
LED = 3
# Words behind them in which what was left out may still be spoken of: "… and they took it".
REACH = 5
_SPOKEN_OF = classed("spoken_of")
_OWN = classed("speaker")
# Whoever is named by what is theirs is somebody else: "his enemies" is not "he".
_OWNERS = {("he",): ("his",), ("she",): ("her",), ("they",): ("their",), ("it",): ("its",)}
_DETERMINERS = classed("determiners")
_SOMEBODY = classed("somebody")


def _still_by(said: Atoms, change: Change) -> bool:
    """Whether the claim still says by whom it was done, so that a lost "was" only breaks it: "the ship [was] built by him".

    Neither can "he [was] dissatisfied with it" nor "he [was] supposed to go" be read as done by him.
    """
    verb, behind = said.words[change.c1 : change.c1 + 1], said.words[change.c1 + 1 : change.c1 + 2]
    bound = verb != () and verb[0] in classed("bound_to") and behind == ("to",)
    return change.kind == "dropped" and (bound or behind in (("by",), ("with",), ("about",)))


@needs("replaced", "dropped", "added", words=among(_BE_FORMS | {"by"}))
def turned_voice(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where "was sued by them" lost its "was", or "sued them" won one: who did it is now who bore it."""
    both = any(change.kind in ("exchanged", "moved") and _agent(said, recorded, change) for change in changes)
    if both or _agent_acts(said, recorded, changes):
        return  # both were turned: "the union sued them", "they were sued by the union"
    for change in changes:
        runs = said.words[change.c0 : change.c1], recorded.words[change.r0 : change.r1]
        alone = sum(other.weight == "changed" for other in changes) == 1
        if (
            change.kind == "replaced"
            and any(
                _suffers(*pair)
                or (alone and (_does_it(*pair) or _being_done(*pair) or _is_done_to(*pair, recorded, change)))
                for pair in (runs, runs[::-1])
            )
        ) or (alone and _by_whom(said, recorded, change)):
            place = (change.c0, change.c1, change.r0, change.r1)
            yield found("roles", "guard.voice_turned", said, recorded, place, turns=True)
            return
        for side, kind in ((1, "dropped"), (0, "added")):
            text, (start, end), other = (said, recorded)[side], change.span(side), (recorded, said)[side]
            behind = other.words[change.span(1 - side)[1] + 1 :][:1]
            if change.kind == kind and (
                (_passive(text, start, end) and not _still_by(said, change))
                or _been_done(text, start, end, behind)
            ):
                place = (change.c0, change.c1, change.r0, change.r1)
                yield found("roles", "guard.voice_turned", said, recorded, place, turns=True)
                return


@cache
def _light() -> frozenset[str]:
    """Words of which no statement is made."""
    return _PLAIN | listed("light_words", "guard_saying", "not_possessive")


@needs("replaced")
def fused(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where the words put in were left out close by: two statements made one of the halves of both."""
    for change in changes:
        run = said.words[change.c0 : change.c1]
        plain = _light()
        if change.kind != "replaced" or len(run) > LONGEST_FUSED or plain.issuperset(run):
            continue
        if run[0] not in recorded.words:
            continue  # as with most: left out nowhere
        other = [word for word in recorded.words[change.r0 : change.r1] if word not in plain]
        forms = any(not bases(a).isdisjoint(bases(b)) or a.endswith(b) for a in run for b in other)
        still = not {*said.words}.isdisjoint(other)  # the parts only stand in another order
        left_out = _left_out(recorded, change, changes)
        if not other or forms or still or _member(said, recorded, change):
            continue
        led = said.words[max(0, change.c0 - LED) : change.c1]
        spoken_of = _SPOKEN_OF.isdisjoint(said.words[change.c1 : change.c1 + REACH])
        if change.c0 >= LED and spoken_of and any(_led(recorded, change, led, span) for span in left_out):
            continue  # "go to the border[, go to the camp] and tell": the half before it stands there too
        if _coordinate(said, recorded, change):
            continue
        if any(find(run, recorded.words[start:end]) >= 0 for start, end in left_out):
            place = (change.c0, change.c1, change.r0, change.r1)
            yield found("roles", "guard.fused", said, recorded, place, turns=True)
            return


def _left_out(recorded: Atoms, change: Change, changes: Sequence[Change]) -> list[tuple[int, int]]:
    """The recorded words around a change that the claim does not use: before it, behind it, and silently dropped."""
    first, last = changes[0].r0, changes[-1].r1
    spans = [(max(0, change.r0 - NEARBY), min(first, change.r0)), (max(last, change.r1), change.r1 + NEARBY)]
    spans += [(c.r0, c.r1) for c in changes if c.kind == "dropped"]
    return [(start, min(end, len(recorded))) for start, end in spans if start < end]


def _led(recorded: Atoms, change: Change, led: Sequence[str], span: tuple[int, int]) -> bool:
    """Whether a run stands among words left out, in the sentence of the change or behind it, and nothing was said of it there.

    "Would I sell the farm? Never. Would I sell the tractor? Tomorrow." joins two sentences to "Would I sell the farm? Tomorrow.",
    and "the men who were late [were fined]" what was said of two.
    """
    at = find(led, recorded.words[span[0] : span[1]])
    if at < 0:
        return False
    between = range(span[0] + at + len(led), change.r0 + 1)
    if recorded.words[between.start : between.start + 1] and recorded.words[between.start] in listed(
        "finite_verbs"
    ):
        return False
    return not any(sentence_start(recorded, n) for n in between)


def _coordinate(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether the same one did both, and where or how is told of either: "[sat in ashes and] wept", "wept in ashes"."""
    run = said.words[change.c0 : change.c1]
    at = find(run, recorded.words[change.r1 :])
    led = recorded.words[change.r1 + at - 1 : change.r1 + at] if at > 0 else ()
    behind = said.words[change.c1 : change.c1 + 1]
    return led in _PAIRING and bool(behind) and behind[0] in listed("prepositions")


def _member(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether the words are one of a list or a pair, whose order says nothing: "anguish and distress"."""
    run = said.words[change.c0 : change.c1]
    words, size = recorded.words, len(run)
    pair = (
        words[change.r0 - 1 : change.r0] in _PAIRING
        and words[max(0, change.r0 - 1 - size) : change.r0 - 1] == run
    )
    pair |= words[change.r1 : change.r1 + 1] in _PAIRING and words[change.r1 + 1 :][:size] == run
    listed_both = all(
        start > 2 and "," in text.between(end) and "," in text.text[text.ends[start - 3] : text.starts[start]]
        for text, start, end in ((said, change.c0, change.c1), (recorded, change.r0, change.r1))
    )
    return pair or listed_both


def _agent(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether "by" stands right before words that moved, on one side."""
    return any(
        "by" in text.words[max(0, start - 1) : start + 1]
        for text, start in ((said, change.c0), (recorded, change.r0))
    )


def _agent_acts(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> bool:
    """Whether who stands behind a "by" in one text acts in the other: "replaced by | machines", "machines will replace"."""
    for side, text, other in ((0, said, recorded), (1, recorded, said)):
        for at, change in enumerate(changes):
            start, end = change.span(side)
            agents = {
                next((word for word in text.words[n + 1 : n + 3] if word not in _DETERMINERS), "")
                for n in range(start, end)
                if text.words[n] == "by"
            }
            before = [
                word
                for c in changes[:at]
                for word in other.words[slice(*c.span(1 - side))]
                if c.weight != "same"
            ]
            if not agents.isdisjoint(before):
                return True
    return False


def _suffers(passive: Sequence[str], active: Sequence[str]) -> bool:
    """Whether a verb was put in the passive between the same two: "beat", "was beaten by"."""
    verbs = [word for word in passive if word not in _BE_FORMS and word != "by"]
    if passive[-1:] != ("by",) or _BE_FORMS.isdisjoint(passive) or len(verbs) != 1 or "by" in active:
        return False
    return _BE_FORMS.isdisjoint(active) and any(
        not bases(verbs[0]).isdisjoint(bases(word)) for word in active
    )


def _does_it(passive: Sequence[str], active: Sequence[str]) -> bool:
    """Whether what was done to somebody is done by him to another: "(I had to) be persuaded", "persuade them"."""
    if (
        len(passive) != 2
        or passive[0] not in _BE_FORMS
        or len(active) < 2
        or not _BE_FORMS.isdisjoint(active)
    ):
        return False
    led = active[1] in listed("not_possessive", "grammar_determiners")
    return led and is_past(passive[1]) and not bases(passive[1]).isdisjoint(bases(active[0]))


def _being_done(passive: Sequence[str], active: Sequence[str]) -> bool:
    """Whether what is being done to somebody is told as what he does: "being watched", "watching"."""
    if len(passive) != 2 or passive[0] != "being" or len(active) != 1 or not active[0].endswith("ing"):
        return False
    return is_past(passive[1]) and not bases(passive[1]).isdisjoint(bases(active[0]))


def _is_done_to(passive: Sequence[str], active: Sequence[str], text: Atoms, change: Change) -> bool:
    """Whether what was done to somebody is told as what he did: "was given a month", "gave a month"; "to be paid", "to pay".

    A verb of which the thing itself is the doer, or by which one only is in a state, says the same both ways.
    """
    if len(passive) != 2 or len(active) != 1 or passive[0] not in _BE_FORMS or active[0] in _BE_FORMS:
        return False
    if not is_past(passive[1]) or "ing" in (passive[1][-3:], active[0][-3:]):
        return False
    same = bases(passive[1]) & bases(active[0])
    states = listed("ergative_verbs") | classed("states_by_verbs")
    if not same or not states.isdisjoint(same):
        return False
    behind = "".join(text.words[change.r1 : change.r1 + 1])
    if behind == "by" and any(map(is_span, text.words[change.r1 + 1 : change.r1 + 2])):
        return True  # "be paid by Friday"
    return change.r0 > 0 and behind not in ("by", "with", "of", "about", "from", "in", "that")


def _been_done(text: Atoms, start: int, end: int, behind_it: Sequence[str]) -> bool:
    """Whether a "been" makes what was done to somebody of what he did: "has (been) forgiven", "have (been) chased (by) dogs".

    `behind_it` is what stands behind the verb in the other text.
    """
    words = text.words
    led, verb, behind = words[start - 1 : start], words[end : end + 1], words[end + 1 : end + 2]
    if words[start:end] != ("been",) or led not in _HAVING or verb == () or not is_past(verb[0]):
        return False
    if behind == ("by",) and behind_it:
        return words[end + 2 : end + 3] == (*behind_it,)
    acting = words[start - 2 : start - 1] in _ACTING and verb[0] not in listed("participles")
    turned = acting and bases(verb[0]).isdisjoint(listed("ergative_verbs"))
    return turned and behind not in (("by",), ("with",), ("to",), ("about",))


def _by_whom(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether whoever did it is told as for or to whom it was done: "written by the queen", "written for the queen"."""
    pair = {said.words[change.c0 : change.c1], recorded.words[change.r0 : change.r1]}
    if ("by",) not in pair or pair.isdisjoint((("for",), ("to",), ("against",))):
        return False
    verb = recorded.words[change.r0 - 1 : change.r0]
    be = not _BE_FORMS.isdisjoint(recorded.words[max(0, change.r0 - REACH) : change.r0])
    return verb != () and be and verb[0] not in _BE_FORMS and is_past(verb[0])


def _several(word: str) -> bool:
    """Whether a noun names several persons: "strikers", "the boys"."""
    one = word.removesuffix("s")
    known = listed("roles", "guard_agents", "guard_relations") | classed("persons_by_nouns")
    return one != word and (one in known or word in known)


def _passive(text: Atoms, start: int, end: int) -> bool:
    """Whether one form of "be" makes a passive of a verb that could stand without it: "(was) asked"."""
    if end - start != 1 or text.words[start] not in (*_BE, "got") or not 0 < start < len(text) - 1:
        return False
    before, verb = text.words[start - 1], text.words[start + 1]
    if text.between(start).strip() or (
        before not in _PERSONS and not _several(before) and text.words[start + 2 : start + 3] != ("by",)
    ):
        return False
    own = not bases(verb).isdisjoint(listed("ergative_verbs"))
    return is_past(verb) and not own and not verb.endswith(("en", "wn")) and verb not in listed("participles")


@needs("replaced", words=among({"i", "we", "he", "she", "they", "it"}))
def stranger(region: Region) -> Iterator[Finding]:
    """Alarm where the speaker's "I" or "we" took the place of somebody else, or somebody else that of "I"."""
    for change in region.changes:
        if change.kind != "replaced":
            continue
        ours, theirs = region.runs(change)
        if ours in (("i",), ("we",)) and _somebody(region.recorded, change.r0, change.r1):
            yield region.finding("pronoun", "guard.stranger", (), (), f"{' '.join(theirs)} / {ours[0]}")
            return
        if theirs == ("i",) and _somebody(region.said, change.c0, change.c1):
            yield region.finding("pronoun", "guard.stranger", (), (), f"i / {' '.join(ours)}")
            return
        if theirs[1:] and ours in _OWNERS and theirs[0] in _OWNERS[ours]:
            yield region.finding("pronoun", "guard.stranger", (), (), f"{' '.join(theirs)} / {ours[0]}")
            return
        persons = {"he", "she", "i", "we", "they"}
        if len(ours) == len(theirs) == 1 and ours[0] in persons and theirs[0] in _SOMEBODY:
            yield region.finding("pronoun", "guard.stranger", (), (), f"{theirs[0]} / {ours[0]}")
            return


def _somebody(text: Atoms, start: int, end: int) -> bool:
    """Whether a run names others than the speaker: "our critics", "the minister"; a verb stands right behind."""
    run = text.words[start:end]
    if not 1 < len(run) <= LONGEST_SUBJECT or not _OWN.isdisjoint(run):
        return False
    if "'s" in run or "and" in run or not listed("prepositions").isdisjoint(run):
        return False
    if run[0] not in _DETERMINERS | listed("possessives") or run[-1] in listed("light_words"):
        return False
    return not any(is_past(word) for word in run) and not any(
        a in listed("subject_pronouns") for a, _ in pairwise(run)
    )
