"""An office claimed in place of a name is whoever the record itself calls so, and nobody where it does not say."""

import json

import pytest

from quotes.verdict.offices import called, read
from tests.conftest import Program

HEARING = """Harbour hearing
Date: 2019-05-06

MAYOR ROSA QUILL: The dredger was paid for before anybody asked whether it would float on a low tide.

HARBOURMASTER OSKAR BREMM: I measured the basin with a broom handle, since the instruments were on the dredger.

MAYOR QUILL: The broom will be entered in the minutes as a precision instrument.
"""
DREDGER = "The dredger was paid for before anybody asked whether it would float on a low tide."
BROOM = "I measured the basin with a broom handle, since the instruments were on the dredger."


@pytest.mark.parametrize(
    ("claimed", "name", "fits"),
    [
        ("the mayor", "Mayor Rosa Quill", True),
        ("Mayor", "Rosa Quill, mayor of Saltby", True),
        ("the mayor of Saltby", "Rosa Quill, mayor of Saltby", True),
        ("the mayor of Wickport", "Rosa Quill, mayor of Saltby", False),
        ("the senator", "Sen. Rosa Quill", True),
        ("the president", "Vice President Quill", False),
        ("the vice president", "Vice President Quill", True),
        ("the mayor", "Deputy Mayor Rosa Quill", False),
        ("the deputy mayor", "Mayor Rosa Quill", False),
        ("the mayor", "Rosa Quill", False),
        ("the mayor", "the mayor", True),
    ],
)
def test_a_name_has_the_office_before_or_behind_it(claimed: str, name: str, fits: bool) -> None:
    office = read(claimed)
    assert office is not None
    assert bool(called(office, [name])) is fits


@pytest.mark.parametrize(
    "claimed",
    ["Rosa Quill", "Mr. Baker", "Ada Baker", "President Baker", "The Lamplit Woman", "", None, "the"],
)
def test_a_name_is_no_office(claimed: str | None) -> None:
    assert read(claimed) is None


@pytest.fixture
def harbour(quotes_in: Program) -> Program:
    (quotes_in.folder / "hearing.txt").write_text(HEARING, encoding="utf-8")
    assert quotes_in("add", "hearing.txt").code == 0
    return quotes_in


@pytest.mark.parametrize(
    ("words", "claimed", "verdict", "rule", "code"),
    [
        (DREDGER, "the mayor", "likely", "office_on_record", 0),
        (BROOM, "the mayor", "different_speaker", "office_of_another", 1),
        (DREDGER, "the treasurer", "not_claimed", "office_open", 0),
        (DREDGER, "Baker", "different_speaker", "primary_source", 1),
    ],
)
def test_the_record_says_whose_office_it_is_or_nobody_is_accused(
    harbour: Program, words: str, claimed: str, verdict: str, rule: str, code: int
) -> None:
    answer = harbour("verify", words, "--speaker", claimed, "--json")
    told = json.loads(answer.out)
    assert (told["attribution"], answer.code) == (verdict, code)
    assert rule in told["rules"]
    noted = [finding["note"] for finding in told["findings"] if finding["kind"] == "office"]
    assert (rule != "primary_source") is bool(noted)


def test_the_summary_names_whom_the_record_names(harbour: Program) -> None:
    told = json.loads(harbour("verify", DREDGER, "--speaker", "the mayor", "--json").out)
    assert "probably credits Rosa Quill" in told["summary"]
    told = json.loads(harbour("verify", DREDGER, "--speaker", "Mayor R. Quill", "--json").out)
    assert "credits Rosa Quill" in told["summary"]
