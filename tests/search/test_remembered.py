from quotes.remembered import Remembered
from quotes.search.roots import root, roots
from quotes.text import words


def test_what_is_made_of_a_word_is_made_once() -> None:
    asked: list[str] = []

    def made(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(made, most=10)
    assert [known["harbour"], known["sea"], known["harbour"]] == [7, 3, 7]
    assert asked == ["harbour", "sea"]


def test_no_more_words_are_remembered_than_there_is_room_for_and_none_that_is_too_long() -> None:
    known = Remembered(str.upper, most=3, longest=5)
    for word in ("one", "two", "three", "fourteen", "five", "six"):
        assert known[word] == word.upper()
        assert len(known) <= 3
        assert "fourteen" not in known


def test_the_roots_of_a_text_are_those_of_its_words_in_order() -> None:
    for text in (
        "He walked; she'd been WALKING — 1,000 miles.",
        "“Rock’n’roll” [t]he U.S. (says)",
        "",
        " ... ",
    ):
        assert roots(text) == [root(word) for word in words(text)]
