"""A day is one that the calendar has."""

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
