"""Links that leave the site lead to the web only, and to the words where they can."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.web import links, plain


@pytest.mark.parametrize(
    "url",
    [
        None, "", "notes/minutes.txt", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "//host/x",
        "https:///nohost", "http://[broken", "https://a.example/<b>", "https://a.example/\u0000", "java\nscript:alert(1)",
        " https://a.example/", 'https://a.example/"onmouseover=x', "file:///etc/passwd", "ftp://a.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert links.web(url) is None
    assert links.deep(url, "some words") is None


def test_an_address_of_the_web_is_kept_as_it_is() -> None:
    assert links.web("https://a.example/ö?x=1&y=2#top") == "https://a.example/ö?x=1&y=2#top"


def test_a_short_passage_is_named_whole_with_what_stands_before_it() -> None:
    link = links.deep("https://a.example/p", "a well-known, cold wind", "she said of")
    assert link == "https://a.example/p#:~:text=said%20of-,a%20well%2Dknown%2C%20cold%20wind"


def test_a_long_passage_is_named_by_its_first_and_last_words() -> None:
    text = " ".join(f"w{n}" for n in range(30))
    assert links.deep("https://a.example/p", text) == (
        "https://a.example/p#:~:text=w0%20w1%20w2%20w3%20w4,w25%20w26%20w27%20w28%20w29"
    )


def test_few_words_are_named_with_what_stands_after_them_too() -> None:
    assert links.deep("https://a.example/p", "human scum", "called them “", "” on Friday") == (
        "https://a.example/p#:~:text=them%20%E2%80%9C-,human%20scum,-%E2%80%9D%20on"
    )
    assert links.deep("https://a.example/p", "human scum", "", "my things") == (
        "https://a.example/p#:~:text=human%20scum"
    )  # "scummy": the word goes on


def test_words_without_spaces_are_named_whole_or_by_whole_clauses() -> None:
    short = "学而时习之，不亦说乎？"
    assert links.deep("https://a.example/p", short) == f"https://a.example/p#:~:text={quote(short)}"
    long = f"{short}有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？其为人也孝弟，而好犯上者，鲜矣。"
    assert links.deep("https://a.example/p", long) == (
        f"https://a.example/p#:~:text={quote(short)},{quote('而好犯上者，鲜矣。')}"
    )


def test_a_fragment_that_is_there_already_is_kept() -> None:
    assert links.deep("https://a.example/p#part", "one two three four five six") == (
        "https://a.example/p#part:~:text=one%20two%20three%20four%20five%20six"
    )


@given(st.text(max_size=400))
def test_no_text_can_break_out_of_the_link(text: str) -> None:
    link = links.deep("https://a.example/p", text)
    assert link is not None
    assert link.startswith("https://a.example/p")
    assert not set(link) & set(" \n<>\"'&")
    unquote(link)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/srv/ada/papers/minutes.txt", "minutes.txt"),
        ("C:\\papers\\minutes.txt", "minutes.txt"),
        ("sayings.json", "sayings.json"),
        ("https://a.example/minutes", "https://a.example/minutes"),
    ],
)
def test_a_file_is_called_by_its_name_and_not_by_its_place_on_the_machine(url: str, name: str) -> None:
    assert plain.source_name(url) == name
