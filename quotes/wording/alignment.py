"""Which words of a claim answer which words of a passage.

A claim is first placed in the passage (`locate`), then aligned word by word with rapidfuzz's Levenshtein
editops, and the result tidied as a reader would (`quotes.wording.steps`). Nothing here judges;
`quotes.wording` reads the steps.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import accumulate, pairwise

from rapidfuzz.distance import Levenshtein

from quotes.lexicon import listed
from quotes.verdicts import Op
from quotes.wording.compared_sides import sides_exchanged
from quotes.wording.steps import Step, tidied

# A passage no longer than twice the claim and this many words is aligned whole.
WHOLE = 40
# Runs of agreement weighed when a claim is placed in a long passage; more cost milliseconds, change nothing.
MOST_RUNS = 120
# A pair of words standing more often than this in the passage says nothing about the place.
COMMON = 8
# Words of slack on both sides of the place found, for openers and changed first words.
SLACK = 3
# The same where the claim marks a cut on that side: a clause may have fallen out between.
CUT_SLACK = 12
# Words of an interjection behind which a claim may go on, with the labels around it.
INTERJECTED = 18
# And for each number in figures, which the passage may spell: "206", "two hundred and six".
SPELT = 5
# Where so many words more stand in the place than in the claim, runs of this many words are fixed points.
MUCH, ANCHOR = 5, 3
# The widest place aligned, in words: rapidfuzz keeps a bit matrix of claim x place (8 MB at the caps).
WIDEST = 8_000
# What it costs to go on elsewhere, in words of agreement: once, for each word of distance, and at most.
JUMP, NEAR, FAR = 1.0, 0.05, 2.0
# Words of a claim that is looked for with a denial more.
SHORTEST, SHORT = 3, 12
_DENIALS = frozenset({"not", "never"})
# Words that may be put for others behind the only place of a claim's first word.
FEW = 2
# Words before a place in which a denial is likely that of the place.
RAISED = 6
# What a word of weight counts more than a light one, where two places hold as many words.
TELLING = 0.1
Run = tuple[int, int, int]  # claim word, recorded word, length


def find(needle: Sequence[str], haystack: Sequence[str]) -> int:
    """Where one run of words stands whole inside another, as a word index, or -1."""
    if not needle or len(needle) > len(haystack):
        return -1
    line = f" {' '.join(haystack)} "
    at = line.find(f" {' '.join(needle)} ")
    return line.count(" ", 0, at + 1) - 1 if at >= 0 else -1


def locate(claim: Sequence[str], passage: Sequence[str], cuts: Container[int] = ()) -> tuple[int, int]:
    """The word range of the passage in which the claim's words stand, with a little slack.

    There is more slack on a side where the claim marks a cut between its end and the words that were found.
    """
    if not cuts and (place := _but_for_a_denial(claim, passage) or sides_exchanged(claim, passage)):
        return place
    if len(passage) <= len(claim) * 2 + WHOLE:
        return 0, len(passage)
    agreed = runs(claim, passage, 2) or runs(claim, passage, 1)
    if not agreed:
        return 0, min(len(passage), len(claim) + 2 * SLACK)
    chain = _chain(agreed, claim)
    c, r, _ = chain[0]
    last_c, last_r, size = chain[-1]
    before = _slack(claim, range(c + 1), cuts)
    after = _slack(claim, range(last_c + size, len(claim) + 1), cuts)
    low = max(0, r - c - before)
    high = min(len(passage), last_r + (len(claim) - last_c) + after)
    if last_c + size < len(claim):
        high = max(high, _behind_interjection(claim, agreed, last_r + size))
    return low, min(max(high, last_r + size), low + WIDEST)


def _behind_interjection(claim: Sequence[str], agreed: Sequence[Run], end: int) -> int:
    """Where a claim ends whose last words are taken up again behind somebody's interjection; 0 without.

    "more than -- QUILL: That's not true. VANCE: -- more than Indiana".
    """
    ending = (r + size for c, r, size in agreed if c + size == len(claim) and end <= r <= end + INTERJECTED)
    return min(ending, default=0)


def _but_for_a_denial(claim: Sequence[str], passage: Sequence[str]) -> tuple[int, int] | None:
    """Where a short claim stands but for a denial inside it: "It is a threat" is nearer to "it is not a threat" than to
    the frame of "it is a calendar".
    """
    if not SHORTEST <= len(claim) <= SHORT:
        return None
    for at in (n for n, word in enumerate(passage) if word in _DENIALS):
        beside = (*passage[max(0, at - 1) : at], *passage[at + 1 : at + 2])
        for before, joint in enumerate(pairwise(claim), 1):
            low, high = at - before, at + 1 + len(claim) - before
            if joint == beside and low >= 0 and (*passage[low:at], *passage[at + 1 : high]) == tuple(claim):
                return low, high
    return None


def _slack(claim: Sequence[str], loose: range, cuts: Container[int]) -> int:
    """The slack on the side of these claim words, of which none was found: more where they cut, or write a number out."""
    if any(i in cuts for i in loose):
        return CUT_SLACK
    return SLACK + sum(SPELT for word in claim[loose.start : loose.stop] if word[0].isdecimal())


def align(
    claim: Sequence[str],
    passage: Sequence[str],
    cuts: Container[int] = (),
    begins: Callable[[int], bool] = lambda at: False,
) -> list[Step]:
    """The steps from the passage to the claim, over the place where the claim stands.

    Recorded words before the first and after the last step belong to no word of the claim. `cuts` are the
    claim words before which the claim marks a cut, `begins` says where the passage begins a sentence: of two
    readings of a gap the one at a mark is taken, then the one between sentences.
    """
    at = find(claim, passage)
    if at >= 0:
        return [Step("equal", 0, len(claim), at, at + len(claim))]
    low, high = locate(claim, passage, cuts)
    steps: list[Step] = []
    anchors = [*_anchors(claim, passage, low, high)]
    until, frm, size = anchors[0] if anchors else (len(claim), high, 0)
    low += _before(claim[:until], passage[low:frm])
    after, behind = (
        (anchors[-1][0] + anchors[-1][2], anchors[-1][1] + anchors[-1][2]) if anchors else (0, low)
    )
    high -= _before(claim[after:][::-1], passage[behind:high][::-1])
    c, r = 0, low
    for start, at, size in (*anchors, (len(claim), high, 0)):
        for op in Levenshtein.opcodes(passage[r:at], claim[c:start]):
            tag: Op = "equal" if op.tag == "equal" else "replace"
            steps.append(Step(tag, c + op.dest_start, c + op.dest_end, r + op.src_start, r + op.src_end))
        steps.append(Step("equal", start, start + size, at, at + size))
        c, r = start + size, at + size
    return tidied(steps, claim, passage, cuts, begins)


def _before(claim: Sequence[str], passage: Sequence[str]) -> int:
    """How many words of a passage stand before the place at which its rest is read with fewer edits; 0 for none.

    Words around the claim cost nothing, which fewest edits over all of the passage cannot know: they would take
    "nothing, and nothing that" for a claimed "nothing". The place must leave no word put for another, or few where it is the
    only one of a word of weight, and none of its own words before it that the claim has ("the baker owes my brother" for "my
    brother owes the baker"), but for a denial of something else.
    """
    if not claim or claim[0] not in passage[1:]:
        return 0
    edits, agreeing, _, _ = _cost(claim, passage)
    claim, passage = _spelled_out(claim), _spelled_out(passage)
    places = [at for at, word in enumerate(passage) if at and word == claim[0]][-COMMON:]
    sure = len(places) == 1 and claim[0] not in passage[:1] and claim[0] not in listed("light_words")
    best = 0
    for at in places:
        if len(claim) - len(passage) + at >= edits:
            break  # so many words of the claim would be added at least
        fewer, agree, others, added = _cost(claim, passage[at:])
        far = max(0, at - RAISED)  # "I don't think it is" is "it isn't, I think"
        ours = (added - _DENIALS).isdisjoint(passage[:at]) and added.isdisjoint(passage[far:at])
        if fewer < edits and agree >= agreeing and others <= (FEW if sure else 0) and ours:
            edits, agreeing, best = fewer, agree, at
    return best


def _spelled_out(words: Sequence[str]) -> Sequence[str]:
    """The words with "is" for the 's that may be one, so that "it's" begins where "it is" does."""
    return ["is" if word == "'s" else word for word in words] if "'s" in words else words


def _cost(claim: Sequence[str], passage: Sequence[str]) -> tuple[int, int, int, set[str]]:
    """What leads from a passage to the claim: edits but for the words before it, words that agree, words put for others,
    and the words added.
    """
    steps = [*Levenshtein.editops(passage, claim)]
    around = next(
        (n for n, step in enumerate(steps) if step.tag != "delete" or step.src_pos != n), len(steps)
    )
    added = {claim[step.dest_pos] for step in steps if step.tag == "insert"}
    tags = [step.tag for step in steps]
    others, agreeing = tags.count("replace"), len(claim) - len(tags) + tags.count("delete")
    return len(steps) - around, agreeing, others, added


def _anchors(claim: Sequence[str], passage: Sequence[str], low: int, high: int) -> Iterator[Run]:
    """Long runs of agreement to align between, where much of the passage is left out.

    Fewest edits alone would take a claimed "the", "of" or "we" from every sentence that was left out.
    """
    if high - low <= len(claim) + MUCH:
        return
    c = r = 0
    for start, at, size in _chain(runs(claim, passage[low:high], ANCHOR), claim):
        skip = max(0, c - start, r - at)
        if size - skip >= ANCHOR:
            yield start + skip, low + at + skip, size - skip
            c, r = start + size, at + size


def runs(claim: Sequence[str], passage: Sequence[str], size: int) -> list[Run]:
    """Runs of words standing in both, found through groups of `size` words that are rare in the passage."""
    wanted: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(claim) - size + 1):
        wanted[tuple(claim[i : i + size])].append(i)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(*(passage[shift:] for shift in range(size)), strict=False)):
        if gram in wanted:
            places[gram].append(at)
    rarest = min((len(standing) for standing in places.values()), default=0)
    hits = {
        (i, at)
        for gram, standing in places.items()
        if len(standing) * len(wanted[gram]) <= max(COMMON, rarest)
        for i in wanted[gram]
        for at in standing
    }
    found = []
    for i, at in sorted(hits):
        if (i - 1, at - 1) not in hits:
            length = 1
            while (i + length, at + length) in hits:
                length += 1
            found.append((i, at, length + size - 1))
    return sorted(sorted(found, key=lambda run: -run[2])[:MOST_RUNS])


def _chain(runs: list[Run], claim: Sequence[str]) -> list[Run]:
    """The runs that together cover most of the claim in order, near ones before far ones, and of two those with a word of
    weight: "is a threat" tells more of "it is a threat" than "it is a".
    """
    light = listed("light_words")
    told = [0, *accumulate(word not in light for word in claim)]
    best: list[tuple[float, int]] = []
    for j, (c, r, size) in enumerate(runs):
        weight = size + TELLING * (told[c + size] - told[c])
        score, before = weight, -1
        for i in range(j):
            ci, ri, length = runs[i]
            if ci < c and ri < r:
                gap = abs((r - ri) - (c - ci))
                overlap = max(0, ci + length - c)
                reached = best[i][0] + weight - overlap - (min(FAR, JUMP + NEAR * gap) if gap else 0)
                if reached > score:
                    score, before = reached, i
        best.append((score, before))
    at = max(range(len(best)), key=lambda j: best[j][0]) if best else -1
    chain = []
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return chain[::-1]
