"""Questions: one that became a statement by its mark, or by its order where the rest of it was left out."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.verdicts import Finding
from quotes.wording.alignment import find
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.regions import found

# Two sentences are one and the same if the one begins with a word from the head of the other.
HEAD = 3
# Words of the longest subject looked for between the verb that asks and the rest: "the old bridge over the brook".
SUBJECT = 6
# Words of a question that is told as a statement by its order alone.
SHORTEST_ASKED = 4
# Words of an answer that owns what was asked: "yes, I have", "I did".
ANSWER = 4
_OPENING, _CLOSING = ("\u2018", "\u201c", '"'), ("\u2019", "\u201d", '"')
_DOING = classed("do")
_ASKING = classed("asking")
# Who may stand between "asked" and the question.
_HEARERS = frozenset({"me", "us", "you", "him", "her", "them"})


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
            if asked == asking:
                continue
            bare = at == len(said) and not ours.strip("\"'”’ ")
            ended = any(mark in (ours if asked else theirs) for mark in ".!") or (asked and bare)
            if not ended or "…" in ours or "..." in ours:
                continue
            # A sentence that begins as a question still asks when only its mark is lost or misheard.
            place = (_sentence_start(said, at), at, _sentence_start(recorded, other), other)
            first = said.words[place[0]] if asked else recorded.words[place[2]]
            together = said.words[place[0]] in recorded.words[place[2] : place[2] + HEAD]
            together = (
                together
                or (asked and _by_whom(said, recorded, place))
                or _answers(said.words[place[0] :], recorded.words[place[2] :])
            )
            turns = together and first not in listed("interrogatives") and not _tag(recorded, other)
            turns = turns and not (
                asked
                and (_asked_around(recorded, first, place[2], theirs) or _owned(recorded, place[2], other))
            )
            turns = turns and not _asks_behind(
                said if asked else recorded, *(place[:2] if asked else place[2:])
            )
            yield found("question", "guard.question", said, recorded, place, turns=turns)


def _answers(stated: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether somebody's question is told as their own statement or another's: "Did you sell it?", "I did sell it."."""
    persons, verbs = listed("subject_pronouns"), listed("finite_verbs")
    told = stated[:1] and stated[0] in persons and asked[1:2] and asked[1] in persons
    return bool(told) and asked[0] in verbs and asked[0] in stated[1:2] and asked[2:3] == stated[2:3]


def _by_whom(said: Atoms, recorded: Atoms, place: tuple[int, int, int, int]) -> bool:
    """Whether a question who does a thing became a statement that somebody does, which nobody gave for an answer.

    "Who would trust him?" asks for a "nobody", and "I would trust him" is none; "Who paid? We did." says "we paid".
    """
    c0, c1, r0, r1 = place
    told, asked = said.words[c0:c1], recorded.words[r0:r1]
    forms = len(told) == len(asked) and all(
        a == b or bases(a) & bases(b) for a, b in zip(told[1:], asked[1:], strict=True)
    )
    same = forms and asked[:1] == ("who",) and told[0] in listed("subject_pronouns")
    return same and told[0] not in recorded.words[r1 : r1 + ANSWER]


def _owned(text: Atoms, start: int, at: int) -> bool:
    """Whether a question that begins with its verb is answered with a yes behind it: "Have I? Yes", "Of course", "I have"."""
    if text.words[start] not in classed("auxiliaries"):
        return False  # "I would do it again? Sure."
    end = next(
        (
            n
            for n in range(at + 1, min(len(text), at + ANSWER) + 1)
            if sentence_start(text, n) or n == len(text)
        ),
        at,
    )
    answer = text.words[at:end]
    if answer[:1] and answer[0] in classed("answers_yes") - {"sure", "totally"}:
        return "not" not in answer
    short = (
        len(answer) == 2 and answer[0] in listed("subject_pronouns") and answer[1] in classed("auxiliaries")
    )
    return short or answer == ("of", "course")


def _asked_around(text: Atoms, first: str, start: int, mark: str) -> bool:
    """Whether the question is that of the words in which these are quoted: "and said: ‘They will be one’?"."""
    if mark.lstrip()[:1] not in _CLOSING:
        return False
    at = next((n for n in range(start, start + HEAD) if text.words[n : n + 1] == (first,)), start)
    return at > start and any(sign in text.between(at) for sign in _OPENING)


def _asks_behind(text: Atoms, start: int, end: int) -> bool:
    """Whether the last clause of a sentence begins as a question: "I thought, how hard can it be"."""
    last = next((at for at in range(end - 1, start, -1) if "," in text.between(at)), start)
    asks = (
        text.words[last + 1 : last + 2]
        if text.words[last] in ("and", "but", "so")
        else text.words[last : last + 1]
    )
    return last > start and asks != () and asks[0] in listed("interrogatives")


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


def unasked(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where a question lost its order and its second half: "Have we won, or are we tired?", "We have won."."""
    if "?" not in recorded.text:
        return
    first, last = changes[0].r0, changes[-1].r1
    for at in range(max(0, first - 2), min(last, len(recorded) - 2)):
        if not (sentence_start(recorded, at) and recorded.words[at] in listed("finite_verbs")):
            continue
        end = next(
            (n for n in range(at + 1, len(recorded) + 1) if sentence_start(recorded, n)), len(recorded)
        )
        c0, c1 = _stated(said, recorded.words[at : min(end, at + SUBJECT + 2)])
        if "?" in recorded.between(end) and c0 < c1 and not _asks(said, c0):
            place = (c0, c1, at, at + 1)
            yield found("question", "guard.question", said, recorded, place, turns=True)
            return


def restated(said: Atoms, recorded: Atoms) -> Iterator[Finding]:
    """Alarm where a whole question is told as a statement in its very words: "Could we have won?", "We could have won."."""
    if "?" not in recorded.text or len(recorded) < SHORTEST_ASKED:
        return
    for at in range(len(recorded) - SHORTEST_ASKED + 1):
        if not (sentence_start(recorded, at) and recorded.words[at] in listed("finite_verbs")):
            continue
        end = next(
            (n for n in range(at + 1, len(recorded) + 1) if sentence_start(recorded, n)), len(recorded)
        )
        verb, *rest = recorded.words[at:end]
        if "?" not in recorded.between(end) or len(rest) < SHORTEST_ASKED - 1:
            continue
        for size in range(1, min(SUBJECT + 1, len(rest) - 1)):
            stated = (*rest[:size], verb, *rest[size:])
            c0 = find(stated, said.words)
            if c0 >= 0 and sentence_start(said, c0) and not _asks(said, c0):
                place = (c0, c0 + len(stated), at, end)
                yield found("question", "guard.question", said, recorded, place, turns=True)
                return


def asked_by_others(said: Atoms, recorded: Atoms) -> Iterator[Finding]:
    """Alarm where what people only ask is told as said: "People ask would I repeal it", "I would repeal it"."""
    for at in range(1, len(recorded) - SHORTEST_ASKED + 1):
        verb, person, *rest = recorded.words[at : at + 2 + HEAD]
        if person not in listed("subject_pronouns") or not _asks_verb(verb) or sentence_start(recorded, at):
            continue
        led = [word for word in recorded.words[max(0, at - HEAD) : at] if word not in _HEARERS]
        c0 = find((person, verb, *rest), said.words)
        own = c0 >= 0 and (sentence_start(said, c0) or said.words[c0 - 1] in ("and", "but", "so"))
        if led[-1:] and led[-1] in _ASKING and own and not _asks(said, c0):
            place = (c0, c0 + 2 + len(rest), at, at + 2 + len(rest))
            yield found("question", "guard.question", said, recorded, place, turns=True)
            return


def _asks_verb(word: str) -> bool:
    """Whether a word can stand before its subject in a question."""
    return word in listed("finite_verbs") or (word,) in grouped("guard_modals")


def _stated(said: Atoms, asked: Sequence[str]) -> tuple[int, int]:
    """Where the claim states the head of a question: "we have" for "have we", "he went" for "did he go"."""
    verb, *rest = asked
    if rest[:1] == ["not"]:
        return 0, 0  # "Haven't we paid?" asks for a yes
    for size in range(1, len(rest)):
        subject = tuple(rest[:size])
        at = find(subject, said.words)
        behind = said.words[at + size] if at >= 0 and at + size < len(said) else ""
        if not behind or (at and not sentence_start(said, at)):
            continue
        done = verb in _DOING and not bases(behind).isdisjoint(bases(rest[size]))
        if behind == verb or done:
            return at, at + size + 1
    return 0, 0


def _asks(said: Atoms, at: int) -> bool:
    """Whether the claim's sentence asks all the same, or breaks off."""
    end = next((n for n in range(at + 1, len(said) + 1) if sentence_start(said, n)), len(said))
    return any(mark in said.between(end) for mark in ("?", "…", "..."))
