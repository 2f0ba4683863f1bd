"""Somebody named who is called again by a trade, an age, a party or an office; and who is told of between commas."""

import pytest

from quotes import extract
from quotes.attribution.cast.described import described_at

STRIKER = "Obinna Eze scored twice and left. Rovers won."


def credited(text: str) -> tuple[str | None, str]:
    told = extract(text)[-1].attribution
    return told.speaker, told.confidence


@pytest.mark.parametrize(
    "called",
    [
        "the striker",
        "the former journalist",
        "the Lagos painter",
        "the 26-year-old striker",
        "the father-of-two",
    ],
)
def test_a_trade_is_of_whoever_is_in_view(called: str) -> None:
    assert credited(f"{STRIKER} “I laughed,” {called} said.") == ("Obinna Eze", "possible")


def test_a_trade_that_the_text_gives_to_one_person_is_theirs() -> None:
    text = "Lucia Ferrante, a biologist, filmed crabs. Otto Krantz watched. “They danced,” the Genoese biologist said."
    assert credited(text) == ("Lucia Ferrante", "likely")


@pytest.mark.parametrize(
    "text",
    [
        # Somebody else was brought on by it, or a clause tells who is meant.
        f"A striker waited. {STRIKER} “I laughed,” the striker said.",
        f"{STRIKER} “I laughed,” said the striker, who plays for Lowbridge.",
        # An office may be anybody's.
        f"{STRIKER} “I laughed,” the referee said.",
    ],
)
def test_a_description_may_be_of_somebody_else(text: str) -> None:
    speaker, _ = credited(text)
    assert speaker is not None
    assert speaker.startswith("the ")


def test_a_party_or_kin_may_be_of_somebody_named() -> None:
    assert credited("“It held,” the Elm Creek Democrat said.") == ("the Elm Creek Democrat", "likely")
    assert credited("“It held,” the great-grandmother said.") == ("the great-grandmother", "possible")


@pytest.mark.parametrize(
    "text",
    [
        "Elmwood Mayor Ada Finch cut it. Otto Krantz, mayor of Lowton, came. “It held,” the mayor of Elmwood said.",
        "Ada Finch, the mayor of Elmwood, cut it. Lowton Mayor Otto Krantz came. “It held,” the Elmwood mayor said.",
    ],
)
def test_the_mayor_of_a_town_is_that_towns_mayor(text: str) -> None:
    assert credited(text) == ("Ada Finch", "likely")


@pytest.mark.parametrize(
    "who",
    [
        "The minister of works, Kofi Addo,",
        "The mayor of Elm Creek, Kofi Addo,",
        "The minister for Public Works, Kofi Addo,",
    ],
)
def test_whoever_is_named_behind_an_office_is_not_a_second_person(who: str) -> None:
    text = f"{who} told the house that it was late. Later he spoke again."
    assert described_at(text, 0) is None
    assert credited(f"{text} “It will hold,” he said.")[0] == "Kofi Addo"


def test_the_minister_of_works_is_no_minister_of() -> None:
    who = described_at("The minister of works told the house.", 0)
    assert who is not None
    assert " ".join(who.words) == "The minister of works"


def test_a_title_tells_that_he_is_no_she_where_he_has_spoken() -> None:
    text = (
        "Ada Hale was a doctor.\n\nLord Fairburn of Selby paid tribute to “a woman who never raised her voice”.\n\n"
        "In a letter to the Mail, she put it plainly: “A country has mislaid more than a bed.”"
    )
    assert credited(text)[0] == "Ada Hale"


def test_what_only_has_words_on_it_is_never_certain() -> None:
    assert credited("A mug on his desk reads: “The gate will be mended.”") == (
        "A mug on his desk",
        "possible",
    )
    assert credited("The board said: “The gate will be mended.”") == ("The board", "certain")


@pytest.mark.parametrize("member", ["Trinamool MP", "Kerala CM", "Mayo TD"])
def test_a_member_of_a_house_is_called_so_before_the_name(member: str) -> None:
    assert credited(f"“It held,” {member} Subrata Kundu said.")[0] == "Subrata Kundu"


def test_a_late_teacher_is_named_behind_the_word() -> None:
    assert (
        credited("Her teacher, the late Erik Sandahl, used to tell his class that “rest is music”.")[0]
        == "Erik Sandahl"
    )


def test_the_office_of_whoever_is_named_before_a_colon_is_theirs() -> None:
    text = "Otto Vance told the coroner, Dr Ada Finch: “There is no light.” The coroner said it was “too late for all”."
    assert credited(text)[0] == "Ada Finch"


def test_whoever_is_in_question_is_named_behind_it() -> None:
    text = "Ada Vance swims. The brother in question is Otto Vance, the conductor. He once said that she was “no fish at all”."
    assert credited(text)[0] == "Otto Vance"


def test_an_office_of_somebody_with_an_article_in_the_name_speaks() -> None:
    text = "Omar al-Fadl left. In a text message, al-Fadl's office said that he “did not play cards”."
    assert credited(text)[0] == "al-Fadl's office"
