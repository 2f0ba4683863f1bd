"""The second look at a page: what the first one lost is taken back, what is of other stories is not."""

import pytest

from scrapers.passages import marked_passages
from scrapers.registry import read
from scrapers.webpage.mainbody import Block
from scrapers.webpage.page import parse
from scrapers.webpage.secondlook import second_look
from tests.article_pages import BODY, FIRST, FOURTH, SECOND, THIRD, article, page


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
