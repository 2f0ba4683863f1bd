"""Whether what a row holds of a claim is enough to answer it.

The rarer the words, the more of the claim may be missing. A number or a name that is not there counts for
more than another word: they are what tells one remark from the next of the same build.
"""

from quotes.search.candidates import Search, Trial

# Bits of evidence asked of a row for every word that it lacks: three to begin with, each word of the claim that it
# misses, half as much again for the longest stretch missed, and for a missing number or name what stands below. Less
# is asked of rows credited to the claimed speaker. Measured (bench/verification.py): rows left out, 0.37 % are answered
# falsely at 6 bits a word and 0.65 % at 5; of claims_dev the not-found reach 2.6 bits a word in rows of their speaker,
# and four reworded verses lie between 2.75 and 3.2.
ASKED, ASKED_OF_SPEAKER, FREE_WORDS = 6.0, 2.75, 3.0
NUMBER, NUMBER_OF_SPEAKER, NAME = 2.0, 1.0, 2.0
# The same for each place where what is found breaks off and goes on, except in the claimed speaker's rows.
BREAK = 0.5
# Evidence asked of a row that misses nothing and is credited to the claimed speaker.
ASKED_OF_EXACT = 3.0
# A row that holds so many words and this share of the claim, with every number and name, answers it: counting evidence
# changed none of these answers.
SURE_WORDS, SURE_SHARE = 14, 0.85


def sure(search: Search, trial: Trial) -> bool:
    """Whether so much of the claim is there that no evidence is needed."""
    if trial.whole or trial.match.held < SURE_WORDS:
        return trial.whole
    return trial.match.held >= SURE_SHARE * len(search.words) and not any(_missed(search, trial))


def enough(search: Search, trial: Trial) -> bool:
    """Whether the row answers the claim, whoever said either."""
    if evidence(search, trial) < ASKED * _lacking(search, trial):
        return False
    numbers, names = _missed(search, trial)
    breaks = BREAK * (len(trial.match.runs) - 1)
    asked = _lacking(search, trial) + NUMBER * numbers + NAME * names + breaks
    return evidence(search, trial) >= ASKED * asked


def enough_of_speaker(search: Search, trial: Trial) -> bool:
    """Whether the row answers the claim, provided that it is on record as the claimed speaker's."""
    if not trial.missing and len(trial.match.runs) == 1:
        return evidence(search, trial) >= ASKED_OF_EXACT
    if evidence(search, trial) < ASKED_OF_SPEAKER * _lacking(search, trial):
        return False
    numbers, _ = _missed(search, trial)
    return evidence(search, trial) >= ASKED_OF_SPEAKER * (
        _lacking(search, trial) + NUMBER_OF_SPEAKER * numbers
    )


def _lacking(search: Search, trial: Trial) -> float:
    """What evidence has to make up for, in words."""
    if not trial.lacking:
        gaps = trial.match.gaps(len(search.words))
        longest = max((end - start for start, end in gaps), default=0)
        trial.lacking = FREE_WORDS + trial.missing + longest / 2
    return trial.lacking


def _missed(search: Search, trial: Trial) -> tuple[int, int]:
    """How many of the claim's numbers and names the row does not hold; a number holds as it is or not at all."""
    gaps = trial.match.gaps(len(search.words))
    missed = [i for start, end in gaps for i in range(start, end)]
    near = [i for start, end in trial.match.near for i in range(start, end)]
    if not missed and not near:
        return 0, 0
    return len(search.numbers.intersection((*missed, *near))), len(search.names.intersection(missed))


def evidence(search: Search, trial: Trial) -> float:
    """Bits by which what the row holds of the claim exceeds accident."""
    if trial.evidence is None:
        trial.evidence = search.evidence(trial.match.runs, trial.match.row_words)
    return trial.evidence
