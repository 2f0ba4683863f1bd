"""What "only" and "even" are said of: "only the mayor signed" and "the mayor signed only the letter" are two statements.

Before its verb an "only" may be meant of whatever follows, as grammars of English say, so that "I only asked for water" is
"I asked only for water".
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import needs
from quotes.wording.regions import found

# "He almost lost all" lost nothing, and "lost almost all" nearly everything.
_NEARLY = (("almost",), ("nearly",), ("practically",))
_FOCUSING = (("only",), ("even",), ("merely",), ("solely",), *_NEARLY)


@needs("moved")
def refocused(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where a word that picks one thing out was moved to another."""
    if not any(change.kind == "moved" for change in changes):
        return
    for c, r in _moved(said, recorded, changes):
        nearly = said.words[c : c + 1] in _NEARLY
        if _next(said, c) != _next(recorded, r) and (
            nearly or _two_things(_place(said, c), _place(recorded, r))
        ):
            place = (c, c + 1, r, r + 1)
            yield found("quantifier", "guard.refocused", said, recorded, place, turns=True)


def _moved(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[tuple[int, int]]:
    """Where such a word stands in the claim and in the record, by itself moved or left by what moved around it."""
    moved = [change for change in changes if change.kind == "moved"]
    for at, change in enumerate(changes):
        run = said.words[change.c0 : change.c1]
        if run not in _FOCUSING:
            continue
        if change.kind == "moved":
            first, last = changes[0].r0, changes[-1].r1
            places = [c.r0 for c in moved if recorded.words[c.r0 : c.r1] == run]
            places += [r for r in (first - 1, last) if r >= 0 and recorded.words[r : r + 1] == run]
            if places:
                yield change.c0, places[0]
        elif change.kind == "same" and 0 < at < len(changes) - 1:
            before, behind = changes[at - 1], changes[at + 1]
            if before.kind == behind.kind == "moved" and before.c1 - before.c0 == behind.r1 - behind.r0:
                yield change.c0, change.r0


def _next(text: Atoms, at: int) -> str:
    """The first word of weight behind such a word: "only for a short time" and "for only a short time" are one.

    A quantity weighs: "they almost all died" is no "they all almost died".
    """
    light = listed("light_words") - listed("subject_pronouns") - classed("wholes")
    return next((word for word in text.words[at + 1 :] if word not in light), "")


def _two_things(ours: str, theirs: str) -> bool:
    return (ours == "subject") != (theirs == "subject") or "verb" not in (ours, theirs)


def _place(text: Atoms, at: int) -> str:
    """Where such a word stands: before a `subject`, before a `verb`, or before what follows the verb (`object`)."""
    before = text.words[at - 1] if at and not sentence_start(text, at) else ""
    after = text.words[at + 1] if at + 1 < len(text) else ""
    if not before or text.between(at).strip() or before in listed("clause_openers"):
        led = after in listed("prepositions") or after in listed("grammar_prepositions")
        return "object" if led or after in listed("clause_openers") else "subject"
    if before in listed("subject_pronouns") or before in listed("finite_verbs") or is_past(after):
        return "verb"
    noun = before not in listed("light_words") and not is_past(before)
    agreeing = after.endswith("s") and not after.endswith("ss")
    return "verb" if noun and agreeing else "object"
