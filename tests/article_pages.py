"""Web pages as the tests of their reader make them: a report of a town's bridge, with whatever a test puts in."""

from scrapers.document import Document, Span
from scrapers.registry import read

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
