"""A short remark and its denial: "It is charity" where "It is not charity" is on record, "It isn't charity" too.

A few words with a denial put in, taken out or contracted share too little with what was said to be found by it. The
whole sentences are looked up instead, each by its one key, in the ways in which English writes them.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from quotes.lexicon import classed, listed, paired

# Longer claims are found by what they share.
LONGEST = 8
# Sentences looked up for one claim.
MOST = 16
_AUXILIARIES = classed("auxiliaries")
_DO = classed("do")
_DENIALS = classed("denials")
_CLITICS = {**paired("clitics"), "'s": "is"}
# Before these an auxiliary is contracted: "she's", "there's".
_CONTRACTING = listed("subject_pronouns") | {"that", "there"}
# Behind these "no" makes a denial of a thing: "there is no hope".
_BEFORE_NO = classed("before_no")

Run = tuple[str, ...]


def restated(words: Sequence[str]) -> list[Run]:
    """The folded words of a short claim with and without a denial, as English writes them; at most `MOST` runs."""
    if not 1 < len(words) <= LONGEST:
        return []
    run = tuple(part for word in words for part in opened(word))
    turned = _less(run) if not _DENIALS.isdisjoint(run) else _more(run)
    forms = (form for other in (run, *turned) for form in _written(other))
    return [form for form in dict.fromkeys(forms) if form != tuple(words)][:MOST]


@cache
def _opened_whole() -> dict[str, Run]:
    """Denials written as one word whose parts cannot be cut off by rule: "can't", "cannot", "won't"."""
    whole = {short: tuple(full.split()) for short, full in paired("contractions").items()}
    return {short: full for short, full in whole.items() if full[1:] == ("not",) and short != "ain't"}


def opened(word: str) -> Run:
    """A contraction as its words: "isn't", "it's"; any other word as it is."""
    if word in _opened_whole():
        return _opened_whole()[word]
    if word.endswith("n't"):
        return word.removesuffix("n't"), "not"
    head, mark, tail = word.rpartition("'")
    if head in _CONTRACTING and mark + tail in _CLITICS:
        return head, _CLITICS[mark + tail]
    return (word,)


def _less(run: Run) -> Iterator[Run]:
    """The words without one denial: "is not", "do not know"."""
    for at, word in enumerate(run):
        if word in _DENIALS:
            yield run[:at] + run[at + 1 :]
            if word == "not" and at and run[at - 1] in _DO:
                yield run[: at - 1] + run[at + 1 :]


def _more(run: Run) -> Iterator[Run]:
    """The words with one denial: behind the first auxiliary, or behind a pronoun that a verb follows."""
    for at, word in enumerate(run, 1):
        rest = run[at:]
        if word in _AUXILIARIES:
            yield (*run[:at], "not", *rest)
            yield (*run[:at], "never", *rest)
            if word in _BEFORE_NO:
                yield (*run[:at], "no", *rest)
            return
        if word in listed("subject_pronouns") and rest and rest[0] not in _AUXILIARIES:
            yield (*run[:at], "do", "not", *rest)
            yield (*run[:at], "never", *rest)
            return


def _written(run: Run) -> Iterator[Run]:
    """A run as it is, and with its auxiliary contracted with the "not" behind it or with the pronoun before it."""
    yield run
    for at in range(1, len(run)):
        for short in _contractions(run[at - 1], run[at]):
            yield (*run[: at - 1], short, *run[at + 1 :])


def contracted(before: str, word: str) -> str:
    """Two words as one contraction: "isn't", "it's"; empty where English has none."""
    return next(_contractions(before, word), "")


def _contractions(before: str, word: str) -> Iterator[str]:
    if word == "not" and before in _AUXILIARIES - {"am", "may"}:
        whole = [form for form, full in _opened_whole().items() if full == (before, "not")]
        yield from whole or [f"{before}n't"]
    clitic = next((mark for mark, full in _CLITICS.items() if full == word), "")
    if clitic and before in _CONTRACTING:
        yield before + clitic


def is_denial(word: str) -> bool:
    """Whether a folded word only denies, and so tells nothing of which remark it stands in."""
    return word in _DENIALS or word == "cannot" or word.endswith("n't")
