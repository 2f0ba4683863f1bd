"""The alarms of the meaning guard, read by hand: how many of them are right?

    python -m bench.alarms [--seed N] [--read] [--kept]

Claims are asked of the whole verification as a user would ask them, over the benchmark corpus as `python -m bench
verification` imports it. Rows of the corpus are edited the way its `sub` and `drop_silent` claims were (one to three
words replaced by words of other rows; a tenth of the words left out) and asked while the row is on record; a verse is
asked as it stands while every row of its folded words is hidden, itself included (`paraphrase`), so that what answers,
if anything does, is another translation or another verse. The kinds come in the proportions of the benchmark's own
claims, and name the speakers that these name. An alarm is the answer `meaning_changed`. Only rows of the tuning half
are asked, by the hash of their id, or with `--kept` only rows of the other half, on whose alarms nothing is mended.
The first 100 alarms of a seed are read; `labels/alarms.jsonl` keeps row ids, a label and a reason, no text. `--read`
prints those that nobody has labelled.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.inputs import CORPUS, WORK, Row, half_of, rows_of
from bench.leave_out import Partly
from bench.libraries import record_of
from bench.measuring import interval
from quotes.text import words
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict

LABELS = Path(__file__).with_name("labels") / "alarms.jsonl"
WANTED = 100
# Claims of each kind among the benchmark's own: the mix in which the alarms are met.
MIX = {"paraphrase": 100, "sub": 37, "drop_silent": 35}
SHORTEST, LONGEST = 8, 60
DROPPED = 0.12
ALARM = "meaning_changed"
# Labels say how their alarm was met; those of older seeds were met by comparing two rows, which nobody asked.
ASKED_BY = "verification"
# So much of what stands around the recorded words is shown, for what was cut away there.
AROUND = 120

# How many claims of each kind got which answer.
Asked = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A claim that was answered `meaning_changed`: its kind, the row it was made of, and the answer."""

    kind: str
    row: str
    other: str
    answer: Verdict

    @property
    def key(self) -> str:
        """What a label is kept by: the kind, the row, and the seed of the edit or the row that answered."""
        return f"{self.kind}:{self.row}:{self.other}"


def main() -> None:
    """Print how many of a seed's alarms are labelled right, and those still to be read."""
    parser = argparse.ArgumentParser(description="The guard's alarms, read by hand.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="print alarms that want a label")
    parser.add_argument("--kept", action="store_true", help="take rows of the half that nothing is tuned on")
    options = parser.parse_args()
    with record_of(WORK / "verification.db") as record:
        found, asked = alarms(options.seed, Partly(record.conn), int(options.kept))
    print(report(options.seed, found, asked))
    if options.read:
        known = labels(options.seed)
        for alarm in found:
            if alarm.key not in known:
                print(told(alarm))


def alarms(
    seed: int, record: Partly, half: int = 0, corpus: Path = CORPUS, wanted: int = WANTED
) -> tuple[list[Alarm], Asked]:
    """The first alarms of a seed on the rows of one half, and what all its claims up to the last were answered.

    Fewer than are wanted where the corpus has no more rows to ask.
    """
    rows = [row for row in _rows(corpus) if half_of(row["id"]) == half]
    chance = random.Random(seed)
    chance.shuffle(rows)
    vocabulary = sorted({word for row in rows[:20_000] for word in words(row["text"]) if word.isalpha()})
    prose = iter([row for row in rows if row["collection"] != "bible"])
    verses = iter([row for row in rows if row["collection"] == "bible"])
    found: list[Alarm] = []
    asked: Asked = Counter()
    kinds = [kind for kind, share in MIX.items() for _ in range(share)]
    while len(found) < wanted:
        kind = chance.choice(kinds)
        row = next(verses if kind == "paraphrase" else prose, None)
        if row is None:
            break
        if kind == "paraphrase":
            with record.without(row["text"]):
                answer = _answer(row["text"], row, record)
            other = str(answer.external_id)
        else:
            edited = _substituted if kind == "sub" else _dropped
            answer, other = _answer(edited(row["text"], chance, vocabulary), row, record), str(seed)
        asked[kind, answer.wording] += 1
        if answer.wording == ALARM:
            found.append(Alarm(kind, row["id"], other, answer))
    return found, asked


def _answer(text: str, row: Row, record: Partly) -> Verdict:
    """What the verification answers to words claimed of a row's speaker; a verse is claimed of the Bible alone."""
    speaker = row["speaker"] if row["collection"] != "bible" else "Bible"
    return verify_claim(Claim(text, speaker), record)


def labels(seed: int) -> dict[str, str]:
    """What was judged of the alarms that a seed's claims met: `right`, `arguable` or `wrong`, by key."""
    lines = LABELS.read_text("utf-8").splitlines() if LABELS.exists() else []
    found = [json.loads(line) for line in lines]
    return {
        line["alarm"]: line["label"] for line in found if line["seed"] == seed and line.get("by") == ASKED_BY
    }


def report(seed: int, found: Sequence[Alarm], asked: Asked) -> str:
    """The share of right alarms, with its 95 % interval (Wilson), how often a claim alarms at all, and both by kind."""
    known = labels(seed)
    read = [(alarm.kind, known[alarm.key]) for alarm in found if alarm.key in known]
    lines = [f"seed {seed}: {len(found)} alarms on {asked.total()} claims"]
    for kind in MIX:
        answers = Counter({wording: n for (k, wording), n in asked.items() if k == kind})
        share = f"{answers[ALARM] / max(answers.total(), 1):.1%}"
        told = ", ".join(f"{wording} {n}" for wording, n in answers.most_common())
        lines.append(f"  {kind}: {answers[ALARM]} of {answers.total()} alarm ({share}): {told}")
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
    """An alarm as it is read: the claim, the words that answered it with a little around them, and what turned."""
    answer = alarm.answer
    recorded = f"{answer.prefix[-AROUND:]}[[{answer.recorded}]]{answer.suffix[:AROUND]}"
    turning = [f"{f.rule}: {f.recorded!r} -> {f.claim!r} {f.note}" for f in answer.findings if f.turns]
    return f"{alarm.key}\n  recorded: {recorded}\n  claim:    {answer.claim}\n  " + "\n  ".join(turning)


def _rows(corpus: Path) -> Iterator[Row]:
    return (row for row in rows_of(corpus) if SHORTEST <= row["text"].count(" ") + 1 <= LONGEST)


def _substituted(text: str, chance: random.Random, vocabulary: Sequence[str]) -> str:
    parts = text.split()
    for at in chance.sample(range(len(parts)), chance.randint(1, 3)):
        parts[at] = chance.choice(vocabulary)
    return " ".join(parts)


def _dropped(text: str, chance: random.Random, vocabulary: Sequence[str]) -> str:
    parts = text.split()
    gone = set(chance.sample(range(len(parts)), max(1, round(DROPPED * len(parts)))))
    return " ".join(part for at, part in enumerate(parts) if at not in gone)


if __name__ == "__main__":
    main()
