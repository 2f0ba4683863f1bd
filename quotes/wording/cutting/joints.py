"""A claim read beside one passage: where pieces were joined, and what fell out between them."""

from itertools import pairwise

from quotes.counting import counted
from quotes.lexicon import listed, phrases
from quotes.text import Tokens, tokens
from quotes.values import value
from quotes.verdicts import Finding
from quotes.wording import alignment
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import ENDS, sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.noise import voices
from quotes.wording.cutting import cuts
from quotes.wording.cutting.governors import CLAUSE
from quotes.wording.cutting.rebuttals import corrected
from quotes.wording.regions import found, is_clause
from quotes.wording.thresholds import GUARD, Thresholds

# By which rule pieces are a splice.
TWO_SPEAKERS = "splice.speakers"
TWO_SOURCES = "splice.sources"
OUT_OF_ORDER = "splice.order"
FAR_APART = "splice.far"
UNMARKED = "splice.silent"
# A run of claim words this long that stands elsewhere in the passage was taken from there.
PIECE = 4
# Pieces looked for elsewhere in the passage; each costs a search through all of it.
MOST_PIECES = 20


@value
class Reading:
    """A claim read beside a passage: both in canonical words, and every difference named.

    `marks` are the claim's words before which it marks a cut, `writers` those that are its writer's own: a clarification in
    brackets, or who is said to speak.
    """

    said: Atoms
    recorded: Atoms
    changes: tuple[Change, ...]
    partial: bool
    marks: frozenset[int]
    writers: frozenset[int]
    skips: bool = False
    asks: Thresholds = GUARD

    @property
    def cost(self) -> tuple[int, int]:
        """How many words were changed, and how many differ at all, for choosing between two readings."""
        sizes = [(c.weight, c.c1 - c.c0 + c.r1 - c.r0) for c in self.changes if c.weight != "same"]
        return sum(size for weight, size in sizes if weight == "changed"), sum(size for _, size in sizes)


def splices(reading: Reading, recorded: Tokens) -> list[Finding]:
    """Pieces joined that stand too far apart, out of order, or with whole sentences silently between them."""
    said, theirs = reading.said, reading.recorded
    out: list[Finding] = []
    looked = 0
    for change in reading.changes:
        place = (change.c0, change.c1, change.r0, change.r1)
        size = change.r1 - change.r0
        left_out = size > 0 and (change.weight == "cut" or change.kind == "dropped")
        sentences = (
            sum(_sentence_start(theirs, at) for at in range(max(1, change.r0), change.r1 + 1))
            if left_out
            else 0
        )
        if change.weight == "cut" and (
            sentences - 1 > reading.asks.farthest_sentences or size > reading.asks.farthest_words
        ):
            note = (
                f"{counted(size, 'word')} and {counted(sentences - 1, 'sentence')} stand between the pieces"
            )
            out.append(found("splice", FAR_APART, said, theirs, place, note=note))
        elif change.kind == "dropped" and theirs.words[change.r0 : change.r1] in phrases("answers_no"):
            continue  # "No." is a word that was swallowed, and no sentence of its own
        elif change.kind == "dropped" and (sentences >= 2 or size > reading.asks.farthest_words):
            # Captions have no marks: so many words are sentences all the same.
            whole = f", with at least {counted(sentences - 1, 'whole sentence')}," if sentences >= 2 else ""
            note = f"{counted(size, 'word')}{whole} were silently left out"
            out.append(found("splice", UNMARKED, said, theirs, place, note=note))
        elif change.weight == "changed" and change.c1 - change.c0 >= PIECE and looked < MOST_PIECES:
            looked += 1
            out += _elsewhere(reading, recorded, place)
    if not out and "changed" in {change.weight for change in reading.changes}:
        out += _out_of_order(reading, recorded)
    return out


def _sentence_start(text: Atoms, at: int) -> bool:
    """Whether a sentence begins at this atom, also where a quotation goes on behind its credit: “… before,” he said. “Three …”.

    The two parts of one quotation are kept with a space between them, and what ended the first was the credit's.
    """
    if sentence_start(text, at):
        return True
    if at >= len(text) or text.between(at) != " ":
        return False
    first, last = text.raw(at, at + 1), text.raw(at - 1, at)
    opens = text.words[at] in listed("light_words") or text.words[at][0] == "#"
    return opens and first[:1].isupper() and not first.isupper() and last.islower()


def two_voices(reading: Reading) -> list[Finding]:
    """That the claim runs from one speaker's turn into another's, whose label it leaves out.

    A listener's short interjection, skipped with its label, is no turn.
    """
    said, theirs = reading.said, reading.recorded
    kept = [c for c in reading.changes if c.weight in ("same", "minor") and c.r0 < c.r1]
    if len(theirs) == 0 or not kept or not ("Q" in theirs.text or ":" in theirs.text):
        return []
    places = [theirs.starts[at] for c in kept for at in (c.r0, c.r1 - 1)]
    # Where the claim holds what an interjection said, the words of both were joined.
    heard = voices(theirs.text, places, interjections=not reading.skips)
    if len(heard) < 2 or "" in heard:
        return []
    place = (kept[0].c0, kept[-1].c1, kept[0].r0, kept[-1].r1)
    note = f"the words go on from {heard[0].title()} to {heard[1].title()}"
    return [found("splice", TWO_SPEAKERS, said, theirs, place, note=note)]


def _elsewhere(reading: Reading, recorded: Tokens, place: tuple[int, int, int, int]) -> list[Finding]:
    """That words of the claim stand word for word at another place of the passage."""
    run = tokens(reading.said.raw(place[0], place[1])).words
    at = alignment.find(run, recorded.words) if len(run) >= PIECE else -1
    if at >= 0 and _within_sentence(reading, recorded, at, at + len(run)):
        return []  # word order alone: "yesterday, in the rain, we left"
    note = f"these words stand elsewhere in the passage, from word {at + 1} on"
    return (
        [found("splice", OUT_OF_ORDER, reading.said, reading.recorded, place, note=note)] if at >= 0 else []
    )


def _within_sentence(reading: Reading, recorded: Tokens, start: int, end: int) -> bool:
    """Whether the recorded words [start, end) stand in one sentence with all that the claim keeps."""
    kept = [c for c in reading.changes if c.weight in ("same", "minor") and c.r0 < c.r1]
    if not kept:
        return False
    low = min(recorded.starts[start], reading.recorded.starts[kept[0].r0])
    high = max(recorded.ends[end - 1], reading.recorded.ends[kept[-1].r1 - 1])
    whole = recorded.text[low:high]
    return not any(mark in whole for mark in (*ENDS, ";")) and not reading.marks


def _out_of_order(reading: Reading, recorded: Tokens) -> list[Finding]:
    """That the pieces between the claim's marks, or its sentences, all stand in the passage in another order."""
    said, marked = reading.said, reading.marks
    if len(said) < 2 * (PIECE - 1):
        return []
    before = said.text[: said.starts[-1]]  # what ends the claim parts nothing
    if not marked and not any(mark in before for mark in ENDS):
        return []
    starts = [at for at in range(1, len(said)) if sentence_start(said, at)]
    bounds = sorted({0, *starts, *marked, len(said)})
    pieces = [(a, b) for a, b in pairwise(bounds) if b - a >= PIECE - 1][:MOST_PIECES]
    if len(pieces) < 2:
        return []
    places = [alignment.find(tokens(said.raw(a, b)).words, recorded.words) for a, b in pieces]
    for (a, b), one, other in zip(pieces[1:], places, places[1:], strict=False):
        if 0 <= other < one:
            place = (a, b, 0, 0)
            return [
                found(
                    "splice",
                    OUT_OF_ORDER,
                    said,
                    reading.recorded,
                    place,
                    note="the pieces stand in another order",
                )
            ]
    return []


def _two_clauses(theirs: Atoms, change: Change) -> bool:
    """Whether a shorter omission reaches from one clause into another: "[poor, my uncle was] a thief"."""
    inside = range(change.r0 + 1, change.r1)
    return (
        change.kind == "dropped"
        and change.r1 - change.r0 > 2
        and any(
            "," in theirs.between(at) or theirs.words[at] in ("and", "but", "when", "while") for at in inside
        )
    )


def _opens(text: Atoms, at: int) -> bool:
    """Whether a clause can begin at a word: behind a mark, or behind a word that joins clauses."""
    return at > 0 and (
        any(not c.isspace() for c in text.between(at)) or text.words[at - 1] in listed("clause_openers")
    )


def omissions(reading: Reading) -> list[Finding]:
    """What fell out at marked cuts, and with whole clauses dropped in silence between words that agree."""
    said, theirs = reading.said, reading.recorded
    out = []
    for at, change in enumerate(reading.changes):
        if change.weight != "cut" and change.kind != "dropped":
            continue
        beside = reading.changes[max(0, at - 1) : at + 2]
        across = change.kind == "dropped" and any(
            _sentence_start(theirs, r) for r in range(max(1, change.r0), change.r1)
        )
        fell = change.kind == "dropped"
        corrects = fell and corrected(theirs.part(change.r0, change.r1), said.words[: change.c0]) > 0
        silent = (is_clause(theirs, change) or across or corrects or _two_clauses(theirs, change)) and sum(
            c.weight in ("same", "minor") for c in beside
        ) == 2
        left_out = theirs.part(change.r0, change.r1)
        kept = said.words[: change.c0][-CLAUSE:], said.words[change.c1 :][:CLAUSE]
        if change.weight == "cut" or silent:
            governors = cuts.omitted(left_out, *kept, silent=silent)
        elif change.kind == "dropped" and change.weight == "changed" and _opens(theirs, change.r0):
            governors = cuts.led_in(left_out, kept[1])
        else:
            continue
        for governor in governors:
            place = (change.c0, change.c0, change.r0 + governor.start, change.r0 + governor.end)
            out.append(found(governor.kind, governor.rule, said, theirs, place, turns=governor.turns))
    return out
