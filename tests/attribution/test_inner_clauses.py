"""Clauses between a subject and its words: party tags, clauses about others, second verbs, and what they leave of the credit."""

import pytest

from quotes import extract


def credits_of(text: str) -> list[tuple[str, ...]]:
    return [quotation.attribution.speakers for quotation in extract(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Told that Gov. Bill Strand had called him a coward, Mayor Ike Lowell paused, looked down and said, “Bill would know.”",
         "Ike Lowell"),
        ("Rep. Lena Crowe echoed it, as did Sen. Dan Wilkes, R-Ohio, who noted that the bill was “shorter than its name.”",
         "Dan Wilkes"),
        ("Ben Sorge, who drew the plan, defended it on a call with reporters, most of whom had already called it dead, "
         "insisting that it “has never looked better.”", "Ben Sorge"),
        ("Even the normally cautious Elm Water Board, in a report made public on Monday, warned that the dam “will not hold.”",
         "the normally cautious Elm Water Board"),
        ("Liz Maher did not dispute it, but she said any suggestion that Olga Pell had raised her voice was “fiction.”",
         "Liz Maher"),
        ("Lindsey Grant joked about it on the stairs and former Speaker John Baynor, speaking at Elm College, called him "
         "“a goat.”", "John Baynor"),
    ],
)  # fmt: skip
def test_the_clause_that_holds_the_words_has_its_own_subject(text: str, speaker: str) -> None:
    assert credits_of(text)[-1] == (speaker,)


def test_what_is_told_behind_that_is_not_what_stands_before() -> None:
    text = "It was “grave and getting worse,” the board said, echoing a clerk who said that it might rain."
    assert credits_of(text) == [("the board",)]
    text = "“I am tired and I am going home,” Ada Finch said that night."
    assert credits_of(text) == [("Ada Finch",)]
    text = "In Rod Emmons's memoir, “A Fighting Chance at Lunch,” Emmons writes that it rained."
    assert credits_of(text) in ([], [()])


def test_all_that_somebody_would_say_is_theirs() -> None:
    assert credits_of("“It is slow,” was all that Kyle Hoffman, the chairman, would say.") == [
        ("Kyle Hoffman",)
    ]


def test_a_past_tense_closes_a_sentence_behind_an_apposition() -> None:
    text = "It was over. “My desk is a funeral,” Rick Wilder, the Elm Creek consultant, typed."
    assert credits_of(text) == [("Rick Wilder",)]


def test_a_clause_about_others_is_no_speaker() -> None:
    text = "It was drawn by Harold Spruill, whose daughter found a note describing it as “a snake that ate a snake.”"
    assert credits_of(text) in ([("Harold Spruill",)], [()], [("a note",)])
