"""What the benchmark cannot judge: a name for somebody whom a text only describes where they speak."""

from bench.rules import named
from quotes import extract


def test_a_name_for_an_office_is_told_apart_from_the_words_of_the_text() -> None:
    text = "Mayor Ada Finch rose. “It is late,” the mayor said."
    assert named(text, extract(text)[0])
    text = "Mayor Ada Finch rose. “It is late,” Finch said."
    assert not named(text, extract(text)[0])
    text = "“It is late,” the letter said."
    assert not named(text, extract(text)[0])
