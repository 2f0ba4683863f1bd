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


def test_what_everybody_was_thinking_is_whose_who_said_it() -> None:
    text = "Judge Merrill Garlock listened, asked a question and then said what everybody was thinking: “Why are we here?”"
    assert credits_of(text) == [("Merrill Garlock",)]


def test_a_claim_answered_is_its_owners_whenever_it_was_made() -> None:
    text = (
        "“Not one of us was asked,” Pat Lynn said, contradicting Deputy Mayor Tony Shaw's assertion earlier in the day that "
        "they had been “in the room.”"
    )
    assert credits_of(text) == [("Pat Lynn",), ("Tony Shaw",)]


def test_they_are_the_several_people_who_open_the_sentence() -> None:
    text = "Members of the panel released a note in which they accused Olga Pell of “fishing with no line.”"
    assert credits_of(text) == [("Members of the panel",)]
    text += " Sara Hume, the clerk, was there. “It rained,” she said."
    assert credits_of(text)[-1] == ("Sara Hume",)


def test_whoever_stands_next_to_somebody_is_brought_on() -> None:
    text = "The Rev. Al Sharpe joined the family. Next to him stood Erica Gardner, a nurse. “Ten months,” she said."
    assert credits_of(text) == [("Erica Gardner",)]


def test_the_object_of_a_second_verb_says_nothing() -> None:
    text = "Olga Pell, who put her costs “in the millions,” described the public mood as “grim.”"
    assert set(credits_of(text)) == {("Olga Pell",)}


def test_a_description_of_one_person_may_be_of_somebody_named() -> None:
    text = "“I find that they lean in,” the retired potter said. Ben Harmon, a friend of hers, was there."
    assert extract(text)[0].attribution.confidence != "certain"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Paul Irvin was called after Lou Gohmer, a lawyer, began shouting at them that “the dam kills.”", "Lou Gohmer"),
        ("The guild sent a film in which Otto Vance, the potter, says he will drive, adding, “I bought a bus.”", "Otto Vance"),
        ("Helen Proctor turned to the host, Elaine Quigg, and, thinking nobody heard, asked if there was “any way out.”",
         "Helen Proctor"),
        ("There was time, Josh Ernst insisted, hours after Olga Pell told the Mail that the deal was “a mistake.”", "Olga Pell"),
    ],
)  # fmt: skip
def test_who_goes_on_and_who_begins(text: str, speaker: str) -> None:
    assert credits_of(text)[-1] == (speaker,)


def test_a_span_of_time_says_nothing() -> None:
    assert credits_of("Nine days later, at noon, came the note: “Who took the kiln and why?”") == [()]


def test_one_of_them_has_the_name_behind_the_comma() -> None:
    assert credits_of("“We have all we need,” said one of them, Noel Hilliard.") == [("Noel Hilliard",)]


def test_a_husbands_first_name_may_be_on_no_list() -> None:
    text = "Sally Moran had ten days left. Her husband, Comer, was driving. “She went quiet,” he said."
    assert credits_of(text) == [("Comer",)]


def test_whose_author_says_so_is_not_told_by_the_clause_before() -> None:
    text = "Neither the mill nor Karim Reyes would comment on the report, whose author, Salma Idris, says it “was late.”"
    assert credits_of(text) == [("Salma Idris",)]
    assert credits_of("Mona Tull left. Jez Pike's version is shorter: “I'm a drummer.”") == [("Jez Pike",)]


def test_two_participles_behind_with_have_one_subject() -> None:
    text = (
        "What began as a lunch ended with Sen. Harry Reddick, the whip, standing up and accusing his friend of turning it into "
        "“a circus without a tent.”"
    )
    assert credits_of(text) == [("Harry Reddick",)]


def test_a_call_ends_its_sentence_before_a_capital() -> None:
    text = "Olga Pell was cross; in May the warden called her “a goat with no heart!” Pell replied from the Book of Luke."
    assert credits_of(text) == [("the warden",)]
