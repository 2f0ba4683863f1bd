"""When words were said: only as far as the text tells."""

import pytest

from quotes.attribution.dates import said_on


def on(clause: str, published: str | None = "2021-03-18", lead: str = "") -> str | None:
    text = lead + clause
    return said_on(text, (len(lead), len(text)), 0, published)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("said on Tuesday", "2021-03-16"),
        ("said Thursday", "2021-03-18"),
        ("said last Thursday", "2021-03-11"),
        ("said yesterday", "2021-03-17"),
        ("said today", "2021-03-18"),
        ("said on March 3", "2021-03-03"),
        ("said on Oct. 9", "2020-10-09"),
        ("said on May 4, 2011", "2011-05-04"),
        ("said on 4 May 2011", "2011-05-04"),
        ("said in January 2014", "2014-01"),
        ("told a hall in early Sept. 2009", "2009-09"),
        ("said at noon", None),
        ("said on February 31", None),
    ],
)
def test_the_date_of_a_clause(clause: str, expected: str | None) -> None:
    assert on(clause) == expected


def test_a_weekday_without_a_date_of_publication_stays_open() -> None:
    assert on("said on Tuesday", published=None) is None


def test_a_full_date_needs_no_publication() -> None:
    assert on("said on May 4, 2011", published=None) == "2011-05-04"


def test_then_points_back_to_the_last_date_of_the_paragraph() -> None:
    assert on("said then", lead="On May 4, 2011, the tower was refused. She ") == "2011-05-04"


def test_then_without_a_date_stays_open() -> None:
    assert on("said then", lead="The tower was refused. She ") is None


def test_a_broken_date_of_publication_is_no_date() -> None:
    assert on("said on Tuesday", published="spring 2021") is None
