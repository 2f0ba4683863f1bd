"""When words were said: only as far as the text tells."""

import pytest

from quotes.attribution.dates import said_on
from quotes.attribution.extraction import extract
from quotes.quotation import Attribution


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


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("On 9 July 2020 Ada Finch told the Dockers' Gala", "2020-07-09"),
        ("On July 9 2020 Ada Finch said", "2020-07-09"),
        ("On July 9 Ada Finch said", "2020-07-09"),
        ("In a speech on 9 July 2020 Ada Finch said", "2020-07-09"),
        ("At a rally on Tuesday, Ada Finch said", "2021-03-16"),
        ("Writing in the Elm Creek Mail on 3 May 2019, Ada Finch argued", "2019-05-03"),
        ("Speaking to the Elm Creek Mail in July 2019, Ada Finch said", "2019-07"),
        ("Speaking in 2019, Ada Finch said", "2019"),
        ("In 2019 Ada Finch said", "2019"),
        ("In a 2019 interview, Ada Finch said", "2019"),
        ("Back in 2019, Ada Finch said", "2019"),
        ("Ada Finch told the Elm Creek Mail in 2019", "2019"),
    ],
)
def test_a_date_that_leads_up_to_the_verb_of_saying_is_the_day_of_the_words(lead: str, expected: str) -> None:
    said = told(lead)
    assert (said.speakers, said.cue, said.said_on) == (
        ("Ada Finch",),
        lead.split("Finch ")[1].split()[0],
        expected,
    )


@pytest.mark.parametrize(
    "lead",
    [
        "Elected in 2019, Ada Finch said",
        "Ada Finch, who was elected in 2019, said",
        "Ada Finch said of the strike in 2019",
        "Speaking of the strike in 2019, Ada Finch said",
        "In 2019 the port made a loss, Ada Finch said",
        "On Tuesday the ferry sank, Ada Finch said",
        "In 2045, Ada Finch said",
        "Ada Finch said, hoping to be heard in 2020",
    ],
)
def test_the_date_of_something_else_is_not_the_day_of_the_words(lead: str) -> None:
    said = told(lead)
    assert (said.speakers, said.said_on) == (("Ada Finch",), None)


def told(lead: str) -> Attribution:
    (found,) = extract(f"{lead}: “We will not strike this summer.”\n", published="2021-03-18")
    return found.attribution
