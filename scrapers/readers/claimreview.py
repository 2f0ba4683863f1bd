"""Fact-checks: pages that state in ClaimReview what was claimed, by whom, and how it was rated.

The article reader does the same for every page that carries ClaimReview; this reader insists on it.
"""

from collections.abc import Iterator

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.material import NO, Material, Reader
from scrapers.readers import article


def recognise(material: Material, head: str) -> int:
    """Pages are left to the article reader, which looks for ClaimReview itself."""
    return NO


def read(material: Material) -> Iterator[Document]:
    """The fact-check on a page. Raises NotADocument when the page reviews no claim."""
    for document in article.read(material):
        if document.reader != "claimreview":
            raise NotADocument("The page states no ClaimReview; read it with --format article.")
        yield document


READER = Reader("claimreview", recognise, read)
