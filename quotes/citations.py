"""A citation of the place where words are on record, ready to paste: Chicago, APA, BibTeX, and a link to the words.

Chicago is the notes style of the Chicago Manual (17th edition, 14.191 and 14.205), APA that of its 7th edition
(section 10.16). What a source does not state is left out; nothing is made up to fill a field.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from quotes.deep_links import deep_link, web_address
from quotes.text import one_line
from quotes.verdicts import Evidence

LONGEST_KEY = 40
# In characters: what is longer is a note about the words and no reference; its first sentence may be one.
LONGEST_WORK = 240
# Not behind an abbreviation, which has three letters at most.
_SENTENCE = re.compile(r"[\w”\")\]]{4}\.\s+(?=[A-ZÀ-Þ“\"])")
_LED = re.compile(r"\A(?:actually|really|originally) (?:said |written |coined )?by ", re.IGNORECASE)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """One place cited in three styles; `link` opens it at the words, None where it has no web address."""

    chicago: str
    apa: str
    bibtex: str
    link: str | None = None


def cite(place: Evidence) -> Citation:
    """The citation of a place."""
    link = deep_link(place.url, place.text, place.prefix, place.suffix, seconds=place.seconds)
    return Citation(chicago(place), apa(place), bibtex(place), link)


def chicago(place: Evidence) -> str:
    """A note in Chicago style: speaker, title, publisher, date, address.

    The day on which a report says that the words were said stands beside the speaker: it is not the report's own.
    """
    title, said = _title(place), "" if _dated(place) else _long_date(place.said_on)
    speakers, work = [one_line(name) for name in place.speakers[:3]], _work(place)
    who = "" if any(work.startswith(name) for name in speakers) else ", ".join(speakers)
    parts = [f"{who} on {said}" if who and said else who]
    if work and place.tier == "primary":
        parts += [f"“{_inner(title)}”", work]  # a column of the record itself
    elif work:
        parts += [work, f"quoted in “{_inner(title)}”"]
    else:
        parts.append(f"{'quoted in ' if _reported(place) else ''}“{_inner(title)}”")
    parts += [one_line(place.publisher), _long_date(_dated(place)), web_address(place.url) or ""]
    # American setting, which Chicago follows: a comma stands inside the closing mark.
    return (", ".join(part for part in parts if part) + ".").replace("”,", ",”").replace("”.", ".”")


def _work(place: Evidence) -> str:
    """The work that a collection names for the words; empty where it has a note in its place, or a note on a doubt."""
    if place.credits and not place.speakers:
        return ""
    work = _LED.sub("", one_line(place.citation).lstrip("—–―- "))
    if len(work) > LONGEST_WORK and (ended := _SENTENCE.search(work)):
        work = work[: ended.start() + 4]
    return work.rstrip(".") if len(work) <= LONGEST_WORK else ""


def apa(place: Evidence) -> str:
    """A reference in APA style; a work without a stated author begins with its title."""
    date = _DATE.match(_dated(place) or "")
    when = "n.d."
    if date:
        day = f" {int(date[3])}" if date[3] else ""
        month = _month(date[2])
        when = date[1] + (f", {month}{day}" if month else "")
    title, authors = (
        f"{one_line(_title(place)).rstrip('.')}.",
        ", ".join(_apa_name(name) for name in place.authors[:20]),
    )
    head = [f"{authors.rstrip('.')}. ({when}).", title] if authors else [f"{title[:-1]}. ({when})."]
    parts = [*head, f"{one_line(place.publisher).rstrip('.')}."]
    address = web_address(place.url)
    return " ".join(part for part in (*parts, address) if part and part != ".")


def _apa_name(name: str) -> str:
    """A person's name turned round with initials, `Finch, A. B.`; anything else as it stands."""
    words = one_line(name).split()
    if not 2 <= len(words) <= 4 or words[0] == "The" or not all(word[0].isupper() for word in words):
        return " ".join(words)
    return f"{words[-1]}, {' '.join(f'{word[0]}.' for word in words[:-1])}"


def bibtex(place: Evidence) -> str:
    """An `@misc` entry; every character that TeX reads as a command is escaped."""
    date = _DATE.match(_dated(place) or "")
    fields = [
        ("author", " and ".join(map(_tex, place.authors[:20]))),
        ("title", f"{{{_tex(_title(place))}}}"),
        ("organization", _tex(place.publisher)),
    ]
    if date:
        fields.append(("year", date[1]))
        fields.append(("month", str(int(date[2])) if _month(date[2]) else ""))
    who = " and ".join(_tex(name) for name in place.speakers[:3])
    fields.append(("note", f"Words of {who}" if who else ""))
    address = web_address(place.url)
    fields.append(("url", re.sub(r"[{}\\]", lambda m: quote(m[0]), address) if address else ""))
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{_key(place, date[1] if date else 'nd')},\n{body}\n}}"


def _title(place: Evidence) -> str:
    if place.title and place.title.strip():
        return place.title
    address = web_address(place.url)
    if address:
        return urlsplit(address).hostname or address
    # A path is a matter of one machine: only the file's name is cited.
    return re.split(r"[/\\]", place.url or "")[-1] or "Untitled source"


def _reported(place: Evidence) -> bool:
    """Whether somebody else reports the words; who wrote the source is not quoted in it."""
    own = bool(place.authors) and {*map(one_line, place.speakers)} <= {*map(one_line, place.authors)}
    return place.tier in ("secondary", "collection") and bool(place.speakers) and not own


def _dated(place: Evidence) -> str | None:
    """The day of a source; the record of an event is of the day on which the words were said, a report is not."""
    return place.published or (place.said_on if place.tier == "primary" else None)


def _inner(title: str) -> str:
    """A title to stand inside double marks: marks of its own become single ones."""
    return re.sub(r'["“”](?=\w)', "‘", re.sub(r'(?<=\S)["“”](?!\w)', "’", one_line(title))).rstrip(",.")


def _month(number: str | None) -> str:
    return MONTHS[int(number) - 1] if number and 1 <= int(number) <= 12 else ""


def _long_date(date: str | None) -> str:
    found = _DATE.match(date or "")
    if not found:
        return one_line(date)
    month = _month(found[2])
    if not month:
        return found[1]
    return f"{month} {int(found[3])}, {found[1]}" if found[3] else f"{month} {found[1]}"


def _tex(text: str | None) -> str:
    return "".join(_TEX.get(c, c) for c in one_line(text))


def _key(place: Evidence, year: str) -> str:
    """A key of plain letters and figures: who published it, the year, the first word of the title."""
    by = re.findall(r"[a-z0-9]+", _ascii(place.publisher or (place.speakers or ("",))[0]))
    title = [w for w in re.findall(r"[a-z0-9]+", _ascii(_title(place))) if w not in ("a", "an", "the")]
    key = "".join(by)[:24] + year + (title[0] if title else "")
    return key[:LONGEST_KEY] if by or title else f"source{(place.occurrence_id or year)[:12]}"


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
