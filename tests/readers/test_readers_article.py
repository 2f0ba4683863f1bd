"""Web pages: main text, metadata, block quotes, the second look, and pages that are no articles."""

import json

import pytest

from scrapers.document import Document, Span
from scrapers.errors import NotADocument, TooLarge
from scrapers.passages import marked_passages
from scrapers.readers.article import tidy
from scrapers.registry import read
from scrapers.webpage.mainbody import Block
from scrapers.webpage.page import parse
from scrapers.webpage.secondlook import second_look

FIRST = "The council of Lower Ferry voted on Tuesday to keep the old bridge open through the winter."
SECOND = "It took the members three hours, two votes and a good deal of tea to get as far as that."
THIRD = "“We will not sell it to anybody,” said Ann Lee, the mayor, who has crossed it every day since 1990."
FOURTH = "Work on the third arch begins in October, when the herons have left and the water is low."
BODY = [FIRST, SECOND, THIRD, FOURTH]


def page(
    *parts: str, head: str = "", before: str = "", after: str = "", title: str = "Bridge stays"
) -> bytes:
    inner = "\n".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    return (
        f'<!doctype html><html lang="en-GB"><head><title>{title}</title>{head}</head><body>{before}'
        f'<main><article><h1>{title}</h1><div class="story">{inner}</div></article></main>{after}</body></html>'
    ).encode()


def article(*parts: str, head: str = "", before: str = "", after: str = "") -> Document:
    return read(
        page(*parts, head=head, before=before, after=after), name="page.html", url="https://post.example/a"
    )


def words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def test_the_paragraphs_stand_apart_and_in_order() -> None:
    document = article(*BODY)
    assert document.text.split("\n\n")[-4:] == BODY
    assert (document.reader, document.tier, document.language) == ("article", "secondary", "en-GB")
    assert document.media_type == "text/html"


def test_json_ld_comes_before_opengraph() -> None:
    card = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "The Lower Ferry Post"},
            {
                "@type": ["NewsArticle"],
                "headline": "Bridge &amp; ferry stay",
                "author": [{"@type": "Person", "name": "Ann Ray, bridge correspondent"}, {"name": "Bo Poe"}],
                "datePublished": "2013-12-06T10:30:00Z",
                "dateModified": "2013-12-07",
                "publisher": {"@id": "#site"},
            },
        ],
    }
    head = (
        f'<script type="application/ld+json">{json.dumps(card)}</script>'
        '<meta property="og:title" content="Other words"><meta property="og:site_name" content="Other">'
        '<link rel="canonical" href="/news/bridge">'
    )
    document = article(*BODY, head=head)
    assert document.title == "Bridge & ferry stay"
    assert document.authors == ("Ann Ray", "Bo Poe")
    assert (document.published, document.modified) == ("2013-12-06T10:30:00+00:00", "2013-12-07")
    assert document.site == "The Lower Ferry Post"
    assert document.canonical == "https://post.example/news/bridge"


def test_opengraph_and_meta_tags_are_read_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:title" content="Bridge stays | The Post"><meta property="og:site_name" content="The Post">'
        '<meta name="author" content="Ann Ray and Bo Poe">'
        '<meta property="article:published_time" content="2013-12-06T10:30:00+01:00">'
        '<script type="application/ld+json">{broken, </script>'
    )
    document = article(*BODY, head=head)
    assert (document.title, document.site) == ("Bridge stays", "The Post")
    assert document.authors == ("Ann Ray", "Bo Poe")
    assert document.published is not None
    assert document.published.startswith("2013-12-06")


def test_the_authors_of_a_journal_are_named_one_by_one() -> None:
    head = "".join(
        f'<meta name="citation_author" content="{name}">' for name in ("Lee, Ann", "Bo Ray", "van Roe, Di")
    )
    assert article(*BODY, head=head).authors == ("Ann Lee", "Bo Ray", "Di van Roe")


def test_an_office_behind_a_name_is_no_part_of_it() -> None:
    head = '<meta name="author" content="Ann Lee · Post News">'
    assert article(*BODY, head=head).authors == ("Ann Lee",)


def test_what_a_page_does_not_state_is_not_invented() -> None:
    document = read(f"<html><body><p>{FIRST}</p><p>{THIRD}</p></body></html>".encode(), name="page.html")
    assert (document.authors, document.site, document.canonical, document.published) == ((), None, None, None)


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


def test_text_in_a_second_container_of_the_same_kind_is_taken_back() -> None:
    half = [
        "The ferry is another matter, and the members came to it late in the evening.",
        "“It floats, as a rule,” said Bo Ray, who will run it, to general surprise.",
        SECOND.replace("three", "four"),
    ]
    chunk = '<div class="body"><div class="body__inner">{}</div></div>'
    parts = "".join(f"<p>{part}</p>" for part in BODY)
    more = "".join(f"<p class='paywall'>{part}</p>" for part in half)
    adverts = '<div class="ad-slot"><div><a href="#">Buy</a></div></div>'
    chunks = chunk.format(parts) + adverts + chunk.format(more)
    html = f"<html><body><main><div class='chunks'>{chunks}</div></main></body></html>"
    document = read(html.encode(), name="page.html")
    assert "“It floats, as a rule,” said Bo Ray" in document.text
    assert document.text.index("third arch") < document.text.index("It floats")


LOST = '<div class="box"><span>He added: “The bridge will be shut for the whole of May, whatever they say.”</span></div>'


def test_lost_quoted_words_among_the_paragraphs_are_taken_back_as_the_given_function_sees_them() -> None:
    tree = parse(page(FIRST, SECOND, LOST, THIRD, FOURTH).decode())
    kept = [Block(part) for part in BODY]
    found = second_look(tree, kept, marked_passages)
    assert [block.text[:8] for block in found] == [
        part[:8] for part in (FIRST, SECOND, "He added", THIRD, FOURTH)
    ]
    assert second_look(tree, kept, lambda text: []) == kept


@pytest.mark.parametrize(
    "wrapper",
    ["<aside>{}</aside>", '<div class="related-stories">{}</div>', "<nav>{}</nav>"],
)
def test_quoted_words_of_other_stories_are_not_taken_back(wrapper: str) -> None:
    other = wrapper.format(
        "<div>Elsewhere: “The tram will be free for all from next year on,” says Cy.</div>"
    )
    assert "tram" not in article(FIRST, SECOND, other, THIRD, FOURTH).text


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


def test_paragraphs_of_a_sidebar_without_a_class_are_not_taken_back() -> None:
    main = "".join(f"<p>{part}</p>" for part in BODY)
    side = "".join(
        f"<p>The tram number {n} will stop at the market from Monday on, says the company.</p>"
        for n in range(4)
    )
    halves = (
        f"<div><div><article><div>{main}</div></article></div></div><div><div><div>{side}</div></div></div>"
    )
    html = f"<html><body>{halves}</body></html>"
    tree = parse(html)
    kept = [Block(part) for part in BODY]
    assert second_look(tree, kept, marked_passages) == kept


def test_the_standfirst_above_the_body_is_taken_back_by_the_page_s_description() -> None:
    lead = "The bridge stays open all winter, and the goat may cross it on Thursdays."
    html = page(
        *BODY, head=f'<meta name="description" content="{lead}">', before=f"<section><p>{lead}</p></section>"
    )
    found = second_look(parse(html.decode()), [Block(part) for part in BODY], marked_passages, lead)
    assert [block.text for block in found] == [lead, *BODY]


def test_a_kept_line_that_is_a_link_to_another_story_goes() -> None:
    link = '<p><a href="/ferry">Ferry sinks for the third time this year</a></p>'
    tree = parse(page(FIRST, SECOND, link, THIRD, FOURTH).decode())
    kept = [Block(t) for t in (FIRST, SECOND, "Ferry sinks for the third time this year", THIRD, FOURTH)]
    assert [block.text for block in second_look(tree, kept, marked_passages)] == BODY


def test_the_updates_of_a_live_blog_are_read_from_its_json_ld() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": f"At {n}", "articleBody": part} for n, part in enumerate(BODY)
    ]
    card = {"@type": "LiveBlogPosting", "headline": "Bridge", "liveBlogUpdate": updates}
    tag = f'<script type="application/ld+json">{json.dumps(card)}</script>'
    html = f"<html><head><title>Bridge</title></head><body><div id=root></div>{tag}</body></html>"
    text = read(html.encode(), name="page.html").text
    assert all(part in text for part in BODY)
    assert "At 3" in text


def live(markup: int) -> Document:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"At {n}",
            "articleBody": f"{part} It was the hour of bell {n}. " * 3,
        }
        for n, part in enumerate(BODY * 5)
    ]
    card = {"@type": "LiveBlogPosting", "headline": "Bridge, live", "liveBlogUpdate": updates}
    shown = "".join(
        f"<h3>At {n}</h3><p>{update['articleBody']}</p>" for n, update in enumerate(updates[:markup])
    )
    head = f'<script type="application/ld+json">{json.dumps(card)}</script>'
    return article(shown, head=head)


def test_a_live_blog_of_which_the_markup_shows_a_part_is_read_whole() -> None:
    document = live(markup=8)
    assert all(f"hour of bell {n}." in document.text for n in range(20))
    assert document.title == "Bridge, live"
    assert any("live blog" in note for note in document.notes)
    assert not live(markup=20).notes


def test_the_agency_and_the_captions_are_told_and_stand_outside_the_text() -> None:
    figure = "<figure><img src=a.jpg><figcaption>Ann Lee at the gate on Monday. Photo: Bo Ray</figcaption></figure>"
    offer = '<aside class="promo"><figure><figcaption>Win a boat ride.</figcaption></figure></aside>'
    document = article(f"<p>LOWER FERRY (AP) — {FIRST}</p>", figure, SECOND, THIRD, FOURTH, after=offer)
    assert document.wire == "Associated Press"
    assert document.captions == ("Ann Lee at the gate on Monday. Photo: Bo Ray",)
    assert "Monday" not in document.text


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("Associated Press writer Cy Poe contributed to this report.", "Associated Press"),
        ("Reporting by Cy Poe for Reuters; editing by Di Roe", "Reuters"),
        ("Quelle: dpa", "dpa"),
        ("The AP moved its office to the bridge last year.", None),
        ("“Reporting by Reuters helped us,” Ann Lee said.", None),
    ],
)
def test_a_credit_at_the_end_names_the_agency_and_a_sentence_does_not(last: str, agency: str | None) -> None:
    assert article(*BODY, last).wire == agency


def test_a_site_that_gives_its_address_for_its_name_is_called_what_its_publisher_is() -> None:
    head = (
        '<meta property="og:site_name" content="POST.EXAMPLE">'
        '<meta name="publisher" content="The Ferry Post (www.post.example)">'
    )
    assert article(*BODY, head=head).site == "The Ferry Post"


@pytest.mark.parametrize("where", ["json-ld", "next-data", "next-html"])
def test_a_page_that_javascript_puts_together_is_read_from_its_data(where: str) -> None:
    if where == "json-ld":
        script = {"@type": "NewsArticle", "headline": "Bridge", "articleBody": "\n".join(BODY)}
        tag = f'<script type="application/ld+json">{json.dumps(script)}</script>'
    else:
        text: object = [{"type": "p", "text": part} for part in BODY]
        if where == "next-html":
            text = "".join(f"<p>{part}</p>" for part in BODY)
        data = {"props": {"pageProps": {"story": {"id": 7, "body": text}, "menu": ["Home", "News"]}}}
        tag = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    html = f"<html><head><title>Bridge</title></head><body><div id=root>Loading</div>{tag}</body></html>"
    document = read(html.encode(), name="page.html")
    assert document.text.split("\n\n") == BODY
    assert len(document.notes) == 1


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
