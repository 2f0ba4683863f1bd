"""The quotations of one Wikiquote page: words, section, source, and whose they are as the page states it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from scrapers.document import Section
from scrapers.readers.collection import Saying
from scrapers.wikicitations import Cited, by_template, cited
from scrapers.wikitext import first_link, without_comments, words

# Sections in which the page's person is credited, not quoted.
DOUBTED: tuple[Section, ...] = ("misattributed", "disputed")

HEADING = re.compile(r"(={2,6})\s{0,5}(.{1,300}?)\s{0,5}={2,6}\s{0,5}")
BULLET = re.compile(r"([*#:;]+)\s*(.*)")
# Film pages: "'''Ann''': We sail at dawn."
ROLE = re.compile(r"[*:]*\s*'''\s*([^'\n]{1,120}?)\s*(?::\s*'''|'''\s*:)\s*(\S.*)")
# German pages: „Worte.“ - Quelle
TRAILING = re.compile(r"(?:„|\"|“|«)(.{3,3000}?)(?:“|\"|”|»)\s{0,3}[-–—]\s{0,3}(\S.{2,})")
YEAR = re.compile(r"(?<![\d/=])(1[0-9]\d\d|20\d\d)(?![\d/])")
ACTUALLY = re.compile(
    r"\b(?:actually|really|originally) (?:said |written |spoken |coined )?by \[\[", re.IGNORECASE
)
PERSON_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’\-]*(?:\s+(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|van|von|der|bin|al|of)){1,5}$")
BORN = re.compile(
    r"'''[^\n]{0,400}?\([^()\n]{0,200}?\b\d{3,4}\b[^()\n]{0,200}?(?:[–—-]|&ndash;)[^()\n]{0,200}?\d{3,4}"
    r"|'''[^\n]{0,300}?\(\s{0,3}(?:born|né|geb|\*)"
)


@dataclass(slots=True)
class _Entry:
    words: str
    section: Section
    heading: str | None
    role: str | None = None
    below: list[str] = field(default_factory=list)


@cache
def _headings() -> tuple[tuple[str, str], ...]:
    lines = files("scrapers").joinpath("words/wikiquote.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if line.strip() and not line.startswith("#"))
    return tuple((kind.strip(), part.strip()) for kind, _, part in pairs)


def kind_of(heading: str) -> str | None:
    """What a heading says of the quotations below it: a section, `skip`, or nothing."""
    small = heading.lower()
    return next((kind for kind, part in _headings() if kind != "person" and part in small), None)


def section_of(heading: str, level: int, top: Section | None) -> Section | None:
    """The section that a heading begins; None where no quotations stand below it.

    A heading of a lower level that says nothing stays in the section `top` of the level above.
    """
    kind = kind_of(heading)
    if kind == "skip":
        return None
    if kind is not None:
        return cast(Section, kind)
    return "sourced" if level == 2 else top


def is_person(text: str) -> bool:
    """Whether a page is about a person, by its categories or by the years behind the name it begins with."""
    categories = " ".join(re.findall(r"\[\[[^\[\]:|]{1,20}:([^\[\]|]{1,200})", text[-6000:])).lower()
    return any(kind == "person" and part in categories for kind, part in _headings()) or bool(
        BORN.search(text[:6000])
    )


def sayings(title: str, text: str) -> list[Saying]:
    """The quotations on a page with this title, in order.

    On a person's page the words are the person's, save below "Quotes about"; on others they are whose the source line
    begins with. A misattributed one names the page's person in `credited_to`.
    """
    text = without_comments(text)
    person = title if is_person(text) else None
    if by_template(text) and (found := list(_by_template(person, text))):
        return found
    return [one for entry in _entries(text) if (one := _saying(entry, person, title)) is not None]


def _entries(text: str) -> Iterator[_Entry]:
    """The bullets of a page with the lines below them."""
    section: Section | None = "sourced"
    top: Section | None = "sourced"
    heading: str | None = None
    entry: _Entry | None = None
    for line in text.split("\n"):
        if line.startswith("=") and (found := HEADING.fullmatch(line.rstrip())):
            if entry:
                yield entry
                entry = None
            section = section_of(found[2], len(found[1]), top)
            top = section if len(found[1]) == 2 else top
            heading = found[2]
        elif section is not None and line[:1] in {"*", ":", "#", "'", '"', "„", "«"}:
            new = _begun(line, section, heading)
            if new is not None:
                if entry:
                    yield entry
                entry = new
            elif entry is not None and line[:2] in {"**", "*:", "::", "#:", "*#"}:
                entry.below.append(line.lstrip("*:# "))
    if entry:
        yield entry


def _begun(line: str, section: Section, heading: str | None) -> _Entry | None:
    """The entry that a line begins; None when it belongs to the one before, or is no quotation."""
    if "'''" in line[:12] and (role := ROLE.match(line)):
        return _Entry(role[2], section, heading, role=words(role[1]))
    found = BULLET.match(line)
    if found is None or found[1] not in {"*", "#"} or not found[2]:
        return None
    return _Entry(found[2], section, heading)


def _saying(entry: _Entry, person: str | None, title: str) -> Saying | None:
    below = entry.below
    trailing = TRAILING.fullmatch(entry.words) if not below and entry.words[:1] in '„"“«' else None
    said = (
        words(trailing[1] if trailing else entry.words).strip('"“”„ ')
        if trailing
        else _bare(words(entry.words))
    )
    if len(said) < 3 or not re.search(r"\w", said):
        return None
    source = (
        " ".join(
            filter(None, (words(line).replace("\n", " ") for line in ([trailing[2]] if trailing else below)))
        )
        or None
    )
    citation = ", ".join(filter(None, (_work(entry.heading), source))) or (title if entry.role else None)
    years = set(YEAR.findall(citation or ""))
    named = entry.role or (_author(below[0]) if below else None)
    own = person is not None and entry.section != "about"
    wrong = own and entry.section in DOUBTED
    return Saying(
        text=said,
        said_by=_actual(below) if wrong else person if own and entry.role is None else named,
        section=entry.section,
        credited_to=(person,) if wrong and person else (),
        work=None,
        published=years.pop() if len(years) == 1 and entry.section == "sourced" else None,
        citation=citation,
        note=None,
        qid=None,
    )


def _bare(said: str) -> str:
    """Words without marks that enclose the whole of them."""
    if len(said) > 2 and said[0] in '"“„«' and said[-1] in '"”“»' and not re.search(r"[\"“”„«»]", said[1:-1]):
        return said[1:-1].strip()
    return said


@lru_cache(maxsize=64)
def _work(heading: str | None) -> str | None:
    """A heading that names a work: in italics, in marks, or with a year."""
    if heading is None or not ("''" in heading or YEAR.search(heading) or heading.strip()[:1] in '"“„«'):
        return None
    return words(heading) or None


def _author(line: str) -> str | None:
    """Whose words they are by the line below: the link it begins with, or the name before its first comma."""
    link = first_link(line)
    if link:
        return link
    name = words(line).split(",")[0].strip()
    return name if "," in line and PERSON_NAME.match(name) else None


def _actual(below: list[str]) -> str | None:
    """Whose words they really are, where the page says "actually by" and links the person."""
    for line in below:
        found = ACTUALLY.search(line)
        if found:
            return first_link(line[found.end() - 2 :])
    return None


def _by_template(person: str | None, text: str) -> Iterator[Saying]:
    """The quotations of pages that put them into templates, such as the French ones."""
    section: Section | None = "sourced"
    top = section
    for part in re.split(r"^(={2,6}[^=\n].*?={2,6})[ \t]*$", text, flags=re.MULTILINE):
        found = HEADING.fullmatch(part.strip())
        if found:
            section = section_of(found[2], len(found[1]), top)
            top = section if len(found[1]) == 2 else top
        elif section is not None:
            for one in cited(part):
                yield _templated(one, person, section)


def _templated(one: Cited, person: str | None, section: Section) -> Saying:
    own = person is not None and section != "about"
    wrong = own and section in DOUBTED
    year = one.stated.get("year")
    return Saying(
        text=one.words,
        said_by=None if wrong else person if own else one.stated.get("author"),
        section=section,
        credited_to=(person,) if wrong and person else (),
        work=one.stated.get("work"),
        published=year if year and year.isdigit() else None,
        citation=one.citation(),
        note=None,
        qid=None,
    )
