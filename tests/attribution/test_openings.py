"""Whoever acts between two quotations ends the turn of whoever spoke before."""

import pytest

from quotes.attribution.extraction import extract

BEGUN = "Prosecutor Rosa Hale told the jury: “He saw the ferry come.” "
GOES_ON = " “He never saw a thing that night.”"


def second(between: str) -> tuple[str | None, str, str]:
    found = extract(BEGUN + between + GOES_ON)[1].attribution
    return found.speaker, found.rule, found.confidence


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Emil Strand, for the defence, objected.", "Emil Strand"),
        ("Emil Strand shook his head.", "Emil Strand"),
        ("But Emil Strand, his counsel, disagreed.", "Emil Strand"),
        ("Emil Strand countered. The room was still.", "Emil Strand"),
        ("The lawyer replied.", "The lawyer"),
        ("But his lawyer firmly disagreed.", "his lawyer"),
    ],
)
def test_somebody_else_who_answers_speaks_next(between: str, speaker: str) -> None:
    told, rule, tier = second(between)
    assert (told, rule.split("/")[0], tier) == (speaker, "sentence-before", "possible")


def test_the_office_of_whoever_speaks_is_nobody_else() -> None:
    assert second("The prosecutor added that it was late.") == ("Rosa Hale", "carried", "certain")


@pytest.mark.parametrize("between", ["Emil Strand left the room.", "A prosecutor added that it was late."])
def test_somebody_who_may_be_another_leaves_the_words_possible(between: str) -> None:
    assert second(between) == ("Rosa Hale", "carried/weak", "possible")


def test_a_pronoun_of_the_other_gender_is_somebody_else() -> None:
    assert second("He shook his head.")[0] is None


@pytest.mark.parametrize(
    "between",
    ["She paused.", "The room was still.", "Hale raised her voice.", "Emil Strand sat still. She went on."],
)
def test_the_same_speaker_and_things_end_no_turn(between: str) -> None:
    assert second(between) == ("Rosa Hale", "carried", "certain")


@pytest.mark.parametrize(
    "lead", ["In conversation with Le Monde", "And in an interview with Dagens Ekko", "Later, to Otto Krantz"]
)
def test_a_lead_names_whom_words_went_to_and_not_who_speaks(lead: str) -> None:
    text = f"Ada Finch built it. “It holds,” she said.\n\n{lead}: “It will hold for a hundred years.”"
    assert extract(text)[-1].attribution.speaker == "Ada Finch"
