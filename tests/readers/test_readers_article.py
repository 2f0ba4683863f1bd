"""Web pages: their main text, what is left out of it, and pages that are no articles."""

import pytest

from scrapers.errors import NotADocument, TooLarge
from scrapers.registry import read
from tests.article_pages import BODY, FIRST, FOURTH, SECOND, THIRD, article, page


def test_the_paragraphs_stand_apart_and_in_order() -> None:
    document = article(*BODY)
    assert document.text.split("\n\n")[-4:] == BODY
    assert (document.reader, document.tier, document.language) == ("article", "secondary", "en-GB")
    assert document.media_type == "text/html"


def test_sign_up_lines_and_bylines_are_left_out() -> None:
    head = '<meta name="author" content="Ann Ray">'
    offers = ["Sign up for our morning letter", "Read more: Ferry sinks again"]
    document = article(
        "By Ann Ray, 6 December 2013", FIRST, offers[0], SECOND, offers[1], THIRD, FOURTH, head=head
    )
    assert "Sign up" not in document.text
    assert "Read more" not in document.text
    assert "By Ann Ray" not in document.text


def test_words_of_an_offer_that_somebody_speaks_stay() -> None:
    said = "“You can sign up for our ferry at the school,” said Bo Ray."
    assert said in article(*BODY, said).text


def test_a_page_of_three_thousand_nested_containers_is_read() -> None:
    deep = "<div>" * 3000 + "".join(f"<p>{part}</p>" for part in BODY) + "</div>" * 3000
    document = read(f"<html><body>{deep}</body></html>".encode(), name="page.html")
    assert all(part in document.text for part in BODY)


def test_marks_in_windows_1252_survive_a_page_that_calls_itself_latin_1() -> None:
    data = page(*BODY, head='<meta charset="iso-8859-1">').decode().encode("cp1252")
    assert "“We will not sell it to anybody,”" in read(data, name="page.html").text


def test_a_page_cut_off_in_a_character_gives_what_it_has() -> None:
    whole = page(*BODY, "The café").decode()
    data = whole[: whole.index("café") + 4].encode()[:-1]
    document = read(data, name="page.html")
    assert THIRD in document.text


def test_a_correction_stays_in_the_text_and_stands_in_the_notes() -> None:
    note = "Correction: An earlier version of this article gave the wrong number of arches. There are three."
    document = article(*BODY, note)
    assert document.notes == (note,)
    assert note in document.text


@pytest.mark.parametrize(
    ("title", "inner", "reason"),
    [
        ("Before you continue", "<p>Before you continue. We and our partners store things on your device.</p>", "consent wall"),
        ("Page not found", "<p>Sorry, the page you requested is not here.</p>", "not there"),
        ("Sign in", "<p>Please sign in to continue to the story.</p>", "log in"),
        ("Post", "<noscript>Please enable JavaScript to run this app.</noscript><div id=root></div>", "JavaScript"),
        ("Just a moment...", "<p>Checking your browser before you go on.</p>", "robots"),
        ("Post", "<div id=root></div>", "No article text"),
    ],
)  # fmt: skip
def test_a_page_that_is_no_article_is_refused_with_its_reason(title: str, inner: str, reason: str) -> None:
    html = f"<html><head><title>{title}</title></head><body>{inner}</body></html>"
    with pytest.raises(NotADocument, match=reason) as refused:
        read(html.encode(), name="page.html")
    assert str(refused.value).endswith(".")


def test_a_short_report_that_something_is_no_longer_available_is_an_article() -> None:
    brief = "The old ferry is no longer available for weddings, the council said on Friday. " + " ".join(
        BODY[:2]
    )
    html = f"<html><head><title>No more weddings</title></head><body><article><p>{brief}</p></article></body></html>"
    assert "weddings" in read(html.encode(), name="page.html").text


def test_an_article_about_cookies_is_an_article() -> None:
    about = "The page not found and the cookie consent are what readers meet first, said the mayor. " * 12
    assert "cookie consent" in article(*BODY, about).text


def test_a_page_with_speakers_turns_is_a_primary_source() -> None:
    turns = [f"MS. LEE: {FIRST}", f"MR. RAY: {SECOND}", f"MS. LEE: {FOURTH}"]
    document = article(*turns)
    assert (document.reader, document.tier) == ("transcript", "primary")
    assert [span.speaker for span in document.spans] == ["Ms. Lee", "Mr. Ray", "Ms. Lee"]


def test_too_large_a_page_is_refused() -> None:
    with pytest.raises(TooLarge, match="10 MB"):
        read(b"<html><body>" + b"<p>word</p>" * 1_000_000, name="page.html")
