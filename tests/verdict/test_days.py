"""A day is one that the calendar has."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.days import is_day
from quotes.directory import people
from tests.conftest import MEETING, Program


@given(st.dates())
def test_every_day_of_the_calendar_is_one_and_so_are_its_month_and_year(day: date) -> None:
    written = day.isoformat()
    assert is_day(written)
    assert is_day(written[:7])
    assert is_day(written[:4])


@pytest.mark.parametrize(
    "written",
    ["2024-02-31", "2023-02-29", "2024-04-31", "2024-01-00", "2024-13", "2024-13-01", "0000-01-01",
     "20240301", "2024-3-1", "2024-03-1", "2024-W10-1", "2024-03-12T10:00", "２０２４", "2024\n", ""],
)  # fmt: skip
def test_what_the_calendar_has_not_is_no_day(written: str) -> None:
    assert not is_day(written)


def test_a_leap_day_is_one_in_a_leap_year() -> None:
    assert is_day("2024-02-29")


def test_a_day_that_never_was_is_refused_by_name_and_left_out_of_a_life(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("meeting.txt", MEETING))
    ran = quotes_in("verify", "It needs new doors by 2025", "--said-on", "2024-02-31")
    assert (ran.code, "'2024-02-31' is no date" in ran.err) == (2, True)
    listed = people(b'{"name": "Rosa Quill", "born": "1961-02-30"}')
    assert [person.born for person in listed.people] == [None]


@pytest.mark.parametrize(
    ("head", "day", "kind"),
    [
        ("", "2019-03-02", "date_open"),
        ("By Ada Finch\n2023-05-17\n\n", "2019-03-02", "date_open"),
        ("By Ada Finch\n2023-05-17\n\n", "2024-03-02", "other_date"),
    ],
)
def test_a_claimed_day_that_nothing_tells_of_is_said_not_to_be_checked(
    quotes_in: Program, head: str, day: str, kind: str
) -> None:
    said = "The night ferry will sail again before the herring comes"
    quotes_in(
        "add", quotes_in.write("report.txt", f"{head}“{said},” Oskar Bremm told a full room at the quay.\n")
    )
    found = json.loads(quotes_in("verify", said, "--said-on", day, "--json").out)
    (finding,) = found["findings"]
    assert finding["kind"] == kind
    assert finding["note"] in found["summary"]
    assert not json.loads(quotes_in("verify", said, "--json").out)["findings"]


def test_a_year_in_which_a_report_says_it_was_said_is_held_against_the_claimed_day(
    quotes_in: Program,
) -> None:
    said = "The night ferry will sail again before the herring comes"
    quotes_in("add", quotes_in.write("report.txt", f"Oskar Bremm told the Courier in 2019 that “{said}”.\n"))
    assert json.loads(quotes_in("verify", said, "--said-on", "2019-03-02", "--json").out)["findings"] == []
    (finding,) = json.loads(quotes_in("verify", said, "--said-on", "2021-03-02", "--json").out)["findings"]
    assert (finding["kind"], "said on 2019, not 2021-03-02" in finding["note"]) == ("other_date", True)
