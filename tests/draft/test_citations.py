"""Citations: three styles, a link to the words, and nothing that a source can break out with."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.citations import apa, bibtex, chicago, cite
from quotes.deep_links import deep_link, web_address
from quotes.verdicts import Credited, Evidence

PLACE = Evidence(
    "o1", "s1", "The wall will not be raised.", speakers=("Rosa Quill",), title="Wall must wait", tier="secondary",
    publisher="The Courier", url="https://courier.example/wall", published="2023-04-19T08:00:00Z",
)  # fmt: skip


def test_chicago_names_who_said_it_where_and_when() -> None:
    assert chicago(PLACE) == (
        "Rosa Quill, quoted in “Wall must wait,” The Courier, April 19, 2023, https://courier.example/wall."
    )


def test_who_wrote_a_source_is_not_quoted_in_it() -> None:
    letter = replace(PLACE, title="The leak", authors=("Rosa Quill",))
    assert chicago(letter).startswith("Rosa Quill, “The leak,” The Courier")
    assert "quoted in" in chicago(replace(letter, speakers=("Rosa Quill", "Ida Moor")))


def test_apa_begins_with_the_title_where_no_author_is_known() -> None:
    assert apa(PLACE) == "Wall must wait. (2023, April 19). The Courier. https://courier.example/wall"


def test_bibtex_is_one_entry_with_a_plain_key() -> None:
    entry = bibtex(PLACE)
    assert entry.startswith("@misc{thecourier2023wall,\n")
    assert "  title = {{Wall must wait}},\n" in entry
    assert "  year = {2023}" in entry
    assert entry.endswith("\n}")


@pytest.mark.parametrize(
    ("published", "long", "year"),
    [
        ("1906", "1906", "1906"),
        ("2023-04", "April 2023", "2023, April"),
        (None, "", "n.d."),
        ("2023-19-01", "2023", "2023"),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(published: str | None, long: str, year: str) -> None:
    place = Evidence("o", "s", "Words.", title="A Letter", published=published)
    assert chicago(place) == f"“A Letter,” {long}." if long else "“A Letter.”"
    assert f"({year})." in apa(place)


def test_what_is_not_known_is_left_out_and_a_path_is_no_address() -> None:
    place = Evidence("o", "s", "Words.", url="archive/speeches/minutes.txt")
    assert chicago(place) == "“minutes.txt.”"
    assert "archive" not in apa(place) + bibtex(place)
    assert cite(place).link is None


def test_an_entry_of_a_collection_cites_the_printed_work_first() -> None:
    place = Evidence(
        "o",
        "s",
        "Words.",
        speakers=("Ann Lee",),
        title="Sayings",
        citation="Letters, 1848, p. 3.",
        tier="collection",
    )
    assert chicago(place) == "Ann Lee, Letters, 1848, p. 3, quoted in “Sayings.”"


def test_marks_in_a_title_become_single_ones() -> None:
    assert chicago(Evidence("o", "s", "W.", title='The "big" wall')) == "“The ‘big’ wall.”"


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=40))
def test_no_title_breaks_a_bibtex_entry(title: str, publisher: str, who: str) -> None:
    entry = bibtex(
        Evidence("o", "s", "W.", title=title, publisher=publisher, speakers=(who,), published="2020-01-01")
    )
    bare = re.sub(r"\\[{}]", "", entry)
    depth = 0
    for at, char in enumerate(bare):
        depth += (char == "{") - (char == "}")
        assert depth > 0 or at < bare.index("{") or at == len(bare) - 1
    assert depth == 0
    assert not re.search(r"(?<!\\)[%$#&_]", entry)


def test_a_short_passage_is_linked_whole_with_what_stands_before_it() -> None:
    assert deep_link("https://a.example/p", "a well-known, cold wind", "she said of") == (
        "https://a.example/p#:~:text=said%20of-,a%20well%2Dknown%2C%20cold%20wind"
    )


def test_a_long_passage_and_one_of_two_paragraphs_are_linked_by_their_ends() -> None:
    long = " ".join(f"w{n}" for n in range(30))
    assert deep_link("https://a.example/p#part", long) == (
        "https://a.example/p#part:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29"
    )
    assert (
        deep_link("https://a.example/p", "one two\nthree four")
        == "https://a.example/p#:~:text=one%20two,three%20four"
    )


def test_a_fragment_directive_that_is_there_already_is_replaced() -> None:
    assert deep_link("https://a.example/#:~:text=old", "six new words stand here now") == (
        "https://a.example/#:~:text=six%20new%20words%20stand%20here%20now"
    )


def test_a_recording_is_opened_at_its_second() -> None:
    assert deep_link("https://a.example/talk.mp4", "words", seconds=83.7) == "https://a.example/talk.mp4#t=83"
    video = deep_link("https://www.youtube.com/watch?v=abc&t=3s", "words", seconds=83.7)
    assert video == "https://www.youtube.com/watch?v=abc&t=83s"


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "//host/x", "http://[broken", "https://a/\x7f"],
)
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert web_address(url) is None
    assert deep_link(url, "some words") is None


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_can_break_out_of_a_link(text: str, prefix: str) -> None:
    link = deep_link("https://a.example/p", text, prefix)
    assert link is not None
    assert not set(link) & set(" \n<>\"'&")
    unquote(link)


def test_who_wrote_the_source_comes_first_where_it_is_known() -> None:
    place = replace(PLACE, authors=("Ada B. Finch", "The Newsroom Staff of the Courier"))
    assert apa(place).startswith("Finch, A. B., The Newsroom Staff of the Courier. (")
    assert "author = {Ada B. Finch and The Newsroom Staff of the Courier}" in bibtex(place)


def test_a_place_in_a_recording_is_cited_with_its_second() -> None:
    place = replace(PLACE, url="https://a.example/talk.mp4", seconds=83.7)
    assert cite(place).link == "https://a.example/talk.mp4#t=83"


def test_the_day_on_which_a_report_says_that_words_were_said_is_not_its_own() -> None:
    place = replace(PLACE, published=None, said_on="2022-12-06")
    assert chicago(place).startswith(
        "Rosa Quill on December 6, 2022, quoted in “Wall must wait,” The Courier, http"
    )
    assert "(n.d.)" in apa(place)
    assert "December 6, 2022" in chicago(replace(place, tier="primary")).partition("Courier")[2]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Actually by Ann Lee, Letters (1848).", "Ann Lee, Letters (1848), quoted in “Sayings.”"),
        (
            "Reported by Bo Ray, Quays and Men (1921). The tale is told again " + "and again " * 30 + ".",
            "Ann Lee, Reported by Bo Ray, Quays and Men (1921), quoted in “Sayings.”",
        ),
        ("It has been told " + "again and again " * 30 + "by nobody", "Ann Lee, quoted in “Sayings.”"),
    ],
)
def test_a_note_is_no_work_and_a_speaker_is_named_once(note: str, told: str) -> None:
    place = Evidence("o", "s", "W.", speakers=("Ann Lee",), title="Sayings", citation=note, tier="collection")
    assert chicago(place) == told


def test_a_note_that_denies_the_credit_is_not_cited_as_its_source() -> None:
    denied = (Credited("Ann Lee", "disputed", "certain", "entry"),)
    place = Evidence(
        "o", "s", "W.", title="Sayings", citation="No evidence so far.", tier="collection", credits=denied
    )
    assert chicago(place) == "“Sayings.”"


def test_a_column_of_the_record_itself_is_not_quoted_in_it() -> None:
    place = Evidence(
        "o", "s", "words", speakers=("Ada Krantz",), title="Harbour Dues", published="1909-09-20", tier="primary",
        citation="Column 12",
    )  # fmt: skip
    assert chicago(place) == "Ada Krantz, “Harbour Dues,” Column 12, September 20, 1909."


def test_the_dash_before_a_credit_is_no_part_of_the_work() -> None:
    place = Evidence(
        "o", "s", "words", speakers=("Ada Krantz",), title="Notes", tier="secondary",
        citation="— Ada Krantz, letter to a friend",
    )  # fmt: skip
    assert chicago(place) == "Ada Krantz, letter to a friend, quoted in “Notes.”"
