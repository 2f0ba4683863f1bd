"""Who is quoted speaks, and who quotes carries the words."""

import pytest

from quotes.attribution.extraction import extract
from quotes.quotation import Attribution


def only(text: str) -> Attribution:
    (quotation,) = extract(text)
    return quotation.attribution


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (
            "The Harbour Gazette quoted Zoë Marić as saying: “The cranes stood still all week.”",
            "The Harbour Gazette",
        ),
        (
            "The Harbour Gazette quoted Zoë Marić as saying “the cranes stood still all week”.",
            "The Harbour Gazette",
        ),
        (
            "The Harbour Gazette cited Zoë Marić, a docker, as saying: “The cranes stood still.”",
            "The Harbour Gazette",
        ),
        ("“The cranes stood still,” the Harbour Gazette quoted Zoë Marić as saying.", "the Harbour Gazette"),
        ("“The cranes stood still,” the Gazette quoted Zoë Marić, a docker, as saying.", "the Gazette"),
        ("Zoë Marić was quoted by the Gazette as saying: “The cranes stood still all week.”", "the Gazette"),
        ("Zoë Marić was quoted by the Gazette: “The cranes stood still all week.”", "the Gazette"),
        ("Zoë Marić was quoted as saying by the Gazette: “The cranes stood still all week.”", "the Gazette"),
        ("“The cranes stood still,” Zoë Marić was quoted by the Gazette as saying.", "the Gazette"),
        ("“The cranes stood still,” Zoë Marić was quoted as saying in the Gazette.", "the Gazette"),
        ("The Gazette quoted Zoë Marić as calling it “a week of idle cranes”.", "The Gazette"),
    ],
)
def test_the_paper_carries_whom_it_quotes(text: str, paper: str) -> None:
    assert (only(text).speaker, only(text).via) == ("Zoë Marić", paper)


def test_nobody_carries_words_that_no_paper_is_named_for() -> None:
    found = only("“The cranes stood still,” Zoë Marić was quoted as saying in March.")
    assert (found.speaker, found.via) == ("Zoë Marić", None)


def test_whoever_quotes_somebody_unnamed_is_not_the_speaker() -> None:
    assert only("Zoë Marić quoted him as saying: “The cranes stood still.”").speaker is None


def test_a_poem_is_read_out_by_who_quotes_it() -> None:
    assert only("Zoë Marić quoted the poem: “The cranes stood still.”").speaker == "Zoë Marić"


HEARSAY = "Ann Lee and Bo Kay met in private. "


@pytest.mark.parametrize(
    "text",
    [
        "According to Kay, Lee had promised that “every job will be kept until 2030”.",
        "Kay said Lee had promised him that “every job will be kept until 2030”.",
        "Lee had promised that “every job will be kept until 2030”, according to Kay.",
        "“Every job will be kept until 2030,” Lee promised, according to Kay.",
        "Kay recalled that Lee had told him: “Every job will be kept until 2030.”",
    ],
)
def test_what_one_person_says_another_said_is_likely_at_most_and_the_teller_is_kept(text: str) -> None:
    said = only(HEARSAY + text)
    assert (said.speakers, said.confidence, said.via) == (("Ann Lee",), "likely", "Kay")


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("According to Lee, Ann Lee had promised that “every job will be kept until 2030”.", None),
        ("“Every job will be kept until 2030,” Lee promised, according to CNN.", "CNN"),
        ("“Every job will be kept until 2030,” Lee promised, according to a transcript.", None),
    ],
)
def test_what_somebody_says_of_their_own_words_and_what_a_paper_printed_is_no_hearsay(
    text: str, teller: str | None
) -> None:
    said = only(HEARSAY + text)
    assert (said.speakers, said.confidence, said.via) == (("Ann Lee",), "certain", teller)
