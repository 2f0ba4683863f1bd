"""No input makes an entry cost more than its length: eight times as much of a hostile shape is about eight times the work."""

import gc
import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from quotes import verify
from quotes.deep_links import deep_link
from quotes.desk import quotations_of, read_draft
from quotes.directory import people
from quotes.errors import QuotesError
from quotes.intake import bulk, gdelt, quotebank
from quotes.text import tokens, words
from quotes.web import forms
from quotes.web.claims import Refused
from quotes.wording.collation import compare
from scrapers.crawl.links import leads
from scrapers.dates import iso_date
from scrapers.errors import ReadError
from scrapers.registry import read_all
from scrapers.speech.stamped import stamped
from scrapers.speech.timed import timed
from scrapers.webpage.page import refuse_crowded

# A cost that grows with the length is eight times as large for eight times the length, one that grows with its square
# sixty-four times. What a ratio is taken of has at least so many processor seconds, or more of the shape is given.
TIMES, WORST = 8, 28.0
ENOUGH_S, MOST_CHARACTERS, TRIES = 0.02, 64_000, 3

Entry = Callable[[str], object]
ARTICLE = "<html><head><title>The bridge</title></head><body><article><p>The mayor said that the bridge would stay open.</p>"
GUTENBERG = "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n{}\n*** END OF THE PROJECT GUTENBERG EBOOK X ***"


def reading(format: str, around: str = "{}") -> Entry:
    def read(text: str) -> None:
        with suppress(ReadError):
            list(read_all(around.replace("{}", text).encode(), name="a", format=format))

    return read


def drafting(text: str) -> None:
    for name in ("a.md", "a.html"):
        with suppress(ReadError, QuotesError):
            quotations_of(read_draft(text.encode(), name=name))


def aligning(text: str) -> None:
    compare(text, f"{text[: len(text) // 2]} and not {text[len(text) // 2 :]}", before="He never said")


def seconds(entry: Entry, given: str) -> float:
    """Processor seconds, without the collector: it looks at everything the tests before left, now and then."""
    gc.disable()
    started = time.process_time()
    try:
        entry(given)
        return time.process_time() - started
    finally:
        gc.enable()


def grown(entry: Entry, shape: Callable[[int], str]) -> float:
    """How many times the work is eight times the shape: the least of some tries, since all else only adds."""
    entry(shape(50))
    size = 500
    while seconds(entry, shape(size)) < ENOUGH_S and len(shape(size)) < MOST_CHARACTERS:
        size *= 2
    ratios = []
    for _ in range(TRIES):
        short, long = (seconds(entry, shape(n)) for n in (size, size * TIMES))
        ratios.append(long / max(short, ENOUGH_S / 4))
        if ratios[-1] < WORST:
            break
    return min(ratios)


MARKS = ("“", '"', "‘", "(", "[", "…", "\n", ", ", "“a” ", "\u0301", "\u200b", "日")
NAMES = (
    "said said said ",
    "Ada Finch ",
    "Mr. ",
    "A.",
    "not ",
    "12 ",
    "“a b c,” he said. ",
    "Q: a\n",
    "ADA: a\n",
)
TAGS = (
    "<p",
    "<b>",
    "<q>",
    "<div>",
    "<p><x>",
    "<dd><dl>",
    "<blockquote>",
    "<td><table>",
    "<!--",
    "<a href=x>",
    "&amp;",
    '<b a="><b" ',
)
WIKI = ("[[", "{{", "{{quote|", "'''", "* ", "== a ==\n", "<ref>", "<nowiki>", "{|\n")
CUES = ("00:00:01.000 --> 00:00:02.000\na\n\n", "<v a>", "-->\n", ">> ", "<c>")
FEED = ("<item>", "<entry><title>", "<link/>", "&", "]]>", "<!DOCTYPE a>")
READING: dict[str, tuple[Entry, tuple[str, ...]]] = {
    "fold": (words, MARKS),
    "tokens": (tokens, (*MARKS, "f*** ", "U.S. ", "a'")),
    "align": (aligning, ("the ", "a b ", "not ", "“a” ", "12 ", "Ada Finch ")),
    "text": (reading("text"), (*MARKS, *NAMES)),
    "transcript": (
        reading("transcript"),
        (
            *NAMES,
            "[a] ",
            "MR. LEE: no\n",
            "(a)\n",
            "    Mr. Lee. No\n",
            "Mr. ",
            "STATEMENT OF A LEE,\n",
            "A LEE (a ",
        ),
    ),
    "article": (reading("article", ARTICLE + "{}"), TAGS),
    "feed": (reading("feed", "<rss version='2.0'><channel>{}"), FEED),
    "hansard": (
        reading("hansard", "<publicwhip>{}"),
        ("<speech>", "<p>", "<speech speakername='A'>a</speech>"),
    ),
    "wikiquote": (reading("wikiquote", "== Quotes ==\n* {}"), WIKI),
    "stamped": (stamped, ("A Lee  0:01\nno\n", "A ", "[0:01] ", "A (a", "A Lee 0:0")),
    "timed": (timed, ("0:01 a\n", "0:0", "12:00 am\na\n", "• 0:01 - ", "0:01\nA: \n")),
    "captions": (reading("captions", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{}"), CUES),
    "book": (reading("book", GUTENBERG), (*MARKS[:5], "CHAPTER I\n\n", "_a_ ")),
    "draft": (drafting, ("“", "<p", "> ", "`", "**a ", "[a](", "# a\n", "<q>", "“a” ")),
    "deep link": (lambda text: deep_link("https://a.example/", text, text, text), ("日", "日。", "a ", "\n")),
    "date": (iso_date, ("12 ", "January ", "2012-01-02 ", "1er ")),
    "links": (
        lambda text: leads(text.encode(), "https://a.example/"),
        ("<a href=x>", "<base>", "<p", "<a href='//'>"),
    ),
    "attributes": (
        lambda text: suppressed(refuse_crowded, text),
        ("<p", "<p ", '<b a="', "<b a='\"' ", "<b><c a "),
    ),
}


def suppressed(function: Callable[[str], object], text: str) -> None:
    with suppress(ReadError, QuotesError, Refused):
        function(text)


def _cases() -> Iterator[tuple[str, str]]:
    for name, (_, pieces) in READING.items():
        yield from ((name, piece) for piece in pieces)


@pytest.mark.parametrize(("name", "piece"), list(_cases()))
def test_eight_times_a_shape_is_eight_times_the_work(name: str, piece: str) -> None:
    assert grown(READING[name][0], lambda size: piece * (size // len(piece) + 1)) < WORST


def popolo(size: int) -> str:
    ids = range(size // 20 + 1)
    persons = [{"id": str(n), "name": f"Ada Finch {n}"} for n in ids]
    return json.dumps({"persons": persons, "memberships": [{"person_id": str(n), "role": "m"} for n in ids]})


def named(size: int) -> str:
    return json.dumps({"name": "Ada Finch", "aliases": [f"Finch {n}" for n in range(size // 10)]})


def article_of(size: int) -> str:
    quotes = [{"pre": "She said", "quote": f"word {n}", "post": "."} for n in range(size // 40 + 1)]
    return json.dumps({"url": "https://a.example/", "quotes": quotes})


def quotebank_of(size: int) -> str:
    urls = [f"https://a.example/{n}" for n in range(size // 20 + 1)]
    return json.dumps(
        {
            "quotation": "The bridge is open.",
            "speaker": "A",
            "probas": [["A", "0.9"]] * len(urls),
            "urls": urls,
        }
    )


def form_of(size: int) -> str:
    return "--b\r\n" + "Content-Disposition: form-data; name=a\r\n" * (size // 40) + "\r\nx\r\n--b--\r\n"


ROWS: dict[str, tuple[Entry, Callable[[int], str]]] = {
    "people and their memberships": (lambda text: people(text.encode()), popolo),
    "many aliases": (lambda text: people(text.encode()), named),
    "lines of people": (
        lambda text: people(text.encode()),
        lambda size: '{"name": "A"}\n' * (size // 12 + 1),
    ),
    "a row": (bulk.rows_of, lambda size: json.dumps({"text": "word " * (size // 5 + 1)})),
    "quotations of an article": (gdelt.rows_of, article_of),
    "places of a quotation": (quotebank.rows_of, quotebank_of),
    "a form": (lambda text: suppressed(_form, text), form_of),
}


def _form(text: str) -> object:
    return forms.read("multipart/form-data; boundary=b", text.encode())


@pytest.mark.parametrize("name", ROWS)
def test_eight_times_the_rows_are_eight_times_the_work(name: str) -> None:
    assert grown(*ROWS[name]) < WORST


@pytest.mark.parametrize("piece", ["the bridge ", "not ", "“a” ", "Ada Finch said ", "12 "])
def test_a_text_that_a_claim_is_held_against_costs_its_length(piece: str) -> None:
    def held(text: str) -> None:
        verify("The bridge is not open until the ferry comes", against=text)

    assert grown(held, lambda size: piece * (size // len(piece) + 1)) < WORST


def test_the_square_of_a_length_is_seen() -> None:
    assert (
        grown(lambda text: [text.count(text[at]) for at in range(0, len(text), 7)], lambda size: "ab" * size)
        > WORST
    )
