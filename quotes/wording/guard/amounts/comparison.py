"""Comparatives and superlatives: more or less of something, better or best."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, product

from quotes.lexicon import classed, listed, words
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.amounts.shortfall import falls_short
from quotes.wording.guard.gate import among, needs, where
from quotes.wording.guard.misplaced import lessens_nothing
from quotes.wording.guard.people.names import names_somebody
from quotes.wording.regions import Region, found

_DOWN = classed("lessening")
_DEGREES = {
    "good": 0,
    "well": 0,
    "better": 1,
    "best": 2,
    "bad": 0,
    "badly": 0,
    "worse": 1,
    "worst": 2,
    "more": 1,
    "most": 2,
}
# Denied, these leave something standing: "not entirely safe" is no "not safe".
_DENIED_DEGREES = classed("utter")
# Words in -est that are no highest degree.
_NOUNS = classed("in_est")
# Words of "as good a cook as".
LIKENED = 7
# Words before a "more" in which it is denied.
NEAR = 3
_DENIALS = classed("denials")
_OLD = frozenset({"thou", "ye", "hath"})
_FAMILIES = ({"good", "well", "better", "best"}, {"bad", "badly", "worse", "worst"}, {"more", "most"})
# What a rank is told by, besides the endings of degrees.
_RANKING = _DOWN | _DENIED_DEGREES | _DEGREES.keys() | {"than", "among", "one", "last"}


def _may_rank(word: str) -> bool:
    """Whether a word is an ordinal, or can be a comparative or superlative."""
    return word.endswith(("er", "est")) or (word[0] == "#" and word[-1] == ".")


@needs(words=among({*_RANKING, "twice", "half", "thrice", "times"}) | where(_may_rank))
def comparison(region: Region) -> Iterator[Finding]:
    """Alarm where "less" came or went, or one degree of a word stands for another ("strong", "strongest")."""
    if region.free or falls_short(region):
        return
    ours, theirs = region.claim_words(), region.recorded_words()
    broken = {at for at in range(*region.claim_span) if lessens_nothing(region, at)}
    if _lessens(region.said, region.claim_span, ours, broken) != _lessens(
        region.recorded, region.recorded_span, theirs
    ):
        yield region.finding("comparison", "guard.less", (), ())
        return
    if ("as" in ours and "than" in theirs) or ("than" in ours and "as" in theirs):
        yield region.finding("comparison", "guard.degree", (), (), "as / than")
        return
    if times := _multiplied(region):
        yield region.finding("comparison", "guard.degree", (), (), times)
        return
    if weakened := _undone(region):
        yield region.finding("comparison", "guard.degree", (), (), f"not {weakened} / not")
        return
    if _topped(region) != "":
        yield region.finding("comparison", "guard.among", (), (), _topped(region))
        return
    if ranked := _ranked(region):
        yield region.finding("comparison", "guard.among", (), (), ranked)
        return
    if widened := _widened(region):
        yield region.finding("comparison", "guard.superlative", (), (), widened)
        return
    for change in region.changes:
        for word, other in product(*region.runs(change)):
            if _same_stem(word, other) and _degree(word) != _degree(other):
                if not _OLD.isdisjoint((*region.said.words, *region.recorded.words)):
                    return  # "thou teachest" compares nothing
                yield region.finding("comparison", "guard.degree", (), (), f"{other} / {word}")
                return


@needs(words=among({"than"}))
def equalled(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where what was likened was put above, with all else as it was: "as good a cook as", "a better cook than"."""
    real = [c for c in changes if c.weight == "changed"]
    for side, text, other in ((0, said, recorded), (1, recorded, said)):
        for at, end in _likened(text):
            degree = text.words[at + 1]
            above = any(_same_stem(degree, word) and _degree(word) == 1 for word in other.words)
            within = all(at - 1 <= c.span(side)[0] and c.span(side)[1] <= end + 1 for c in real)
            if above and within and "than" in other.words:
                place = (real[0].c0, real[-1].c1, real[0].r0, real[-1].r1)
                yield found("comparison", "guard.degree", said, recorded, place, turns=True, note="as / than")
                return


def _likened(text: Atoms) -> Iterator[tuple[int, int]]:
    """Where something is likened to another: the place of either "as"."""
    for at, word in enumerate(text.words):
        behind = range(at + 2, min(len(text), at + LIKENED))
        if word == "as" and (end := next((n for n in behind if text.words[n] == "as"), 0)):
            yield at, end


@needs("added", words=among({"than"}))
def outweighed(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where the two sides of a "than" were exchanged: "rather leave than sign it", "rather sign it than leave"."""
    gone = {recorded.words[c.r0 : c.r1]: c for c in changes if c.kind == "dropped"}
    for c in changes:
        run = said.words[c.c0 : c.c1]
        if c.kind != "added" or "than" not in run or len(run) < 2:
            continue
        turned = (*run[1:], "than") if run[0] == "than" else ("than", *run[:-1])
        if (other := gone.get(turned)) is not None:
            place = (min(c.c0, other.c0), max(c.c1, other.c1), min(c.r0, other.r0), max(c.r1, other.r1))
            yield found("roles", "guard.exchanged", said, recorded, place, turns=True)


def _multiplied(region: Region) -> str:
    """How many times, where that alone came or went before an "as": "twice as big"; empty where it did not."""
    for change in region.changes:
        for side in (0, 1):
            run, end = region.run(change, side), change.span(side)[1]
            times = run in (("twice",), ("half",), ("thrice",)) or (len(run) == 2 and run[1] == "times")
            if (
                times
                and not region.run(change, 1 - side)
                and region.text(side).words[end : end + 1] == ("as",)
            ):
                return " ".join(run)
    return ""


def _ranked(region: Region) -> str:
    """What fell out by which one of many became the only one: "the [first] woman to chair the board"."""
    for c in region.changes:
        words, run = region.recorded.words, region.recorded.words[c.r0 : c.r1]
        led = words[c.r0 - 1 : c.r0] == ("the",) if c.r0 else False
        if c.kind == "dropped" and led and run in (("#1.",), ("last",)) and _to_do(region.recorded, c.r1):
            return region.recorded.raw(c.r0, c.r1)
    return ""


def _to_do(text: Atoms, at: int) -> bool:
    """Whether what begins at a word did something: "woman | to chair", not "plane | to London"."""
    return any(text.words[n : n + 1] == ("to",) and not names_somebody(text, n + 1) for n in (at + 1, at + 2))


def _widened(region: Region) -> str:
    """The superlative that narrowed a group and fell out: "the poorest families" made "families"."""
    for c in region.changes:
        run = [word for word in region.recorded.words[c.r0 : c.r1] if word != "the"]
        after = region.recorded.words[c.r1 : c.r1 + 1]
        many = (
            bool(after)
            and " ".join((*run, *after)) not in listed("guard_superlative_names")
            and after[0] not in listed("finite_verbs")
            and after[0].endswith("s")
            and not after[0].endswith(("ss", "us", "'s"))
        )
        owned = region.recorded.words[c.r0 - 1] in listed("possessives") if c.r0 else False
        if c.kind == "dropped" and not owned and len(run) == 1 and many and _is_superlative(run[0]):
            return run[0]
    return ""


def _is_superlative(word: str) -> bool:
    """Whether a word is the highest degree of an everyday one ("poorest"), and no "forest"."""
    if word in ("best", "worst") or word.endswith("iest"):
        return True
    common = words("spelling_common")
    return word.endswith("est") and (word[:-3] in common or word[:-2] in common)


def _undone(region: Region) -> str:
    """The word of degree that fell out behind a denial: "not entirely safe" made "not safe"."""
    for change in region.changes:
        word = region.recorded.words[change.r0 : change.r1]
        before = region.recorded.words[max(0, change.r0 - 1) : change.r0]
        if change.kind == "dropped" and before == ("not",) and len(word) == 1 and word[0] in _DENIED_DEGREES:
            return word[0]
        near = region.recorded.words[max(0, change.r0 - NEAR) : change.r0]
        than = region.recorded.words[change.r1 : change.r1 + 1] == ("than",)
        if change.kind == "dropped" and word == ("more",) and not (than or _DENIALS.isdisjoint(near)):
            return "more"  # "I've never been [more] sure"
    return ""


def _lessens(text: Atoms, span: tuple[int, int], changed: list[str], broken: Set[int] = frozenset()) -> bool:
    """Whether less is said of something, not at a `broken` place; "the least in the kingdom" only names the smallest."""
    return any(
        text.words[at] in _DOWN
        and at not in broken
        and not (text.raw(at, at + 1).isupper() and not text.text.isupper())  # "written in LESS"
        and text.words[at] in changed
        and text.words[max(0, at - 1) : at] not in (("at",), ("not",))
        and text.words[max(0, at - 2) : at + 1] not in (("in", "the", "least"), ("more", "or", "less"))
        and not (text.words[at] == "least" and text.words[at + 1 : at + 2] in (("in",), ("of",), ("among",)))
        for at in range(*span)
    )


def _same_stem(one: str, other: str) -> bool:
    if any(one in family and other in family for family in _FAMILIES):
        return one != other
    if one == other or _stem(one) != _stem(other):
        return False
    if not listed("guard_agents").isdisjoint((one, other)):
        return False
    # "Powe" is no word that "power" could be the comparative of.
    base = min(one, other, key=len)
    return _degree(base) > 0 or base.endswith("y") or base in words("spelling_common")


def _stem(word: str) -> str:
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem[-1] == "i":
                return f"{stem[:-1]}y"
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word.removesuffix("e") if len(word) > 3 else word


def _degree(word: str) -> int:
    if word in _DEGREES:
        return _DEGREES[word]
    if _stem(word) == word.removesuffix("e"):
        return 0
    return 2 if word.endswith("est") else 1


def _topped(region: Region) -> str:
    """Words dropped or added by which "one of the worst" or "the second worst" becomes "the worst"."""
    for change in region.changes:
        for text, start, end in (
            (region.recorded, change.r0, change.r1),
            (region.said, change.c0, change.c1),
        ):
            if change.kind not in ("dropped", "added"):
                continue
            run, after = text.words[start:end], text.words[end : end + 3]
            ranked = bool(run) and run[-1][0] == "#" and run[-1].endswith(".")
            part = "among" in run or ("one", "of") in pairwise(run)
            # "The [first and] most are" ranks nothing: what is ranked stands right behind.
            top = any(
                (word.endswith("est") and word not in _NOUNS) or word in ("most", "worst", "only", "#1.")
                for word in (after[:1] if ranked else after)
            )
            if top and (ranked or part):
                return " ".join(run)
    return ""
