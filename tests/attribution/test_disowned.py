"""Words that a sentence says were not said are nobody's, however it says so."""

import pytest

from quotes.attribution.extraction import extract

CAST = "Wilma Tarn is the mayor of Ilk, and Otto Krantz is the warden. "


def told(sentence: str) -> tuple[str | None, str]:
    (found,) = extract(CAST + sentence)
    return found.attribution.speaker, found.attribution.rule


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarn denied having called the quay “a long wet plank”.",
        "Tarn denies ever having said that the quay was “a long wet plank”.",
        "Tarn denied she had called the quay “a long wet plank”.",
        "Tarn denied to reporters on Monday that she had called the quay “a long wet plank”.",
        "Tarn issued a denial of having called the quay “a long wet plank”.",
        "Her denials that she called the quay “a long wet plank” came too late for Tarn.",
        "It was wrongly reported that Wilma Tarn had said, “The quay is a long wet plank.”",
        "The Ilk Mail falsely claimed that Tarn said “the quay is a long wet plank”.",
        "Tarn was misquoted as saying “the quay is a long wet plank”.",
        "The Ilk Mail misquoted Tarn as saying “the quay is a long wet plank”.",
        "Tarn was incorrectly reported to have said “the quay is a long wet plank”.",
        "Tarn was mistakenly credited with the line “the quay is a long wet plank”.",
        "“The quay is a long wet plank,” Tarn was wrongly reported as saying.",
        "“The quay is a long wet plank,” Tarn was misquoted as saying.",
        "It is not true that Tarn said “the quay is a long wet plank”.",
        "It was a myth that Tarn had said “the quay is a long wet plank”.",
        "Tarn contested a report that she had said “the quay is a long wet plank”.",
        "Tarn was accused of calling the quay “a long wet plank”, which she denies.",
        "That Tarn called the quay “a long wet plank” was denied by her office.",
    ],
)
def test_words_that_were_not_said_are_nobodys(sentence: str) -> None:
    assert told(sentence) == (None, "denied")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Tarn denied that the quay was “a long wet plank”.", "Wilma Tarn"),
        ("Tarn denied the charge and said the quay was “a long dry plank”.", "Wilma Tarn"),
        ("Tarn falsely said “the quay is a long dry plank”.", "Wilma Tarn"),
        ("Tarn wrongly claimed that the quay was “a long dry plank”.", "Wilma Tarn"),
        ("Tarn complained that she was misquoted, saying, “I called it a fine quay.”", "Wilma Tarn"),
        ("Krantz denied the charge, and Tarn said the quay was “a long wet plank”.", "Wilma Tarn"),
        ("Tarn, who denied having sold it, called the quay “a long wet plank”.", "Wilma Tarn"),
        ("Tarn said there was no denial that “the quay is wet”.", "Wilma Tarn"),
        ("“The quay is wet,” Tarn falsely told the council.", "Wilma Tarn"),
    ],
)
def test_a_denial_of_something_else_leaves_the_words_to_whoever_said_them(
    sentence: str, speaker: str
) -> None:
    assert told(sentence)[0] == speaker


@pytest.mark.parametrize("end", ["Finch said wrongly", "said Finch falsely", "Finch was quoted wrongly"])
def test_a_text_that_ends_with_the_adverb_is_read(end: str) -> None:
    assert [found.text for found in extract(f"“It leaks,” {end}")] == ["It leaks,"]
