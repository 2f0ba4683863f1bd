"""Words that one person says another said, and what looks like a verb of speech beside the marks and is none."""

import pytest

from quotes import extract


def credited(text: str) -> tuple[str | None, str]:
    told = extract(text)[0].attribution
    return told.speaker, told.confidence


def test_a_reporter_behind_words_that_have_a_speaker_of_their_own_is_likely() -> None:
    text = "Her friends laughed at the plan, calling it “an orange kite,” Susan Wolfe said on Monday."
    assert credited(text) == ("Susan Wolfe", "likely")
    assert credited("The plan is “an orange kite,” Susan Wolfe said.") == ("Susan Wolfe", "certain")
    # Behind a dash a new sentence begins.
    text = "The barge sank, which Moscow denies — “why not raise it early?” asked Susan Wolfe."
    assert credited(text) == ("Susan Wolfe", "certain")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch told police that she was “only fetching a coat”, a court heard.",
        "Ada Finch compared the bill to “yelling at clouds”, as the council faced a second day of heat.",
    ],
)
def test_what_leads_up_to_part_of_a_sentence_outweighs_an_unknown_verb_behind_it(text: str) -> None:
    assert credited(text)[0] == "Ada Finch"


def test_what_was_said_before_a_court_is_told_by_it() -> None:
    (quotation,) = extract("Otto Krantz said, “I will burn the kiln,” the court heard.")
    assert quotation.attribution.speaker == "Otto Krantz"
    assert quotation.attribution.via == "the court"


def test_talks_that_go_on_for_a_year_say_nothing() -> None:
    text = "Talks with Otto Krantz have been going on for a year, but since May “there is progress,” according to"
    assert credited(f"{text} Ada Finch.")[0] == "Ada Finch"
    assert credited("Otto Krantz went on to say that “it was late.”")[0] == "Otto Krantz"


def test_somebodys_sharp_remarks_are_no_clause() -> None:
    text = (
        "Her slogans ran from “all of us” to “stronger than ever,” playing on Mr. Krantz's divisive remarks."
    )
    assert all(quotation.attribution.confidence != "certain" for quotation in extract(text))


def test_what_somebody_only_imagines_another_to_think_is_likely_at_most() -> None:
    text = "Jonah Finch imagined Otto Krantz was thinking: “What have I done?”"
    assert credited(text)[1] != "certain"


@pytest.mark.parametrize(
    "text",
    [
        "“You never hear the one that bites you.”\n\nLuka Ferrand should know. He keeps bees.",
        "“You never hear the one that bites you.” That quote from Luka Ferrand hangs above the desk.",
        "“You never hear the one that bites you.” The words come from Luka Ferrand, who keeps bees.",
    ],
)
def test_what_follows_may_look_back_at_the_words(text: str) -> None:
    assert credited(text) == ("Luka Ferrand", "possible")


def test_a_report_that_goes_on_is_named_with_its_noun() -> None:
    text = "The auditors' report says the council “lost a bin.” It goes on: “Three officers were asked.”"
    assert extract(text)[1].attribution.speaker == "The auditors' report"


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        (
            "Ben Krantz turned round and said, “I never signed it,” Ada Finch testified.",
            "Ben Krantz",
            "Ada Finch",
        ),
        (
            "Ben Krantz lives in Elm. During the call, he asked for Finch, called her a “liar” and said, “you will pay,” "
            "the prosecutor’s office said.",
            "Ben Krantz",
            "the prosecutor’s office",
        ),
    ],
)
def test_whoever_said_right_before_the_words_said_them_and_who_tells_of_it_carries_them(
    text: str, speaker: str, via: str
) -> None:
    told = extract(text)[-1].attribution
    assert (told.speaker, told.via) == (speaker, via)
    assert told.confidence != "certain"


def test_a_reporter_of_words_nobody_said_before_is_their_speaker() -> None:
    told = extract("Ben Krantz turned round. “I never signed it,” Ada Finch testified.")[0].attribution
    assert (told.speaker, told.via) == ("Ada Finch", None)


def test_a_song_that_was_sung_before_somebody_spoke_is_not_what_they_said() -> None:
    sung = extract("After singing in “Long Road Home,” Ada Finch told the hall, “that was for my brother.”")
    played = extract("After playing “Long Road Home,” Ada Finch told the hall, “that was for my brother.”")
    for found in (sung, played):
        assert [(one.text, one.attribution.speaker) for one in found if one.attribution.speaker] == [
            ("that was for my brother.", "Ada Finch")
        ]
    shouted, _ = extract(
        "After shouting “Free the Swans!” Ada Finch told the hall, “that was for my brother.”"
    )
    assert shouted.attribution.speaker == "Ada Finch"


@pytest.mark.parametrize("writer", ["I'd", "I’d", "You’ll"])
def test_a_writer_with_a_contracted_verb_is_nobody_named(writer: str) -> None:
    assert credited(f"{writer} need to “put the kettle on” first.") == (None, "none")
