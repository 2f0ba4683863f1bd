"""Tokens know where they stand, and full stops of abbreviations do not end a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.attribution.grammar.sentences import QUOTE, TOKEN, Line
from quotes.attribution.marks import marked


def line(text: str) -> Line:
    return Line(text, 0, len(text), marked(text))


def test_abbreviations_initials_and_party_tags_are_one_token() -> None:
    tokens = TOKEN.findall("Sen. J. Q. Adams Jr., D-Mass., met Mr. O’Neil of the U.S. at No. 10.")
    for token in ("Sen.", "J.", "Q.", "Jr.", "D-Mass.", "Mr.", "O’Neil", "U.S.", "No."):
        assert token in tokens


def test_a_missing_space_after_a_full_stop_parts_two_words() -> None:
    assert TOKEN.findall("he said.Alma left") == ["he", "said", ".", "Alma", "left"]


def test_marked_words_are_one_token() -> None:
    assert line("He said “no, no” twice.").words == ["He", "said", QUOTE, "twice", "."]


def test_a_sentence_ends_inside_the_marks_when_a_capital_follows() -> None:
    told = line("“We left.” Ada stayed.")
    assert told.ends_sentence(0)
    assert told.sentence_start(2) == 1


def test_a_question_mark_inside_the_marks_does_not_end_the_sentence_of_a_small_letter() -> None:
    assert not line("“Who?” asked Ada.").ends_sentence(0)


@given(st.text(alphabet="abA .,“”'-\t", max_size=120))
def test_every_token_is_found_again_at_its_offsets(text: str) -> None:
    told = line(text)
    for at, word in enumerate(told.words):
        if word != QUOTE:
            assert told.said(at, at) == word


def test_a_sentence_without_end_is_read_from_a_few_places_only() -> None:
    told = line("said " * 1_000)
    starts = [told.sentence_start(token) for token in range(1_000)]
    assert all(100 < token - start <= 150 for token, start in enumerate(starts) if start)
    assert len(set(starts)) == 18
