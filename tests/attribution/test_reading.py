"""What a paragraph does not say, the ones around it may."""

import pytest

from quotes.attribution.extraction import extract
from quotes.quotation import Quotation


def read(text: str) -> list[tuple[str | None, str]]:
    return [(q.attribution.speaker, q.attribution.rule) for q in extract(text)]


def only(text: str) -> Quotation:
    (quotation,) = extract(text)
    return quotation


def test_a_speaker_is_carried_through_the_paragraph() -> None:
    assert read("“It held,” Ada Finch said. “I was there.”")[1] == ("Ada Finch", "carried")


def test_what_is_carried_from_a_doubtful_speaker_is_doubtful() -> None:
    text = "Harold Kemp and Edgar Kemp own it. “It held,” Kemp said. “I was there.”"
    assert read(text)[1][1] == "carried/unsure"


def test_the_colon_of_the_paragraph_before_announces_the_speaker() -> None:
    assert read("Ada Finch remembered:\n\n“It held all night.”") == [("Ada Finch", "colon")]


def test_an_open_quotation_goes_on_with_its_speaker() -> None:
    text = "“It held,” Ada Finch said. “I was there.\n\n“Nobody else was.”"
    assert read(text)[2] == ("Ada Finch", "unclosed")


def test_an_open_quotation_may_be_named_at_its_end() -> None:
    text = "“The kiln was cold when I came to it.\n\n“I lit it twice,” said Ada Finch."
    assert read(text)[0] == ("Ada Finch", "unclosed-back")


def test_a_closed_orphan_is_named_by_the_next_paragraph() -> None:
    text = "Nobody had waited.\n\n“The kiln was cold when I came to it.”\n\n“I lit it twice,” said Ada Finch."
    assert read(text)[0] == ("Ada Finch", "named-after")


def test_the_sentence_before_may_name_the_speaker() -> None:
    assert read("Ada Finch threw up her hands. “Who let it burn out?”")[0] == ("Ada Finch", "sentence-before")


def test_an_answer_to_a_question_is_the_last_speakers() -> None:
    text = "“I make pots,” said Ada Finch.\n\nWhat else?\n\n“Nothing else at all.”"
    assert read(text)[1][1] == "answer"


def test_a_signature_in_the_next_paragraph_names_the_speaker() -> None:
    assert read("“The kiln is never cold.”\n\n- Ada Finch.")[0] == ("Ada Finch", "signature")


def test_nobody_near_means_nobody() -> None:
    quotation = only(
        "The wall bore a text: nobody knew whose.\n\nRain fell.\n\n“The kiln is never cold here.”"
    )
    assert quotation.attribution.speakers == ()
    assert quotation.attribution.confidence == "none"


def test_the_mention_the_rule_rests_on_is_kept() -> None:
    text = "Ada Finch came. “It held,” Finch said."
    told = only(text).attribution
    assert text[told.speaker_start : told.speaker_end] == "Finch"
    assert (told.speaker, told.cue) == ("Ada Finch", "said")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It held,” Ada Finch said.", "direct"),
        ("Ada Finch said, “it held.”", "direct"),
        ("Ada Finch called it “a good kiln.”", "mixed"),
    ],
)
def test_part_of_a_sentence_is_mixed(text: str, kind: str) -> None:
    assert only(text).kind == kind


def test_the_press_as_carrier_is_kept_and_a_friend_is_not() -> None:
    assert only("“It held,” Ada Finch told the Elm Creek Gazette.").attribution.via == "the Elm Creek Gazette"
    assert only("“It held,” Ada Finch told her brother.").attribution.via is None


def test_they_is_left_open_without_several_speakers() -> None:
    assert read("The potters met. “It held,” they said.")[0][0] is None


def test_they_are_the_last_joint_speakers() -> None:
    text = "“It held,” said Ada Finch and Otto Krantz. “We were there,” they said."
    assert extract(text)[1].attribution.speakers == ("Ada Finch", "Otto Krantz")


def test_a_certain_speaker_goes_on_in_the_next_paragraph() -> None:
    assert read("“It held,” Ada Finch said.\n\n“Nobody else saw it.”")[1] == ("Ada Finch", "continued")


def test_a_likely_speaker_may_go_on_in_the_next_paragraph() -> None:
    text = "Harold Kemp and Edgar Kemp own it. “It held,” Kemp said.\n\n“Nobody else saw it.”"
    assert read(text)[1] == ("Kemp", "continued/unsure")


def test_a_possible_speaker_does_not_go_on_in_the_next_paragraph() -> None:
    text = "“It held all night,” Ada Finch harrumphed.\n\n“Nobody else saw it.”"
    assert read(text) == [("Ada Finch", "unknown-verb"), (None, "none")]


def test_the_answer_to_a_marked_question_is_not_the_askers() -> None:
    assert read("“Did it hold?” Ada Finch asked.\n\n“Nobody else saw it.”")[1] == (None, "none")


def test_a_beat_between_two_quotations_names_both() -> None:
    text = "“It held all night.” Ada Finch paused. “Nobody else saw it.”"
    assert [speaker for speaker, _ in read(text)] == ["Ada Finch", "Ada Finch"]


def test_a_short_paragraph_brings_on_the_speaker_of_the_next() -> None:
    assert read("Ada Finch was delighted.\n\n“I had given up on that kiln.”") == [
        ("Ada Finch", "paragraph-before")
    ]


def test_the_weather_before_words_alone_brings_nobody_on() -> None:
    assert read("Ada Finch was delighted. It rained.\n\n“I had given up on that kiln.”") == [(None, "none")]


def test_a_signature_ends_with_its_words() -> None:
    text = "“The kiln is never cold.” — Ada Finch\n“The kiln is never hot enough.”"
    assert read(text) == [("Ada Finch", "signature"), (None, "none")]


def test_an_answer_is_not_named_by_the_next_question() -> None:
    text = "Nobody waited.\n\n“A kiln? Not at this price.”\n\n“Would you sell it?” Otto Krantz asked."
    assert read(text)[0] == (None, "none")


def test_an_owner_in_a_pronoun_is_resolved() -> None:
    text = "Ada Finch lit the kiln. Her answer was “a long and bitter no.”"
    assert read(text) == [("Ada Finch", "noun/clear-pronoun")]


def test_an_office_owns_its_answer() -> None:
    assert read("The mayor’s answer was shorter: “Fix it now.”") == [("The mayor", "noun")]


@pytest.mark.parametrize(
    ("text", "said_on"),
    [
        ("On Tuesday, Ada Finch told the guild: “It held.”", "2024-06-04"),
        ("Ada Finch on Tuesday said: “It held.”", "2024-06-04"),
        ("Late on June 3, Ada Finch said: “It held.”", "2024-06-03"),
        ("Ada Finch said on Tuesday: “It held.”", "2024-06-04"),
        ("Ada Finch said the vote was “a long and bitter no” on Tuesday.", None),
    ],
)
def test_the_day_may_stand_before_the_speaker(text: str, said_on: str | None) -> None:
    (quotation,) = extract(text, published="2024-06-05")
    assert quotation.attribution.said_on == said_on


@pytest.mark.parametrize(
    "text",
    [
        "The kiln is not yet cold, says Ada Finch of the guild. “It will hold all winter.”",
        "The kiln is not yet cold, Ada Finch said. “It will hold all winter.”",
    ],
)
def test_who_tells_the_sentence_before_goes_on_in_marks(text: str) -> None:
    assert read(text) == [("Ada Finch", "sentence-before")]


def test_a_later_name_is_preferred_to_whom_the_paragraph_before_brought_on() -> None:
    text = (
        "Otto Krantz was asked.\n\n“The kiln was cold when I came to it.\n\n“I lit it twice,” said Ada Finch."
    )
    assert read(text)[0] == ("Ada Finch", "unclosed-back")


def test_whom_a_paragraph_brings_on_goes_on_while_the_marks_stay_open() -> None:
    text = "Ada Finch was delighted.\n\n“I had given up on that kiln.\n\n“So had everybody else here.”"
    assert [speaker for speaker, _ in read(text)] == ["Ada Finch", "Ada Finch"]


def test_a_run_that_ends_in_a_known_last_name_is_that_person() -> None:
    text = "Ada Finch lit the kiln. Speaking to the Elm Daily Mail Finch claimed: “It held all night.”"
    assert read(text)[0][0] == "Ada Finch"


def test_whose_spokesman_speaks_is_not_who_speaks() -> None:
    assert (
        read("Ada Finch left. “It is a wreck,” said a spokesman for Ada Finch.")[0][0]
        == "a spokesman for Ada Finch"
    )


def test_words_that_somebody_unreadable_told_are_not_carried_on() -> None:
    text = "“It held,” Ada Finch said. “It fell,” said Monday. “It rose,” said Jan Kos."
    assert [speaker for speaker, _ in read(text)] == ["Ada Finch", None, "Jan Kos"]
