"""Clauses beside the main one that hold marked words: whose they are where several people stand before the marks."""

import pytest

from quotes import extract


def speakers(text: str) -> list[tuple[str, ...]]:
    return [quotation.attribution.speakers for quotation in extract(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The bank stood by him, with its chair, Lydia Grier, telling the Mail on Monday that clients “know a joke.”",
            "Lydia Grier",
        ),
        (
            "The talks broke up, with each side blaming the other for the delay and the Mill Council warning of a “lost winter”.",
            "the Mill Council",
        ),
        ("Members who agree that it should close were cross, with Ada Krantz calling it a “Greek gift.”", "Ada Krantz"),
        ("Ada Krantz dismissed a claim filed by a former clerk, calling it “hollow” on Monday.", "Ada Krantz"),
        ("Otto Vance weighed in on Tuesday, hours after Ada Krantz said she was “relieved” by the vote.", "Ada Krantz"),
        ("The survey was paid for by the Elm Board, which said in a note that it was “glad.”", "the Elm Board"),
        ("In Elmwood, OH, after a long count in the old mill, Sheriff Ada Krantz (R-OH), said, “I am tired.”", "Ada Krantz"),
        ("Prices rose. Here’s Ada Krantz in December 2012: “Nobody saw it coming at all.”", "Ada Krantz"),
    ],
)  # fmt: skip
def test_words_in_a_clause_beside_the_main_one_are_its_own_subjects(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == (speaker,)


def test_a_participle_behind_a_plain_with_is_the_main_subjects() -> None:
    assert speakers("Otto Vance clashed with Ada Krantz, telling her “it is over.”") == [("Otto Vance",)]


def test_the_head_of_something_is_somebody_a_reader_has_in_mind() -> None:
    text = (
        "“It is fair,” said Harold Spruill. Spruill left early.\n\n"
        "The head of the county ferry board, meanwhile, warned of a storm. “I only read the glass,” he said."
    )
    assert speakers(text)[-1] == ("The head of the county ferry board",)


def test_the_president_of_something_else_is_not_the_president() -> None:
    text = (
        "President Barack Obama spoke on Monday. “We are fine,” Obama said.\n\n"
        "The president of the growers' union was less sure. “We are not,” he said."
    )
    assert speakers(text)[-1] == ("The president of the growers' union",)
    same = text.replace("Obama spoke", "Obama, president of the growers' union, spoke")
    assert speakers(same)[-1] == ("Barack Obama",)


def test_as_for_somebody_turns_to_them() -> None:
    text = (
        "Ada Pell lost to Bob Hume. “I gave her a list,” said her friend, Dale Ott. “She signed it,” Ott said.\n\n"
        "As for Hume, he told the hall that he would go fishing. “From the shore,” he added."
    )
    assert speakers(text)[-1] == ("Bob Hume",)


def test_whoever_died_does_not_go_on() -> None:
    text = (
        "“I said yes,” James Orton said.\n\nThey worked side by side. When Frank Bell died, he shut the shop. "
        "“I could not go in alone,” he said."
    )
    assert speakers(text)[-1] == ("James Orton",)


def test_a_short_past_tense_makes_its_name_a_subject() -> None:
    text = (
        "A spokeswoman for the mill said it had “every hope”. She would say no more.\n\n"
        "Dunmore used her casting vote. “They will talk of me in the shop,” she said.\n\nPriya Dunmore is the chair."
    )
    assert speakers(text)[-1] == ("Priya Dunmore",)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Reading from a note in which Ada Krantz told the guild that the mill was “a ruin with a roof,” he asked "
            "whether she still thought so.",
            "Ada Krantz",
        ),
        (
            "While the mill's envoy, Ada Krantz, spoke of “a black day for the quay,” her old rival congratulated Vance.",
            "Ada Krantz",
        ),
        ("As Ada Krantz put it to the board last week, according to two people there: “You can only feed him.”", "Ada Krantz"),
        ("“A paper horse,” Ada Krantz corrects me, curling up on a sofa.", "Ada Krantz"),
    ],
)  # fmt: skip
def test_a_verb_with_an_object_of_its_own_does_not_take_the_words(text: str, speaker: str) -> None:
    assert speakers(text) == [(speaker,)]


def test_words_that_come_back_by_a_passive_are_not_what_stands_near() -> None:
    text = "A letter from Elm House that gave her a medal was sent back with the words “not here, never was, try next door”."
    assert speakers(text) in ([()], [])


def test_the_father_of_four_is_whoever_is_told_of() -> None:
    text = (
        "Derek Onslow, who has driven a lorry for 22 years, said his family had given up meat. “They think it fun,” "
        "said the father of four."
    )
    assert speakers(text) == [("Derek Onslow",)]


def test_whoever_a_question_calls_by_name_answers_it() -> None:
    text = "Otto Rudge sat still.\n\n“Was that a threat, Mr Rudge?” Ada Krantz asked.\n\n“It was a joke.”"
    assert speakers(text)[-1] == ("Otto Rudge",)
    text = "“Will you back it, Otto Rudge?” Ada Krantz asked.\n\n“No,” he said."
    assert speakers(text)[-1] == ("Otto Rudge",)


def test_whom_the_writer_meets_is_whom_the_sentence_is_about() -> None:
    text = (
        "“He carries,” says Ottilie Frey.\n\nHer daughter worries. I met Hester Frey later, in a café, where she teaches. "
        "“Mum thinks the sea is a shop,” she told me."
    )
    assert speakers(text)[-1] == ("Hester Frey",)


def test_somebody_described_across_a_table_is_who_speaks() -> None:
    text = (
        "“They broke the law,” Dwight Hensley said over eggs. Olga Pugh, a teacher, passed by. Across the table, his wife "
        "put down her fork. “It is Rosa from church,” she said."
    )
    assert speakers(text)[-1] == ("his wife",)
