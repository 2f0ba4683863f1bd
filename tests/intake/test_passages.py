"""Long running text is cut at paragraphs and sentences, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.intake.passages import LONGEST_WORDS, passages


def test_paragraphs_are_passages_without_the_space_around_them() -> None:
    text = "First one.\n\n  Second one. \n"
    assert [text[s:e] for s, e in passages(text, 0, len(text))] == ["First one.", "Second one."]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "The tide comes in and it goes out again. " * 60
    pieces = [text[s:e] for s, e in passages(text, 0, len(text))]
    assert len(pieces) > 1
    assert all(piece.endswith(".") and len(piece.split()) <= LONGEST_WORDS for piece in pieces)


@given(st.text(alphabet="ab .!?\n\u2028", max_size=400), st.integers(0, 50))
def test_every_word_of_the_range_is_in_exactly_one_passage(text: str, start: int) -> None:
    pieces = [text[s:e] for s, e in passages(text, start, len(text))]
    assert " ".join(pieces).split() == text[start:].split()
