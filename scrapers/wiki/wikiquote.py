"""The quotations of one Wikiquote page: words, section, source, and whose they are as the page states it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from scrapers.document import Section
from scrapers.sayings import Saying
from scrapers.wiki.wikicitations import Cited, by_template, cited
from scrapers.wiki.wikilines import HEADING, Entry, entries, footnoted
from scrapers.wiki.wikimisquotes import misquotations
from scrapers.wiki.wikisections import YEAR, is_person, is_work, section_of
from scrapers.wiki.wikitext import bare, first_link, without_comments, words
from scrapers.wiki.wikivariants import Variant, told_apart
from scrapers.wordlists import listed, paired

# Sections in which the page's person is credited, not quoted.
DOUBTED: tuple[Section, ...] = ("misattributed", "misquoted", "disputed")
WORD = re.compile(r"\w")
# Characters of a quotation that are named where a misquotation of it is filed.
SHOWN = 200
# What a report that a credit rests on is known by: the year it was printed, or "p. 12".
TRACED = re.compile(r"\bpp?\.\s{0,2}\d", re.IGNORECASE)
# German pages: „Worte.“ - Quelle
TRAILING = re.compile(r"(?:„|\"|“|«)(.{3,3000}?)(?:“|\"|”|»)\s{0,3}[-–—]\s{0,3}(\S.{2,})")
# Italian pages: Parole. (da ''Titolo'', 1911)
BRACKETED = re.compile(
    r"(.{3,3000}?)\s{1,3}\(((?:da|dal|dalla|dall'|citato in|in) ?\S[^()]{2,300}(?:\([^()]{1,60}\)[^()]{0,100})?)\)"
)
ACTUALLY = re.compile(
    r"\b(?:actually|really|originally) (?:said |written |spoken |coined )?by \[\[", re.IGNORECASE
)
PERSON_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’\-]*(?:\s+(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|van|von|der|bin|al|of)){1,5}$")
LABEL = re.compile(r"\s{0,3}'{0,5}([^\W\d_]{3,12})\s{0,3}:?'{0,5}\s{0,3}:?\s{0,3}")
QID = re.compile(
    r"\[\[:?(?:d|wikidata):(Q[1-9]\d{0,11})[|\]]|\{\{\s{0,3}wikidata\s{0,3}\|\s{0,3}(Q[1-9]\d{0,11})",
    re.IGNORECASE,
)


@cache
def _labels() -> dict[str, str]:
    return {label: kind for kind, label in paired("wikilabels")}


@cache
def _doubts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed('wikidoubts')))})\b", re.IGNORECASE)


def person_of(title: str, text: str) -> str | None:
    """The person that a page is about: its title; None when it is about something else."""
    return title if is_person(text) else None


def qid_of(text: str) -> str | None:
    """The Wikidata item that a page names as its own, by a link or a template."""
    found = QID.search(text) if "ikidata" in text or "[[d:" in text else None
    return (found[1] or found[2]).upper() if found else None


def sayings(title: str, text: str) -> list[Saying]:
    """The quotations on a page with this title, in order.

    On a person's page the words are the person's, save below "Quotes about"; on others they are whose the source line
    begins with. A misattributed one names the page's person in `credited_to`.
    """
    text = footnoted(without_comments(text))
    person = person_of(title, text)
    if by_template(text) and (found := list(_by_template(person, text))):
        return found
    found = []
    for entry in entries(text):
        lines, others = told_apart(entry.below, entry.depths)
        one = _saying(entry, lines, person, title)
        if one is not None:
            found += [one, *_variants(one, entry, others), *_misquoted(one, entry.below)]
    return found


def _saying(entry: Entry, below: list[str], person: str | None, title: str) -> Saying | None:
    """The quotation of an entry; `below` are the lines about it. None where there are no words."""
    notes = entry.footnotes()
    said, source = _apart(entry)
    if len(said) < 3 or WORD.search(said) is None:
        return None
    citation = _cited(entry, [source] if source else below or notes) or (title if entry.role else None)
    section = _weighed(entry.section, citation)
    own = person is not None and section != "about"
    wrong = own and section in DOUBTED
    return Saying(
        text=said,
        said_by=_actual(below) if wrong else person if own and entry.role is None else _named(entry, below),
        section=section,
        credited_to=(person,) if wrong and person else (),
        work=None,
        published=_year(citation) if citation and section == "sourced" else None,
        citation=citation,
        note=None,
        qid=None,
    )


def _cited(entry: Entry, lines: Sequence[str]) -> str:
    """The source that lines name, below the work that the heading names."""
    told = " ".join(filter(None, (words(_unlabelled(line)).replace("\n", " ") for line in lines)))
    return ", ".join(filter(None, (_work(entry.heading), told)))


def _variants(one: Saying, entry: Entry, others: Sequence[Variant]) -> Iterator[Saying]:
    """The other wordings of a quotation with its credit, each with a source of its own or with that of the quotation."""
    for other in others:
        if WORD.search(other.words) is None or other.words == one.text:
            continue
        if not other.sources:
            yield replace(one, text=other.words)
            continue
        citation = _cited(entry, other.sources)
        section = _weighed(entry.section, citation)
        published = _year(citation) if section == "sourced" else None
        yield replace(one, text=other.words, citation=citation, section=section, published=published)


def _misquoted(one: Saying, below: list[str]) -> Iterator[Saying]:
    """The misquotations that the lines below a quotation give, each filed as one of whoever is credited with it."""
    names = (one.said_by,) if one.said_by else one.credited_to
    original = one.text if len(one.text) <= SHOWN else one.text[:SHOWN].rstrip() + "…"
    for said in misquotations(below):
        yield Saying(
            said, None, "misquoted", names, None, None, f"A misquotation of “{original}”", None, None
        )


def _weighed(section: Section, citation: str | None) -> Section:
    """The section of a quotation; a credit that nobody has traced is disputed, unless a report of it is named."""
    if section != "attributed":
        return section
    traced = citation is not None and (YEAR.search(citation) or TRACED.search(citation))
    return "attributed" if traced and not _doubts().search(citation or "") else "disputed"


def _apart(entry: Entry) -> tuple[str, str | None]:
    """The words of an entry, and the wikitext of the source that stands behind them on the same line."""
    if not entry.below:
        if entry.words[:1] in '„"“«' and (found := TRAILING.fullmatch(entry.words)):
            return words(found[1]).strip('"“”„ '), found[2]
        if entry.words[-1:] == ")" and (found := BRACKETED.fullmatch(entry.words)):
            return bare(words(found[1])), found[2]
    return bare(words(entry.words)), None


def _year(citation: str) -> str | None:
    """The one year that a citation names."""
    years = set(YEAR.findall(citation))
    return years.pop() if len(years) == 1 else None


@lru_cache(maxsize=64)
def _work(heading: str | None) -> str | None:
    """A heading that names a work."""
    return words(heading) or None if heading is not None and is_work(heading) else None


def _unlabelled(line: str) -> str:
    """A line without the label that says what it names: "'''Fuente''': …"."""
    if ":" not in line[:24]:
        return line
    found = LABEL.match(line)
    return line[found.end() :] if found and ":" in found[0] and found[1].lower() in _labels() else line


def _named(entry: Entry, below: list[str]) -> str | None:
    """Whose words they are: the role that speaks, the line labelled so, or what the first line below begins with."""
    if entry.role or not below:
        return entry.role
    for line in below:
        found = LABEL.match(line) if ":" in line[:24] else None
        if found and ":" in found[0] and _labels().get(found[1].lower()) == "author":
            return first_link(line[found.end() :]) or words(line[found.end() :]) or None
    return _author(below[0])


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
    section = _weighed(section, one.citation())
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
