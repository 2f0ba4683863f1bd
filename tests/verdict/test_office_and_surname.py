"""Two of one last name in one hearing: the office by which the record calls one of them tells who is claimed."""

import json
from typing import Any

import pytest

from tests.conftest import Program

HEARING = """Committee on Locks: Hearing
Date: 2024-01-10

MS. ADA FINCH: The lock will open in March, and it will carry forty barges a day.

SENATOR PAUL FINCH: The witness and I are not related, and I have never owned a barge.

MS. FINCH: I am glad that this is now on record.

SENATOR FINCH: So am I, and so are the barges.
"""
HERS, HIS = "I am glad that this is now on record.", "So am I, and so are the barges."


def asked(program: Program, words: str, claimed: str) -> dict[str, Any]:
    hearing = program.write("hearing.txt", HEARING)
    ran = program("verify", words, "--speaker", claimed, "--against", hearing, "--json")
    found: dict[str, Any] = json.loads(ran.out)
    return found


@pytest.mark.parametrize(
    ("words", "claimed", "verdict"),
    [
        (HIS, "Senator Finch", "confirmed"),
        (HIS, "Sen. Finch", "confirmed"),
        (HERS, "Senator Finch", "different_speaker"),
        (HIS, "Finch", "likely"),
        (HERS, "Ms. Finch", "likely"),
        (HIS, "Mayor Finch", "likely"),
    ],
)
def test_an_office_tells_which_of_two_is_meant(
    quotes_in: Program, words: str, claimed: str, verdict: str
) -> None:
    answer = asked(quotes_in, words, claimed)
    assert answer["attribution"] == verdict
    several = "surname_of_several" in {finding["rule"] for finding in answer["findings"]}
    assert several is (verdict == "likely")


def test_the_one_whom_the_record_calls_so_is_named(quotes_in: Program) -> None:
    answer = asked(quotes_in, HERS, "Senator Finch")
    assert "The record calls somebody else so: Senator Paul Finch." in answer["summary"]
