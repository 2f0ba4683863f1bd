"""What stands beside a passage bears on it only where nothing stands between and the same speaker goes on."""

import json

import pytest

from bench.libraries import record_of
from quotes.verdict.verification import Claim, verify_claim
from tests.conftest import Program

REMARK = "The guild will build seven new boats in the old yard before the winter comes."
CLAIM = "The guild will make seven new boats in the yard before the winter comes."


@pytest.mark.parametrize(
    ("position", "speaker", "wording"),
    [
        (2, "Ada Finch", "meaning_changed"),
        (9, "Ada Finch", "altered"),
        (2, "Bert Lund", "altered"),
    ],
)
def test_only_the_next_sentence_of_the_same_speaker_takes_words_back(
    quotes_in: Program, position: int, speaker: str, wording: str
) -> None:
    rows = [
        {"text": REMARK, "speaker": "Ada Finch", "position": 1},
        {"text": "I'm just joking.", "speaker": speaker, "position": position},
        {"text": "Anyhow, the crews are ready.", "speaker": "Ada Finch", "position": 40},
    ]
    lines = (json.dumps({**row, "document": "talk", "kind": "source"}) for row in rows)
    quotes_in("import", quotes_in.write("rows.jsonl", "\n".join(lines)))
    with record_of(quotes_in.folder / "quotes.db") as record:
        answer = verify_claim(Claim(CLAIM, "Ada Finch"), record)
    assert answer.wording == wording, answer.findings
