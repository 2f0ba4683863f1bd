"""Books of Project Gutenberg, as plain text and as pages."""

import pytest

from scrapers.errors import NotADocument
from scrapers.registry import read

BOOK = """The Project Gutenberg EBook of The River, by Ann Lee

Title: The River
Author: Ann Lee
Release Date: June, 1998  [EBook #7]
Language: English

*** START OF THIS PROJECT GUTENBERG EBOOK THE RIVER ***

Produced by Volunteers

THE RIVER

By Ann Lee

Chapter 1

It was the ferry that came first,
and the bridge came later.

“Mind the goat,” said the ferryman.

End of the Project Gutenberg EBook of The River, by Ann Lee

*** END OF THIS PROJECT GUTENBERG EBOOK THE RIVER ***

Donations are welcome.
"""


def test_a_book_gives_its_passages_and_leaves_the_licence_out() -> None:
    document = read(BOOK.encode(), name="7.txt")
    assert (document.reader, document.tier, document.title) == ("book", "primary", "The River")
    assert (document.authors, document.language, document.published) == (("Ann Lee",), "en", None)
    assert document.text == BOOK
    assert [document.text[s.start : s.end] for s in document.spans] == [
        "It was the ferry that came first,\nand the bridge came later.",
        "“Mind the goat,” said the ferryman.",
    ]
    assert {(s.speaker, s.citation) for s in document.spans} == {("Ann Lee", "The River, Chapter 1")}
    body = "".join(document.text[start:end] for start, end in document.body())
    assert "Donations" not in body
    assert "Volunteers" not in body
    assert document.notes == ("Release date: June, 1998 [EBook #7]", "Project Gutenberg EBook #7")


HEAD = (
    '<!DOCTYPE html><html lang="en"><head><title>The River | Project Gutenberg</title>'
    "<style>p { margin: 0 }</style></head><body>"
)
PAGE = (
    HEAD
    + """<section class="pg-boilerplate pgheader" id="pg-header"><h2 id="pg-header-heading">The Project Gutenberg eBook of
<span>The River</span></h2><div>This eBook is for the use of anyone anywhere.</div>
<div class="container" id="pg-machine-header"><p><strong>Title</strong>: The River</p>
<p><strong>Author</strong>: Ann Lee</p><p><strong>Release date</strong>: June 1, 1998 [eBook #7]</p>
<p><strong>Language</strong>: English</p></div>
<div id="pg-start-separator"><span>*** START OF THE PROJECT GUTENBERG EBOOK THE RIVER ***</span></div></section>
<h1>THE RIVER</h1><h3>By Ann Lee</h3><div class="chapter"><h2>Chapter 1</h2>
<p>It was the ferry that came <i>first</i>,
and the bridge came later.</p><blockquote><p>“Mind the goat,”<br>said the ferryman.</p></blockquote></div>
<section class="pg-boilerplate pgfooter" id="pg-footer"><div id="pg-end-separator"><span>*** END OF THE PROJECT GUTENBERG EBOOK
THE RIVER ***</span></div><div>Donations are welcome.</div></section></body></html>"""
)
OLD = (
    HEAD
    + "<pre>\nThe Project Gutenberg EBook of The River, by Ann Lee\n\nTitle: The River\n\nAuthor: Ann Lee\n\n"
    "Language: English\n\n"
    "*** START OF THIS PROJECT GUTENBERG EBOOK THE RIVER ***\n</pre><h2>Chapter 1</h2><p>It was the ferry that came first, "
    "and the bridge came later.</p><p>“Mind the goat,”<br>said the ferryman.</p>"
    "<pre>\nEnd of the Project Gutenberg EBook of The River\n\nDonations are welcome.\n</pre></body></html>"
)


@pytest.mark.parametrize("page", [PAGE, OLD], ids=["new", "old"])
def test_a_book_as_a_page_gives_the_same_passages(page: str) -> None:
    document = read(page.encode(), name="7-h.htm")
    assert (document.reader, document.tier, document.title) == ("book", "primary", "The River")
    assert (document.authors, document.language) == (("Ann Lee",), "en")
    assert [document.text[s.start : s.end] for s in document.spans] == [
        "It was the ferry that came first, and the bridge came later.",
        "“Mind the goat,”\nsaid the ferryman.",
    ]
    assert {(s.speaker, s.citation) for s in document.spans} == {("Ann Lee", "The River, Chapter 1")}
    body = "".join(document.text[start:end] for start, end in document.body())
    assert "Donations" not in body
    assert "Author" not in body


def test_a_book_without_a_text_between_its_licence_lines_is_refused() -> None:
    with pytest.raises(NotADocument, match="no text between"):
        read(BOOK.split("Produced by")[0].encode(), name="7.txt")
