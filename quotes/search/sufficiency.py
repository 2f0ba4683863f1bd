"""Whether what a row holds of a claim is enough to answer it.

The rarer the words, the more of the claim may be missing. A number or a name that is not there counts for
more than another word: they are what tells one remark from the next of the same build.
"""

from collections.abc import Sequence

from quotes.search import frames
from quotes.search.candidates import Search, Trial
from quotes.text import tokens


def _sure(search: Search, trial: Trial) -> bool:
    """Whether so much of the claim is there that no evidence is needed."""
    asks, held = search.asks, trial.match.held
    if trial.whole or held < asks.sure_words:
        return trial.whole
    return held >= asks.sure_share * len(search.words) and not any(_missed(search, trial))


def enough(search: Search, trial: Trial) -> bool:
    """Whether the row answers the claim, whoever said either.

    Evidence is counted only where it decides: it takes as long as the look-up of the rows.
    """
    asks = search.asks
    if _sure(search, trial):
        return True
    if trial.rows[0] in search.restated and len(trial.rows) == 1:
        return True  # the claim's own words, but for a denial
    found = evidence(search, trial)
    # The first test is what every row has to make up for, and spares most of them the others.
    if found < asks.asked * asks.free_words or found < asks.asked * _lacking(search, trial):
        return False
    numbers, names = _missed(search, trial)
    breaks = asks.breaks * (len(trial.match.runs) - 1)
    lacking = _lacking(search, trial) + asks.number * numbers + asks.name * names + breaks
    return found >= asks.asked * lacking


def refilled(search: Search, ranked: Sequence[Trial]) -> list[Trial]:
    """Those of the trials that are a short claim but for one number, day or name, where none has another there.

    What was put in its place is no word that is missing, so no more is asked than of a row that holds the whole claim. Of
    10,031 rows of up to twelve words with a number or a name that are left out 18 are answered so, 7 of them falsely.
    """
    asks = search.asks
    if len(search.words) > frames.LONGEST:
        return []
    claim = frames.frame(search.claim)
    if not claim.open:
        return []
    found = [
        (other, trial)
        for trial in ranked
        if len(trial.rows) == 1 and (other := frames.refilled(claim, frames.frame(tokens(trial.text))))
    ]
    if len({other for other, _ in found}) != 1:
        return []
    return [trial for _, trial in found if evidence(search, trial) >= asks.asked * asks.free_words]


def enough_of_speaker(search: Search, trial: Trial) -> bool:
    """Whether the row answers the claim, provided that it is on record as the claimed speaker's."""
    asks, found = search.asks, evidence(search, trial)
    if not trial.missing and len(trial.match.runs) == 1:
        return found >= asks.asked_of_exact
    if found < asks.asked_of_speaker * asks.free_words_of_speaker:
        return False
    lacking = _lacking(search, trial) - asks.free_words + asks.free_words_of_speaker
    if found < asks.asked_of_speaker * lacking:
        return False
    numbers, names = _missed(search, trial)
    number = asks.number_alone if trial.missing <= numbers else asks.number_of_speaker
    breaks = asks.breaks_of_speaker * (len(trial.match.runs) - 1)
    lacking += number * numbers + asks.name_of_speaker * names + breaks
    return found >= asks.asked_of_speaker * lacking


def _lacking(search: Search, trial: Trial) -> float:
    """What evidence has to make up for, in words."""
    if not trial.lacking:
        gaps = trial.match.gaps(len(search.words))
        denials = sum(start <= at < end for at in search.denials for start, end in gaps)
        longest = max((end - start for start, end in gaps), default=0)
        if denials == trial.missing:
            longest = 0
        trial.lacking = search.asks.free_words + trial.missing - denials + longest / 2
    return trial.lacking


def _missed(search: Search, trial: Trial) -> tuple[int, int]:
    """How many of the claim's numbers and names the row does not hold; a number holds as it is or not at all."""
    if trial.lost is None:
        gaps = trial.match.gaps(len(search.words))
        missed = [i for start, end in gaps for i in range(start, end)]
        near = [i for start, end in trial.match.near for i in range(start, end)]
        numbers = sum([frames.is_number(search.words[i]) for i in {*missed, *near}])
        trial.lost = numbers, sum([frames.is_name(search.claim, i) for i in missed])
    return trial.lost


def evidence(search: Search, trial: Trial) -> float:
    """Bits by which what the row holds of the claim exceeds accident."""
    if trial.evidence is None:
        trial.evidence = search.evidence(trial.match.runs, trial.match.row_words)
    return trial.evidence
