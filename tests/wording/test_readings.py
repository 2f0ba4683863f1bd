"""Readings of one word or mark that must not be taken for another: brackets, clitics, decades, clocks, opposites."""

import pytest

from quotes.search.denials import restated
from quotes.wording import compare


@pytest.mark.parametrize(
    "words",
    [
        "The second rule of the treaty (Article 5: the duties of the members) binds every one of us here.",
        "As it is written (Genesis 3: 16), the woman was told to go and never to come back again.",
        "We heard them out (Mr. Holt: for an hour, no less) and then we voted on the whole of it.",
    ],
)
def test_words_are_exact_beside_themselves_whatever_stands_in_their_brackets(words: str) -> None:
    assert compare(words, words).wording == "exact"
    assert compare(words, f"Good evening. {words} Thank you.").wording == "excerpt"


@pytest.mark.parametrize(
    ("claim", "record", "wording"),
    [
        ("The mayor'd sign the bill on Monday", "The mayor would sign the bill on Monday", "minor"),
        ("Everything Tom'd said was true", "Everything Tom had said was true", "minor"),
        ("The rain ceas'd and the men stopp'd", "The rain ceased and the men stopped", "minor"),
        ("The chief was gone by noon", "The mischief was gone by noon", "altered"),
        ("They used the money of the town", "They misused the money of the town", "meaning_changed"),
        ("It was the music of the sixties", "It was the music of the 1960s", "minor"),
        ("It was the music of the 2060s", "It was the music of the 1960s", "meaning_changed"),
        ("It was the music of the 1900s", "It was the music of the 2000s", "meaning_changed"),
        ("We met at half past one", "We met at 1:30", "minor"),
        ("Give half to two of them", "Give 1:30 of them", "meaning_changed"),
    ],
)
def test_a_word_is_read_as_what_it_is(claim: str, record: str, wording: str) -> None:
    assert compare(claim, record).wording == wording


def test_every_form_of_a_denial_is_looked_up() -> None:
    forms = {" ".join(run) for run in restated(["i", "can", "swim"])}
    assert {"i can not swim", "i can't swim", "i cannot swim", "i can never swim"} <= forms
    assert "he isn't here" in {" ".join(run) for run in restated(["he", "is", "here"])}


@pytest.mark.parametrize("answer", ["Yes.", "Of course.", "I have.", "Yes, twice."])
def test_a_question_that_its_speaker_answers_with_a_yes_may_be_told_as_a_statement(answer: str) -> None:
    assert compare("I have been to Oslo.", f"Have I been to Oslo? {answer}").wording != "meaning_changed"


@pytest.mark.parametrize("answer", ["No.", "Of course not.", "Who knows?", ""])
def test_a_question_without_a_yes_stays_one(answer: str) -> None:
    assert compare("I have been to Oslo.", f"Have I been to Oslo? {answer}").wording == "meaning_changed"
