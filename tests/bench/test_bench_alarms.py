"""The guard's alarms are met by asking the verification, a verse while its own words are hidden."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import alarms
from bench.alarms import ALARM, MIX, Alarm
from bench.inputs import half_of
from bench.leave_out import Partly
from bench.libraries import record_of
from quotes.verdict.verification import Claim, verify_claim
from tests.conftest import Program

VERSE = "And the keeper of the flock shall not leave the narrow valley before the evening of the third day."
OTHER = "And the keeper of the flock shall leave the narrow valley before the evening of the third day."
REMARK = (
    "We will not sell the old harbour crane to anybody who cannot mend the winch and the seven iron chains."
)
ROWS = [
    {"id": "v1", "text": VERSE, "speaker": "Bible (North)", "collection": "bible", "document": "North"},
    {"id": "v2", "text": VERSE.upper(), "speaker": "Bible (East)", "collection": "bible", "document": "East"},
    {"id": "v3", "text": OTHER, "speaker": "Bible (South)", "collection": "bible", "document": "South"},
    *(
        {"id": f"r{n}", "text": f"{REMARK} That makes {n}.", "speaker": "Ada Finch", "collection": "talk"}
        for n in range(40)
    ),
]


@pytest.fixture
def corpus(quotes_in: Program) -> Path:
    path = quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, ROWS)))
    quotes_in("import", path)
    return path


@pytest.fixture
def asked(corpus: Path) -> Iterator[Partly]:
    with record_of(corpus.with_name("quotes.db")) as record:
        yield Partly(record.conn)


def test_inside_every_row_of_the_same_folded_words_is_hidden(asked: Partly) -> None:
    claim = Claim(VERSE, "Bible")
    with asked.without(VERSE):
        hidden = verify_claim(claim, asked)
    assert (hidden.external_id, hidden.wording) == ("v3", ALARM)
    assert {place.external_id for place in hidden.evidence} == {"v3"}
    assert verify_claim(claim, asked).wording == "exact"


def test_what_is_asked_is_of_one_half_and_a_seed_gives_the_same_alarms(asked: Partly, corpus: Path) -> None:
    for half in (0, 1):
        found, answers = alarms.alarms(7, asked, half, corpus)
        assert found
        assert {half_of(alarm.row) for alarm in found} == {half}
        assert answers.total() >= len(found)
        again = alarms.alarms(7, asked, half, corpus)
        assert ([alarm.key for alarm in found], answers) == ([alarm.key for alarm in again[0]], again[1])


def test_an_alarm_is_read_with_the_words_that_answered_and_what_turned(asked: Partly) -> None:
    answer = verify_claim(
        Claim("We will sell the old harbour crane to anybody who cannot mend the winch"), asked
    )
    told = alarms.told(Alarm("sub", "r1", "7", answer))
    assert "[[We will not sell the old harbour crane" in told
    assert "claim:    We will sell the old" in told
    assert "guard.negation: 'not' -> ''" in told


def test_only_labels_of_alarms_that_were_asked_for_count(
    asked: Partly, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer = verify_claim(Claim(VERSE), asked)
    found = [Alarm("sub", f"r{n}", "7", answer) for n in range(3)]
    line = {"reason": "-", "seed": 7}
    rows = [
        {**line, "alarm": found[0].key, "label": "right", "by": "verification"},
        {**line, "alarm": found[1].key, "label": "wrong", "by": "verification"},
        {**line, "alarm": found[2].key, "label": "right"},
        {**line, "alarm": found[2].key, "label": "right", "by": "verification", "seed": 8},
    ]
    monkeypatch.setattr(alarms, "LABELS", tmp_path / "alarms.jsonl")
    alarms.LABELS.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    report = alarms.report(7, found, Counter({("sub", ALARM): 3, ("sub", "altered"): 57}))
    assert "all: 1 of 2 right" in report
    assert "sub: 3 of 60 alarm (5.0%): altered 57, meaning_changed 3" in report


def test_the_labels_on_record_are_of_rows_and_hold_no_text() -> None:
    rows = [json.loads(line) for line in alarms.LABELS.read_text("utf-8").splitlines()]
    assert {row["label"] for row in rows} == {"right", "arguable", "wrong"}
    assert {row["alarm"].split(":")[0] for row in rows} == set(MIX)
