"""The entries of a Wikiquote page: each bullet with the lines below it, and the section it stands in.

Footnotes are set behind the words they belong to, since many pages name their sources there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from scrapers.document import Section
from scrapers.wiki.wikisections import section_of
from scrapers.wiki.wikitext import words

HEADING = re.compile(r"(={2,6})\s{0,5}(.{1,300}?)\s{0,5}={2,6}\s{0,5}")
# Film pages: "'''Ann''': We sail at dawn."
ROLE = re.compile(r"[*:]*\s*'''\s*([^'\n]{1,120}?)\s*(?::\s*'''|'''\s*:)\s*(\S.*)")
BEGINNINGS = frozenset("*:#'\"„«")
BELOW = frozenset({"**", "*:", "::", "#:", "*#"})
NOTE = re.compile(
    r"<ref\b([^<>]{0,300}?)(/\s{0,3}>|>([^<]{0,5000}(?:<(?!/ref)[^<]{0,2000}){0,40})</ref\s{0,5}>)",
    re.IGNORECASE,
)
NAMED = re.compile(r"""name\s{0,3}=\s{0,3}["']?([^"'<>/]{1,100})""", re.IGNORECASE)
# Set around a footnote in place of its tags; no page may hold it.
OPEN, CLOSE = "\ue000", "\ue001"
FOOTNOTE = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


@dataclass(slots=True)
class Entry:
    """One bullet: its wikitext, its section, the last heading, the role that speaks, and the lines below it.

    `depths` are the marks before each of these lines: "**" are two, of a line that says something of the bullet, "***"
    three, of one that says something of such a line.
    """

    words: str
    section: Section
    heading: str | None
    role: str | None = None
    below: list[str] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)

    def footnotes(self) -> list[str]:
        """The wikitext of the footnotes behind the words, which are taken out of them."""
        if OPEN not in self.words:
            return []
        found = FOOTNOTE.findall(self.words)
        self.words = FOOTNOTE.sub("", self.words)
        return found


def footnoted(text: str) -> str:
    """A page with each footnote on the line of its words; one that is named again is set there again."""
    if "<ref" not in text and "<REF" not in text and "<Ref" not in text:
        return text
    named: dict[str, str] = {}
    for note in NOTE.finditer(text):
        name = NAMED.search(note[1])
        if name and note[3]:
            named.setdefault(name[1].strip(), note[3])

    def set_behind(note: re.Match[str]) -> str:
        name = NAMED.search(note[1])
        inside = note[3] or (named.get(name[1].strip(), "") if name else "")
        return f"{OPEN}{' '.join(inside.split())}{CLOSE}" if inside else ""

    return NOTE.sub(set_behind, text.replace(OPEN, "").replace(CLOSE, ""))


def entries(text: str) -> Iterator[Entry]:
    """The bullets of a page with the lines below them."""
    section: Section | None = "sourced"
    top: Section | None = "sourced"
    heading: str | None = None
    entry: Entry | None = None
    for line in text.split("\n"):
        first = line[:1]
        if first == "=" and (found := HEADING.fullmatch(line.rstrip())):
            if entry:
                yield entry
                entry = None
            section = section_of(found[2], len(found[1]), top)
            top = section if len(found[1]) == 2 else top
            heading = found[2]
        elif section is not None and first in BEGINNINGS:
            new = _begun(line, section, heading)
            if new is not None:
                if entry:
                    yield entry
                entry = new
            elif entry is not None and line[:2] in BELOW:
                said = line.lstrip("*:#")
                entry.below.append(said.lstrip("*:# "))
                entry.depths.append(len(line) - len(said))
    if entry:
        yield entry


def _begun(line: str, section: Section, heading: str | None) -> Entry | None:
    """The entry that a line begins; None when it belongs to the one before, or is no quotation."""
    if "'''" in line[:12] and (role := ROLE.match(line)):
        return Entry(role[2], section, heading, role=words(role[1]))
    if line[0] not in "*#" or line[1:2] in "*#:;":
        return None
    said = line[1:].strip()
    return Entry(said, section, heading) if said else None
