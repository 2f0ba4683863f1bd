"""Few words are found for whom they are claimed, also where the claim names the person otherwise than the record."""

import json

import pytest

from tests.conftest import Program

TRANSCRIPT = """Harbour Authority, briefing of 14 May 2023

DIRECTOR INGRID SALVESEN: Good morning, and thank you for coming out so early. That is not a small spill, and I will
not call it one. We have twenty-two boats on the water.

HARBOUR MASTER TOMÁS ĐURIĆ: We shall clean every stone, every bird and every boat in this harbour.
"""


@pytest.mark.parametrize(
    "named",
    ["Ingrid Salvesen", "Salvesen", "Ms. Salvesen", "Director Salvesen", "I. Salvesen", "Ingrid Salveson"],
)
def test_a_dropped_not_is_seen_however_the_speaker_is_named(quotes_in: Program, named: str) -> None:
    path = quotes_in.write("briefing.txt", TRANSCRIPT)
    assert quotes_in("add", path, "--format", "transcript").code == 0
    verdict = json.loads(quotes_in("verify", "That is a small spill", "--speaker", named, "--json").out)
    assert verdict["wording"] == "meaning_changed"


def test_an_article_that_names_the_officer_without_the_office_confirms(quotes_in: Program) -> None:
    words = "We shall clean every stone, every bird and every boat in this harbour"
    article = f"<html><body><article><h1>Spill</h1><p>“{words},” said Tomás Đurić on Sunday.</p></article></body></html>"
    assert quotes_in("add", quotes_in.write("briefing.txt", TRANSCRIPT), "--format", "transcript").code == 0
    assert quotes_in("add", quotes_in.write("herald.html", article)).code == 0
    verdict = json.loads(quotes_in("verify", words, "--speaker", "Tomas Duric", "--json").out)
    assert (verdict["wording"], verdict["attribution"], verdict["speakers"]) == (
        "exact",
        "confirmed",
        ["Tomás Đurić"],
    )
