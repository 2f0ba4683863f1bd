"""The alarms of the meaning guard, read by hand: how many of them are right?

    python -m bench.alarms [--seed N] [--read] [--kept]

Rows of the benchmark corpus are edited the way its `sub` and `drop_silent` claims were (one to three words
replaced by words of other rows; a tenth of the words left out), or set beside another translation of the same
verse (`paraphrase`), in the proportions of the benchmark's own claims. Only rows of the tuning half are taken,
by the hash of their id, or with `--kept` only rows of the other half, on whose alarms nothing is mended. The first 100
alarms of a seed are read; `labels/alarms.jsonl` keeps row ids, a label and a reason, no text.
`--read` prints those that nobody has labelled.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.inputs import CORPUS, Row, half_of, rows_of
from bench.measuring import interval
from quotes.text import words
from quotes.verdicts import Comparison
from quotes.wording import compare

LABELS = Path(__file__).with_name("labels") / "alarms.jsonl"
WANTED = 100
# Claims of each kind among the benchmark's own: the mix in which the alarms are met.
MIX = {"paraphrase": 100, "sub": 37, "drop_silent": 35}
SHORTEST, LONGEST = 8, 60
# Two verses are one in two translations when so many of their words agree, as a share of all.
ALIKE = 0.45
DROPPED = 0.12


@dataclass(frozen=True, slots=True)
class Alarm:
    """One edited row on which the guard fired."""

    kind: str
    row: str
    other: str
    claim: str
    recorded: str
    answer: Comparison

    @property
    def key(self) -> str:
        """What a label is kept by."""
        return f"{self.kind}:{self.row}:{self.other}"


def main() -> None:
    """Print how many of a seed's alarms are labelled right, and those still to be read."""
    parser = argparse.ArgumentParser(description="The guard's alarms, read by hand.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="print alarms that want a label")
    parser.add_argument("--kept", action="store_true", help="take rows of the half that nothing is tuned on")
    options = parser.parse_args()
    found, asked = alarms(options.seed, half=int(options.kept))
    print(report(options.seed, found, asked))
    if options.read:
        known = labels(options.seed)
        for alarm in found:
            if alarm.key not in known:
                print(told(alarm))


def alarms(seed: int, half: int = 0) -> tuple[list[Alarm], Counter[str]]:
    """The first 100 alarms of a seed on the rows of one half, and how many claims of each kind it took."""
    rows = [row for row in _rows() if half_of(row["id"]) == half]
    chance = random.Random(seed)
    chance.shuffle(rows)
    vocabulary = sorted({word for row in rows[:20_000] for word in words(row["text"]) if word.isalpha()})
    prose = iter([row for row in rows if row["collection"] != "bible"])
    verses = _translations([row for row in rows if row["collection"] == "bible"])
    found: list[Alarm] = []
    asked: Counter[str] = Counter()
    kinds = [kind for kind, share in MIX.items() for _ in range(share)]
    while len(found) < WANTED:
        kind = chance.choice(kinds)
        asked[kind] += 1
        if kind == "paraphrase":
            row, other = next(verses)
            claim, key = row["text"], other["id"]
            recorded = other["text"]
        else:
            row = next(prose)
            recorded, key = row["text"], str(seed)
            claim = (_substituted if kind == "sub" else _dropped)(recorded, chance, vocabulary)
        answer = compare(claim, recorded)
        if answer.wording == "meaning_changed":
            found.append(Alarm(kind, row["id"], key, claim, recorded, answer))
    return found, asked


def labels(seed: int) -> dict[str, str]:
    """What was judged of a seed's alarms: `right`, `arguable` or `wrong`, by key."""
    lines = LABELS.read_text("utf-8").splitlines() if LABELS.exists() else []
    found = [json.loads(line) for line in lines]
    return {line["alarm"]: line["label"] for line in found if line["seed"] == seed}


def report(seed: int, found: Sequence[Alarm], asked: Counter[str]) -> str:
    """The share of right alarms, with its 95 % interval (Wilson), and by kind."""
    known = labels(seed)
    read = [(alarm.kind, known[alarm.key]) for alarm in found if alarm.key in known]
    lines = [
        f"seed {seed}: {len(found)} alarms on {sum(asked.values())} edited rows ({dict(sorted(asked.items()))})"
    ]
    for kind in ("", *MIX):
        judged = [label for k, label in read if kind in ("", k)]
        if judged:
            right = judged.count("right")
            low, high = interval(right, len(judged))
            lines.append(
                f"  {kind or 'all'}: {right} of {len(judged)} right ({right / len(judged):.2f}, "
                f"95 % {low:.2f} to {high:.2f}), {judged.count('arguable')} arguable, {judged.count('wrong')} wrong"
            )
    return "\n".join(lines)


def told(alarm: Alarm) -> str:
    """An alarm as it is read: both texts, and the findings that turned."""
    turning = [f"{f.rule}: {f.recorded!r} -> {f.claim!r} {f.note}" for f in alarm.answer.findings if f.turns]
    return f"{alarm.key}\n  recorded: {alarm.recorded}\n  claim:    {alarm.claim}\n  " + "\n  ".join(turning)


def _rows() -> Iterator[Row]:
    return (row for row in rows_of(CORPUS) if SHORTEST <= row["text"].count(" ") + 1 <= LONGEST)


def _substituted(text: str, chance: random.Random, vocabulary: Sequence[str]) -> str:
    parts = text.split()
    for at in chance.sample(range(len(parts)), chance.randint(1, 3)):
        parts[at] = chance.choice(vocabulary)
    return " ".join(parts)


def _dropped(text: str, chance: random.Random, vocabulary: Sequence[str]) -> str:
    parts = text.split()
    gone = set(chance.sample(range(len(parts)), max(1, round(DROPPED * len(parts)))))
    return " ".join(part for at, part in enumerate(parts) if at not in gone)


def _translations(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of verses from two translations that share nearly half of their words."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    folded = [words(row["text"]) for row in rows]
    for at, run in enumerate(folded):
        for gram in zip(run, run[1:], run[2:], strict=False):
            places[gram].append(at)
    for at, run in enumerate(folded):
        near: Counter[int] = Counter()
        for gram in zip(run, run[1:], run[2:], strict=False):
            if len(places[gram]) < 40:
                near.update(other for other in places[gram] if other != at)
        mine = set(run)
        for other, _ in near.most_common(5):
            theirs = set(folded[other])
            alike = run != folded[other] and len(mine & theirs) >= ALIKE * len(mine | theirs)
            if alike and rows[other]["document"] != rows[at]["document"]:
                yield rows[at], rows[other]
                break


if __name__ == "__main__":
    main()
