"""The steps between a record and a claim, each named for what it is: a spelling, a filler, a cut, a change.

A `Change` has a weight: `same` words, `minor` (nothing that could change the meaning), `cut` (left out, and
marked as left out) or `changed` (words altered, added or silently dropped).
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import listed
from quotes.wording.canon.acronyms import explained, unfolded
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.backshift import backshifted
from quotes.wording.canon.before_amounts import ranges_told
from quotes.wording.canon.begun_anew import said_twice_over
from quotes.wording.canon.cleaning import (
    after_fillers,
    before_fillers,
    is_false_start,
    joined_sentences,
    sentence_start,
)  # fmt: skip
from quotes.wording.canon.equivalence import relation
from quotes.wording.canon.exchanges import Change, exchanged
from quotes.wording.canon.free_adverbs import placed_freely
from quotes.wording.canon.grammar import emphasis, heard, one_in_speech, other_word, regular_tenses, spare
from quotes.wording.canon.measures import is_short
from quotes.wording.canon.negation_forms import reworded_negations
from quotes.wording.canon.pairing import cheapest
from quotes.wording.canon.raising import raised_denials
from quotes.wording.canon.swaps import swapped
from quotes.wording.canon.written import (
    coin_told,
    dashed_out,
    figures_spoken,
    only_written,
    short_year,
    stripped_number,
)
from quotes.wording.guard.people.names import two_first_names
from quotes.wording.outer_words import outer_words
from quotes.wording.steps import Step

# A change with more word pairs than this is not searched for small differences: it is a rewording.
LARGEST_PAIRED = 150
# A gap this many words from a mark of omission is the one meant: "is … that" for "is that, unless …,".
BESIDE = 2
SHORTEST_NAME = 4  # "Lee" and "Leo" are two men


def changes(
    said: Atoms, recorded: Atoms, steps: Sequence[Step], cuts: frozenset[int], clarified: frozenset[int]
) -> list[Change]:
    """Every step named.

    `cuts` are the claim words before which the claim marks that it leaves words out, `clarified` those of its writer.
    """
    cuts = _claimed_marks(steps, cuts, recorded)
    found: list[Change] = []
    for step in _unparted(said, recorded, outer_words(said, recorded, steps)):
        if step.op == "equal":
            found += _surface_changes(said, recorded, step)
        else:
            found += _named(said, recorded, step, cuts, clarified)
    if any(change.weight == "changed" for change in found):
        for reading in (
            exchanged, swapped, reworded_negations, raised_denials, backshifted, regular_tenses, placed_freely,
            ranges_told,
        ):  # fmt: skip
            found = reading(said, recorded, found)
    # Words around the claim that the alignment held for a moment belong to the passage alone.
    while len(found) > 1 and found[0].c0 == found[0].c1 and found[0].kind != "moved":
        found.pop(0)
    while len(found) > 1 and found[-1].c0 == found[-1].c1 and found[-1].kind != "moved":
        found.pop()
    return found


def _claimed_marks(steps: Sequence[Step], cuts: frozenset[int], recorded: Atoms) -> frozenset[int]:
    """The marks, with every gap that stands a word or two beside a mark which no gap meets and the record does not have too."""
    gaps = {step.c0 for step in steps if step.op != "equal" and step.c0 == step.c1}
    unmet = {
        mark
        for mark in cuts - gaps
        if not any(
            step.c0 < mark <= step.c1 and _trails_off(recorded, step.r0 + mark - step.c0)
            for step in steps
            if step.op == "equal"
        )
    }
    return cuts | {gap for gap in gaps - cuts if any(abs(gap - mark) <= BESIDE for mark in unmet)}


def _trails_off(text: Atoms, at: int) -> bool:
    """Whether a text has dots of its own before a word: "I don't know..."."""
    return "\u2026" in text.between(at) or "..." in text.between(at)


def bracketed(said: Atoms, recorded: Atoms) -> frozenset[int]:
    """The claim's words in brackets: the writer's clarification, by convention not the speaker's words.

    Round brackets count where the record has none: the press of some countries uses them for the same.
    """
    opening = "[(" if "(" not in recorded.text else "["
    if not any(mark in said.text for mark in opening):
        return frozenset()
    found = set()
    inside = False
    for at in range(len(said)):
        gap = said.between(at).replace("(", "[").replace(")", "]") if "(" in opening else said.between(at)
        if "[" in gap or "]" in gap:
            inside = gap.rfind("[") > gap.rfind("]") and any(
                mark in said.text[said.starts[at] :] for mark in "])"
            )
        if inside or "[" in said.raw(at, at + 1):
            found.add(at)
    return frozenset(found)


def _unparted(said: Atoms, recorded: Atoms, steps: Sequence[Step]) -> list[Step]:
    """The steps with no abbreviation cut in two: "US" and "UK" are two names, of which "united" is no part that agrees."""
    out: list[Step] = []
    for step in steps:
        while step.op != "equal" and out and out[-1].op == "equal" and _goes_on(said, recorded, step):
            last = out.pop()
            if last.c1 - last.c0 > 1:
                out.append(last._replace(c1=last.c1 - 1, r1=last.r1 - 1))
            step = step._replace(op="replace", c0=step.c0 - 1, r0=step.r0 - 1)
        out.append(step)
    return out


def _goes_on(said: Atoms, recorded: Atoms, step: Step) -> bool:
    """Whether a change begins inside a written word on either side, at a word that has no letters of its own."""
    ours = step.c0 < step.c1 and _bare(said, step.c0)
    return ours or (step.r0 < step.r1 and _bare(recorded, step.r0))


def _bare(text: Atoms, at: int) -> bool:
    """Whether a word has no letters of its own and belongs to the one before it, as the "not" of "cannot" does."""
    return at > 0 and text.ends[at - 1] == text.starts[at] == text.ends[at]


def _surface_changes(said: Atoms, recorded: Atoms, step: Step) -> Iterator[Change]:
    """Runs of agreement, cut where the same word is written otherwise."""
    size = step.c1 - step.c0
    ours, theirs = said.surface[step.c0 : step.c1], recorded.surface[step.r0 : step.r1]
    if ours == theirs:
        yield Change("same", "same", step.c0, step.c1, step.r0, step.r1)
        return
    at = 0
    while at < size:
        end = at + 1
        differs = ours[at] != theirs[at]
        while end < size and (ours[end] != theirs[end]) == differs:
            end += 1
        place = (step.c0 + at, step.c0 + end, step.r0 + at, step.r0 + end)
        if differs:
            yield Change("minor", _written(said.words[step.c0 + at], ours[at], theirs[at]), *place)
        else:
            yield Change("same", "same", *place)
        at = end


def _written(word: str, ours: str, theirs: str) -> str:
    if word[0] == "#" or word == "one":
        return "number"
    if is_short(ours) or is_short(theirs):
        return "abbreviation"
    if "'" in ours or "'" in theirs or not ours or not theirs:
        return "contraction"
    return "spelling"


def _named(
    said: Atoms, recorded: Atoms, step: Step, cuts: frozenset[int], clarified: frozenset[int]
) -> Iterator[Change]:
    c0, c1, r0, r1 = step.c0, step.c1, step.r0, step.r1
    mark = next((at for at in range(c0, c1 + 1) if at in cuts), None)
    if mark is not None and r0 < r1:
        # The mark of the cut stands inside a change: what was left out is what no claimed word stands for.
        head = min(r1, r0 + mark - c0)
        tail = max(head, r1 - (c1 - mark))
        if mark > c0:
            yield from _named(said, recorded, Step("replace", c0, mark, r0, head), frozenset(), clarified)
        if tail > head:
            yield Change("cut", "cut", mark, mark, head, tail)
        if c1 > mark:
            yield from _named(said, recorded, Step("replace", mark, c1, tail, r1), frozenset(), clarified)
    elif c0 == c1 and only_written(said, recorded, c0, r0, r1):
        yield Change("minor", "number" if recorded.words[r0] == "to" else "contraction", c0, c1, r0, r1)
    elif c0 == c1 and (kind := spare(recorded, r0, r1)):
        yield Change("minor", kind, c0, c1, r0, r1)
    elif c0 == c1 and _noted(recorded, said, r0, r1):
        yield Change("minor", "clarification", c0, c1, r0, r1)
    elif c0 == c1 and sentence_start(said, c0) and joined_sentences(recorded, r0, r1):
        yield Change("minor", "filler", c0, c1, r0, r1)
    elif c0 == c1:
        yield _one_sided(recorded, r0, r1, "dropped", (c0, c1, r0, r1))
    elif all(at in clarified for at in range(c0, c1)) and not _noted(recorded, said, r0, r1):
        if r0 < r1 and bracketed(said, recorded).isdisjoint(range(c0, c1)):
            # "“Nobody says that,” Finch said. “The …”": a credit stands for nothing that was said there.
            yield Change("minor", "clarification", c0, c1, r0, r0)
            yield from _named(said, recorded, Step("replace", c1, c1, r0, r1), cuts, frozenset())
        else:
            yield _clarified(said, recorded, (c0, c1, r0, r1))
    elif r0 == r1 and only_written(recorded, said, r0, c0, c1):
        yield Change("minor", "number" if said.words[c0] == "to" else "contraction", c0, c1, r0, r1)
    elif r0 == r1 and (kind := spare(said, c0, c1)):
        yield Change("minor", kind, c0, c1, r0, r1)
    elif r0 == r1:
        yield _one_sided(said, c0, c1, "added", (c0, c1, r0, r1))
    else:
        yield from _paired(said, recorded, step, clarified)


def _clarified(said: Atoms, recorded: Atoms, place: tuple[int, int, int, int]) -> Change:
    """What words in brackets are: a clarification, or the mark of a cut where a mere "[and]" stands for a number."""
    c0, c1, r0, r1 = place
    joins = all(word in ("and", "or") or word in listed("light_words") for word in said.words[c0:c1])
    if joins and any(word[0] == "#" for word in recorded.words[r0:r1]):
        return Change("cut", "cut", *place)
    return Change("minor", "clarification", *place)


def _noted(recorded: Atoms, said: Atoms, start: int, end: int) -> bool:
    """Whether all recorded words of a run stand in brackets there: the transcript's own clarification."""
    return start < end and {*range(start, end)} <= bracketed(recorded, said)


def _one_sided(text: Atoms, start: int, end: int, kind: str, place: tuple[int, int, int, int]) -> Change:
    """Words on one side only: fillers, openers and false starts are minor, other words are a change."""
    rest = after_fillers(text, start, end, hails=kind == "dropped")
    if rest == end:
        return Change("minor", "filler", *place)
    if explained(text, start, end):
        return Change("minor", "clarification", *place)
    end = before_fillers(text, rest, end)
    if is_false_start(
        text, rest, end, place[3] if kind == "dropped" else place[1], opened=start, claimed=kind == "added"
    ):
        return Change("minor", "false_start", *place)
    said_twice = (
        kind == "dropped" and end - rest == 2 and text.words[end - 1 : end] == text.words[end : end + 1]
    )
    if said_twice and spare(text, rest, rest + 1):
        return Change("minor", "false_start", *place)  # "the way [that the,] the town wants"
    if kind == "added" and (other := spare(text, start, end)):
        return Change("minor", other, *place)
    if kind == "dropped" and end - start == 1 and said_twice_over(text, start):
        return Change("minor", "grammar", *place)
    if kind == "dropped" and emphasis(text, start, end):
        return Change("minor", "emphasis", *place)
    return Change("changed", kind, *place)


def _around(
    said: Atoms, recorded: Atoms, step: Step, short: Step, clarified: frozenset[int]
) -> Iterator[Change]:
    """A change of which a part is only written in another way, and what stands before and behind that part."""
    before = step._replace(c1=short.c0, r1=short.r0)
    behind = step._replace(c0=short.c1, r0=short.r1)
    if before.c0 < before.c1 or before.r0 < before.r1:
        yield from _named(said, recorded, before, frozenset(), clarified)
    yield Change("minor", "abbreviation", *short[1:])
    if behind.c0 < behind.c1 or behind.r0 < behind.r1:
        yield from _named(said, recorded, behind, frozenset(), clarified)


def _paired(said: Atoms, recorded: Atoms, step: Step, clarified: frozenset[int]) -> Iterator[Change]:
    """A change on both sides, its small differences told apart from its real ones."""
    ours, theirs = said.words[step.c0 : step.c1], recorded.words[step.r0 : step.r1]
    written = said.surface[step.c0 : step.c1]
    if any(written) and written == recorded.surface[step.r0 : step.r1]:
        yield Change("same", "same", step.c0, step.c1, step.r0, step.r1)  # a clitic read in two ways
        return
    if (short := unfolded(said, recorded, step)) is not None:
        yield from _around(said, recorded, step, short, clarified)
        return
    if kind := _small_difference(said, recorded, step):
        yield Change("minor", kind, step.c0, step.c1, step.r0, step.r1)
        return
    if len(ours) * len(theirs) > LARGEST_PAIRED:
        yield Change("changed", "replaced", step.c0, step.c1, step.r0, step.r1)
        return
    for part, kind in _parts(said, recorded, step):
        at_c, c1, at_r, r1 = place = part[1:]
        another = (kind == "typo" and _other_name(said, recorded, part)) or other_word(
            said, recorded, part, kind
        )
        if kind is not None and not another:
            yield Change("same" if kind == "same" else "minor", kind, *place)
        elif (
            at_c < c1
            and all(at in clarified for at in range(at_c, c1))
            and not _noted(recorded, said, at_r, r1)
        ):
            yield _clarified(said, recorded, place)
        elif at_c == c1:
            yield _one_sided(recorded, at_r, r1, "dropped", place)
        elif at_r == r1:
            yield _one_sided(said, at_c, c1, "added", place)
        else:
            yield Change("changed", "replaced", *place)


def _parts(said: Atoms, recorded: Atoms, step: Step) -> list[tuple[Step, str | None]]:
    """What stands for what in a change, with the kind of a small difference; no abbreviation is cut in two."""
    out: list[tuple[Step, str | None]] = []
    at_c, at_r = step.c0, step.r0
    for i, j, kind in cheapest(said.words[at_c : step.c1], recorded.words[at_r : step.r1]):
        part = Step("replace", at_c, at_c + i, at_r, at_r + j)
        at_c, at_r = part.c1, part.r1
        while kind is None and out and _goes_on(said, recorded, part):
            before, _ = out.pop()
            part = part._replace(c0=before.c0, r0=before.r0)
        out.append((part, kind))
    return out


def _small_difference(said: Atoms, recorded: Atoms, step: Step) -> str | None:
    """The kind of a change that is small as a whole, None where it is not."""
    ours, theirs = said.words[step.c0 : step.c1], recorded.words[step.r0 : step.r1]
    if (
        max(len(ours), len(theirs)) <= 6
        and (kind := relation(ours, theirs))
        and not _other_name(said, recorded, step)
        and not other_word(said, recorded, step, kind)
    ):
        return kind
    if len(ours) == len(theirs) == 1:
        if one_in_speech(said, recorded, step.c0, step.r0):
            return "grammar"
        if heard(said, recorded, step.c0, step.r0):
            return "homophone"
    if any(rule(said, recorded, step) for rule in (stripped_number, coin_told, figures_spoken, short_year)):
        return "number"
    masked = len(theirs) == 1 and dashed_out(said, step.c0, step.c1, theirs[0])
    return "masked" if masked else None


def _other_name(said: Atoms, recorded: Atoms, step: Step) -> bool:
    """Whether two look-alikes are two names, not one name misspelt: names keep at least their first letter."""
    if step.c1 - step.c0 != 1 or step.r1 - step.r0 != 1:
        return False
    ours, theirs = said.raw(step.c0, step.c1), recorded.raw(step.r0, step.r1)
    if not (ours[:1].isupper() and theirs[:1].isupper()) or sentence_start(recorded, step.r0):
        return False
    if two_first_names(said.words[step.c0], recorded.words[step.r0]):
        return True
    return ours[0] != theirs[0] or len(theirs) < SHORTEST_NAME
