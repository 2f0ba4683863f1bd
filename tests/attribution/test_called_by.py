"""Names that look like none: user names, rulers with a number, names in capitals, offices in labels, wives."""

import pytest

from quotes import extract


def speakers(text: str) -> list[str | None]:
    return [one.attribution.speaker for one in extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“They shut it at noon,” @kiln_watcher wrote.",
        "“They shut it at noon,” wrote @kiln_watcher on Monday.",
        "“They shut it at noon,” user kiln_watcher wrote.",
        "“They shut it at noon,” wrote Reddit user u/kiln_watcher.",
        "@kiln_watcher wrote, “They shut it at noon.”",
        "User kiln_watcher posted: “They shut it at noon.”",
        "@kiln_watcher: “They shut it at noon.”",
    ],
)
def test_a_user_name_in_small_letters_speaks(text: str) -> None:
    assert speakers(text) == ["kiln_watcher"]


def test_offsets_of_a_user_name_are_true() -> None:
    text = "It was late. “They shut it at noon,” @kiln_watcher wrote."
    told = extract(text)[0].attribution
    assert text[told.speaker_start : told.speaker_end] == "@kiln_watcher"


def test_a_ruler_with_the_number_one_is_not_the_writer() -> None:
    assert speakers("Elizabeth I told the troops that she had “the heart of a king.”") == ["Elizabeth I"]
    assert speakers("“I have the heart of a king,” Elizabeth I told the troops.") == ["Elizabeth I"]
    assert speakers("“It is late, and you know it,” to Elizabeth I said.") == [None]


def test_a_label_in_capitals_gives_the_name_as_names_are_written() -> None:
    assert speakers("ADA FINCH: “It is a ruin of a kiln.”") == ["Ada Finch"]
    assert speakers("MR. OTTO KRANTZ said the kiln was “a ruin from top to bottom.”") == ["Otto Krantz"]
    assert speakers("OTTO McKAY said so.\n\nSEN. ADA O'NEIL: “It is a ruin of a kiln.”") == ["Ada O'Neil"]


def test_a_body_in_capitals_stays_one() -> None:
    assert speakers("“It is a ruin,” the BBC said.") == ["BBC"]


@pytest.mark.parametrize("office", ["Mayor", "Bürgermeister", "Landrätin"])
def test_an_office_in_a_label_is_no_part_of_the_name(office: str) -> None:
    text = f"{office} Ada Finch: We are here.\nOtto Krantz: So am I.\n{office} Ada Finch: Good, all of us.\n"
    assert speakers(text) == ["Ada Finch", "Otto Krantz", "Ada Finch"]


def test_mrs_is_the_wife_whom_the_text_names_without_a_last_name() -> None:
    text = (
        "Ida Pell, 26, died at the ford. Otto Pell told the court so. His wife, Nora, sat beside him.\n\n"
        "“It only gets longer,” Mrs Pell wrote."
    )
    assert speakers(text) == ["Nora Pell"]
    # Whoever has the title in the text is meant.
    assert speakers(text.replace("Ida Pell", "Mrs Ida Pell")) == ["Ida Pell"]


def test_they_are_the_several_who_spoke_last() -> None:
    text = "Three former clerks said it was “a monument to haste.” They added that it was “a stain on the guild.”"
    assert speakers(text) == ["Three former clerks"] * 2
    text = "A clerk said it was “a monument to haste.” They added that it was “a stain on the guild.”"
    assert speakers(text)[1] is None


def test_it_is_the_firm_whose_shares_fell() -> None:
    text = "Shares of Finch Kilns Co. fell on Monday after what it called “a rather long pause” in orders."
    assert speakers(text) == ["Finch Kilns Co."]


@pytest.mark.parametrize(
    "behind",
    [
        "Ada Finch does not mince her words.",
        "Ada Finch, a potter, has read the letter twice and does not like it.",
    ],
)
def test_the_second_paragraph_introduces_whose_words_open_a_text(behind: str) -> None:
    text = f"“It was never any good.”\n\n{behind}"
    told = extract(text)[0].attribution
    assert (told.speaker, told.confidence) == ("Ada Finch", "possible")
    assert speakers(f"A potter speaks out\n\n{text}") == ["Ada Finch"]
    # In the middle of a text it may be anybody's.
    assert speakers(f"The kiln is old. Otto Krantz owns it.\n\nIt is shut.\n\n{text}") == [None]


def test_whoever_asks_has_not_answered() -> None:
    text = (
        "Ada Finch held up the jar. “Is this cheaper than it was in May?”\n\n“It is cheaper than in June, Senator.”\n\n"
        "“I take that as a no,” Finch replied."
    )
    assert speakers(text) == ["Ada Finch", None, "Ada Finch"]


def test_a_name_in_full_signs_behind_a_colon_and_with_what_it_was_asked_about() -> None:
    assert speakers("“It was never any good”: Ada Finch") == ["Ada Finch"]
    assert speakers("“It was never any good” — Ada Finch on the new kiln") == ["Ada Finch"]


def test_per_is_according_to() -> None:
    assert speakers("“It was never any good,” per Ada Finch, the potter.") == ["Ada Finch"]


def test_votes_in_marks_are_nobodys_words() -> None:
    text = "Councilman Otto Krantz, one of the two “no” votes, said the decision was “a rather lazy one.”"
    assert [one.text for one in extract(text)] == ["a rather lazy one."]
