"""Who is announced in the headings of a hearing: "STATEMENT OF ROBERT S. LEE III, DIRECTOR" stands above "Mr. Lee."."""

import re
from collections.abc import Iterator

from scrapers.offices import untitled
from scrapers.speech.labels import name_of

_HEADING = re.compile(
    r"^[ \t]*(?:[A-Z]+ ){0,2}(?:STATEMENT|TESTIMONY|EVIDENCE) (?:OF|BY)(?: THE)?(?: HON(?:ORABLE|\.)?)?\s+"
    r"(?P<name>[A-Z][A-Z.'’-]*(?:[ \t]+[A-Z][A-Z.'’-]*){1,4})(?=[,;\n]|[ \t]+ON\b)",
    re.MULTILINE,
)


def announced(text: str) -> Iterator[str]:
    """The full names that headings in capitals announce, in usual capitals and without titles."""
    for found in _HEADING.finditer(text):
        if name := name_of(" ".join(found["name"].split())):
            yield untitled(name)
