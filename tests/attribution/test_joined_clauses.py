"""Whose verb it is behind "and", "who" and "which": clauses joined with others, scenes that somebody recalls, openings."""

import pytest

from quotes import extract


def speaker(text: str, which: int = 0) -> str | None:
    return extract(text)[which].attribution.speaker


def test_a_relative_clause_before_and_keeps_its_subject_to_itself() -> None:
    text = "Ada Finch crossed out the line, in which Otto Krantz had her thanking the guild, and wrote in the margin: “No.”"
    assert speaker(text) == "Ada Finch"


def test_the_second_verb_of_a_contrast_has_the_subject_of_the_first() -> None:
    text = (
        "The warden said the guild was “glad to have its weekends,” while Ada Finch held up a melon and declared that she "
        "was “in the fruit trade now.”"
    )
    assert speaker(text, 1) == "Ada Finch"


@pytest.mark.parametrize("verb", ["recalls", "remembers", "filmed"])
def test_whoever_is_recalled_doing_one_thing_and_another_speaks(verb: str) -> None:
    text = f"Otto Krantz, who was there, {verb} Ada Finch pushing a plate across the table and saying, “You take the eel.”"
    assert speaker(text) == "Ada Finch"


def test_a_memory_of_the_writers_is_somebodys_speech() -> None:
    text = "I am old enough to remember Ada Finch going on the air in May, declaring a “state of thaw” for the quay."
    assert speaker(text) == "Ada Finch"


def test_two_relative_clauses_have_one_antecedent() -> None:
    text = "For Ada Finch, whose own father dug peat and who likes to tell crowds that she “came up with peat,” it was sad."
    assert speaker(text) == "Ada Finch"


def test_an_aside_behind_who_hides_no_antecedent() -> None:
    text = "It was Otto Krantz who, when a farmer offered him pie, asked if it was “the kind with cheese.”"
    assert speaker(text) == "Otto Krantz"


def test_nobody_is_no_match_for_a_name() -> None:
    text = "The chair was no match for Krantz, who broke in, once to ask whether he was “reading from a box.”"
    assert speaker(text) == "Krantz"


def test_the_next_verb_of_a_row_is_not_said_by_its_object() -> None:
    text = "Otto Krantz compared the bill to “a lost lesson plan,” accused the local paper of “printing it” and left."
    assert speaker(text) == "Otto Krantz"


@pytest.mark.parametrize(
    "before",
    [
        "Asked whether his mother would have liked it, Otto Krantz thought for a moment.",
        "When Ada Finch laughed, Otto Krantz did not.",
    ],
)
def test_behind_an_opening_clause_the_main_clause_tells_who_speaks(before: str) -> None:
    assert speaker(f"{before} “That would have been a pity.”") == "Otto Krantz"


def test_what_a_sign_read_is_told_by_whom_the_sentence_names() -> None:
    assert speaker("According to Ada Finch, one sign on the quay read, “Trust the ice.”") == "Ada Finch"
    assert (
        speaker("According to Ada Finch, one warden on the quay read, “Trust the ice.”")
        == "one warden on the quay"
    )


def test_whoever_something_is_for_to_say_says_it() -> None:
    text = "“We will take the result,” said Otto Krantz, only for Ada Finch to write on Monday that “there is fraud.”"
    assert speaker(text, 1) == "Ada Finch"


def test_a_verb_right_before_the_marks_outweighs_a_loose_clause_behind_them() -> None:
    text = "It was Ada Finch who worked the hall, praising “Olive's good sense” as he promised to stay."
    assert speaker(text) == "Ada Finch"


@pytest.mark.parametrize(
    ("by", "author"),
    [
        ("a court document filed by the warden Ada Finch", "Ada Finch"),
        ("a court document obtained by Ada Finch", "a court document"),
    ],
)
def test_a_document_is_by_whoever_filed_it(by: str, author: str) -> None:
    assert speaker(f"“The proof is lacking in every point,” according to {by}.") == author
    assert speaker(f"According to {by}, the proof “is lacking in every point.”") == author


def test_words_that_a_noun_of_speech_is_like_are_whoever_makes_them() -> None:
    text = "Ada Finch, who leads the guild, has egged the bargemen on with pep talks like “You will win the most races yet.”"
    assert speaker(text) == "Ada Finch"


def test_a_lead_may_say_out_of_what_the_words_are() -> None:
    assert speaker("From Ada Finch's account: “My condolences to the eels.”") == "Ada Finch"


def test_whoever_an_opening_participle_meets_is_not_she() -> None:
    text = "Ada Finch had no time. Meeting Olive Pell in the lift, she said that it “would not float.”"
    told = extract(text)[0].attribution
    assert (told.speaker, told.rule) == ("Ada Finch", "speech-before/clear-pronoun")


@pytest.mark.parametrize("told", ["isn't angry", "is not angry"])
def test_whoever_is_not_something_is_the_she_behind(told: str) -> None:
    text = f"“I am angry,” said Olive Pell.\n\nAda Finch {told}. Two doors down, she has a boat. “It floats,” she said."
    found = extract(text)[1].attribution
    assert (found.speaker, found.confidence) == ("Ada Finch", "certain")


def test_whoever_is_invited_to_do_something_has_not_said_it() -> None:
    text = "Then Ada Finch invited anyone who felt the same way to “follow the barge to the door.”"
    assert speaker(text) == "Ada Finch"


def test_whoever_a_message_was_from_wrote_it() -> None:
    text = "There were forty letters on the quay. The last was from Ada Finch. “Do not sail without me.”"
    assert speaker(text) == "Ada Finch"


@pytest.mark.parametrize("span", ["hours after", "just two days before", "a week after"])
def test_a_clause_that_tells_only_when_has_not_said_the_words_before_it(span: str) -> None:
    text = f"Ada Finch wrote that the poll was “rigged by losers,” {span} the warden, Otto Krantz, had told the paper so."
    assert speaker(text) == "Ada Finch"


@pytest.mark.parametrize(
    "told", ["Ada Finch said hours after the vote", "Ada Finch told the Bugle a day before it closed"]
)
def test_whoever_speaks_after_something_has_said_the_words(told: str) -> None:
    assert speaker(f"“It is too late,” {told}.") == "Ada Finch"


def test_a_title_behind_a_description_names_whom_it_describes() -> None:
    text = "Olive Pell's oldest friend, state Sen. Ada Finch, says that it was a sign that the guild “thinks of nobody.”"
    assert speaker(text) == "Ada Finch"


def test_an_aside_with_an_apposition_of_its_own_hides_no_subject() -> None:
    text = "Ada Finch, echoing a line used by her mother, the late Gov. Olive Finch, said it was “a letter with numbers.”"
    assert speaker(text) == "Ada Finch"


def test_somebody_who_speaks_in_a_clause_of_their_own_is_not_climbed_over() -> None:
    text = "It was loud, with Olive Pell asking whether Finch had read it and Ada Finch retorting that she had “written it.”"
    assert speaker(text) == "Ada Finch"


def test_a_gracious_note_is_no_clause() -> None:
    text = (
        "As word of the end spread, Ada Finch, who had demanded it, struck a gracious note, praising the warden as "
        "“a worthy man.”"
    )
    assert speaker(text) == "Ada Finch"


def test_whoever_is_urged_to_do_something_is_no_parenthesis() -> None:
    text = "Ada Finch, the warden, urged Olive Pell not to rush, even if the guild and others alike see the barge as “a wreck.”"
    assert speaker(text) != "Olive Pell"


def test_a_name_behind_of_may_have_an_apposition_and_a_relative_clause() -> None:
    text = (
        "The loudest voice was that of Ada Finch, an adviser to three wardens, who wrote in May that she would stay and that "
        "the guild “has mastered none of the sums.”"
    )
    assert speaker(text) == "Ada Finch"


def test_an_aside_behind_a_participle_hides_no_verb() -> None:
    text = "On Thursday the warden, buoyed by a new vote and a new hat, opened with a joke. “I see you kept my seat cold.”"
    assert speaker(text) == "the warden"
