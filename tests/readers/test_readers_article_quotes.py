"""What the mark-up of a page says is quoted: block quotes, `q`, embedded posts, pull quotes."""

from scrapers.readers.article import tidy
from scrapers.webpage.mainbody import Block
from tests.article_pages import BODY, FIRST, FOURTH, SECOND, THIRD, article, words


def test_a_q_element_keeps_the_marks_that_a_browser_shows() -> None:
    document = article(
        FIRST, "<p>She said that <q>the bridge is <b>mine</b></q> and left the room at once.</p>", *BODY[1:]
    )
    assert "She said that “the bridge is mine” and left" in document.text


def test_a_block_quote_is_a_span_and_the_name_below_it_its_speaker() -> None:
    quote = "<blockquote><p>We will build it twice if we must.</p><footer>— <cite>Ann Lee</cite>, mayor</footer></blockquote>"
    document = article(FIRST, SECOND, quote, THIRD, FOURTH)
    (span,) = document.spans
    assert (span.kind, span.speaker, words(document, span)) == (
        "block",
        "Ann Lee",
        "We will build it twice if we must.",
    )
    assert "\n\n— Ann Lee, mayor\n\n" in document.text


def test_an_embedded_post_gives_its_name_and_its_day() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p lang="en">The bridge is open, and so is the bakery on it.</p>'
        '&mdash; Ann Lee (@annlee) <a href="https://x.example/1">May 3, 2024</a></blockquote>'
    )
    (span,) = article(FIRST, SECOND, post, THIRD, FOURTH).spans
    assert (span.speaker, span.said_on) == ("Ann Lee", "2024-05-03")


def test_a_block_quote_of_several_paragraphs_is_one_span_without_its_outer_marks() -> None:
    quote = "<blockquote><p>“We will build it.</p><p>And we will build it twice if we must.”</p></blockquote>"
    document = article(FIRST, SECOND, quote, THIRD, FOURTH)
    (span,) = document.spans
    assert words(document, span) == "We will build it.\n\nAnd we will build it twice if we must."


def test_a_pull_quote_that_repeats_the_text_counts_once() -> None:
    document = article(
        FIRST, THIRD, "<blockquote><p>We will not sell it to anybody</p></blockquote>", SECOND, FOURTH
    )
    assert document.text.count("We will not sell it to anybody") == 1
    assert document.spans == ()


def test_short_answers_may_stand_twice() -> None:
    kept = tidy([Block("No comment."), Block(FIRST), Block("No comment."), Block(FIRST)])
    assert [block.text for block in kept] == ["No comment.", FIRST, "No comment."]
