"""A newsroom's own cases: a local story in which a careful reader knows who speaks, and when not to guess.

Each of these once went to the wrong person.
"""

import pytest

from quotes import extract

INTRO = (
    "Fire crews spent six hours on Elm Street on Sunday. “We were lucky,” said Chief Dana Wolfe, who has led the "
    "county brigade since 2011.\n\n"
)


def speakers(text: str) -> list[tuple[str, ...]]:
    return [quotation.attribution.speakers for quotation in extract(text)]


def test_a_pronoun_is_the_subject_of_the_sentence_before_it() -> None:
    text = INTRO + "Wolfe's deputy, Tom Reyes, disagreed. “Luck had nothing to do with it,” he said."
    assert speakers(text)[1] == ("Tom Reyes",)


def test_a_pronoun_prefers_the_subject_of_its_own_paragraph_to_the_speaker_of_the_last() -> None:
    text = (
        "Councillor Philippa Marsh asked for a timetable. “I have never been against the ferry,” Ms. Marsh said.\n\n"
        "The county's engineer, Dr. Hanne Holm, stayed behind afterwards to draw arches on napkins. "
        "“The stone is honest and the mortar is tired,” she said."
    )
    assert speakers(text)[1] == ("Hanne Holm",)


def test_a_surname_of_two_people_named_in_one_breath_stays_a_surname() -> None:
    text = (
        "Mayor Paul Bright and his wife, Councillor Ann Bright, visited on Monday. “The street will be open by Friday,” "
        "Bright said. Ann Bright was less sure: “Friday is optimistic.”"
    )
    assert speakers(text) == [("Bright",), ("Ann Bright",)]


def test_a_paragraph_of_words_alone_belongs_to_the_speaker_who_follows() -> None:
    text = (
        "According to the insurer Norvik, the damage is “well above two million”.\n\n"
        "“I have lived here for forty years.”\n\n“I have never seen flames like that,” said Harold Finch, 81."
    )
    assert speakers(text)[1] in [("Harold Finch",), ()]


@pytest.mark.parametrize("cue", ["denied saying", "never said", "refused to say"])
def test_denied_words_are_not_put_into_a_mouth(cue: str) -> None:
    text = INTRO + f"The owner, Mei-Ling Chu, {cue} “the oven was on all night”."
    assert ("Mei-Ling Chu",) not in speakers(text)
