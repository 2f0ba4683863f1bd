"""E-mails, as sent or saved as text: header lines over words that are their writer's, and below them the mails they answer.

The lines of the header say who wrote, to whom and when; the words below are one turn of whoever the `From` line names.
Lines that repeat another mail (`> …`) are nobody's turn, nor is a line that greets or signs. A mail that quotes people as a
report does is read as one. A header is written by whoever hands the mail on, so that none is a primary source.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parseaddr

from scrapers.dates import iso_date
from scrapers.decoding import lines_unified
from scrapers.document import Document, Span
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import BY_LOOK, NO, SURE, Material, Reader
from scrapers.messages import as_text, decoded, is_message
from scrapers.readers import draft
from scrapers.readers.text import LIMIT_BYTES
from scrapers.speech.speeches import reports
from scrapers.speech.turns import Turn, trimmed
from scrapers.webpage.furniture import lines_of
from scrapers.wordlists import listed

# A header is a few lines, one of them longer than a list of people who get copies is cut off (code points).
HEADER_LINES, HEADER_LENGTH = 30, 2_000
# So many mails that answer each other are read.
MOST_MAILS = 500
LINE = re.compile(r"[ \t]*\**(?P<name>[A-Za-z][A-Za-z-]{1,24}):\**[ \t]+(?P<value>\S.*)")
# Headers that a mail always has beside its writer: one of them follows.
BESIDE = frozenset(("to", "subject", "sent", "date", "cc"))
# A line that greets or signs is no longer (code points); so many words of a name may greet alone, so many lines sign.
GREETING, ADDRESSED, SIGNING = 60, 3, 4
# What stands over the words of the mail that is answered.
ABOVE = re.compile(
    r"-{2,}[ \t]*(?:original|forwarded) message.{0,20}|begin forwarded message:|_{20,}|on .{6,160} wrote:",
    re.I,
)
_ADDRESS = re.compile(r"\S+@\S+")

Lines = list[tuple[int, int]]


class _Mail:
    """One mail: what its header states, where its lines end, and where its words end."""

    def __init__(self, text: str, header: Lines, end: int) -> None:
        found = (LINE.match(text[start : min(stop, start + HEADER_LENGTH)]) for start, stop in header)
        self.stated = {match["name"].lower(): match["value"].strip() for match in found if match}
        self.lines, self.end = header, end

    @property
    def writer(self) -> str | None:
        """The name of whoever wrote it; an address alone is none."""
        stated = decoded(self.stated["from"]).replace("*", "")
        name = parseaddr(stated)[0] or stated
        name = _ADDRESS.sub("", name).strip(" \"'<>[]()")
        last, *others = name.split(", ")
        # "Finch, Ada, Dr": what stands behind the first name is no part of it.
        return (f"{others[0]} {last}" if others and " " not in last else name) or None

    @property
    def sent(self) -> str | None:
        """The day on which it was sent, as an ISO date."""
        return iso_date(self.stated.get("date") or self.stated.get("sent"))


def recognise(material: Material, head: str) -> int:
    """A mail as sent, or a text that begins with a header in which somebody writes to somebody or of something."""
    text = lines_unified(head)
    if is_message(text):
        return SURE
    return BY_LOOK if _header(text, list(lines_of(text))[:HEADER_LINES]) else NO


def read(material: Material) -> Iterator[Document]:
    """The one document of a mail and those it answers: a span of kind `turn` for each.

    A mail that quotes as much as a report does has no spans. Raises TooLarge above 64 MB, NotADocument
    where no header stands at the top.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The e-mail has more than {LIMIT_BYTES // 2**20} MB; save its text alone.")
    text = lines_unified(_opened(material) if is_message(material.head()) else material.text())
    mails = list(_mails(text, list(lines_of(text))))
    if not mails:
        raise NotADocument("No header of an e-mail stands at the top; read the file with --format text.")
    first = mails[0]
    told = reports(text[first.lines[-1][1] : first.end])
    writer = first.writer
    yield Document(
        text=text,
        url=material.url,
        reader="email",
        sha256=material.sha256,
        title=decoded(first.stated.get("subject", "")) or None,
        authors=(writer,) if writer else (),
        published=first.sent,
        spans=() if told else tuple(_spans(text, mails)),
        furniture=tuple(line for mail in mails for line in mail.lines),
    )


def _header(text: str, lines: Lines) -> Lines:
    """The lines of a header that opens with these; none where they are no header."""
    found: Lines = []
    names = set()
    for start, end in lines[:HEADER_LINES]:
        match = LINE.match(text[start : min(end, start + HEADER_LENGTH)])
        if match is not None and match["name"].lower() == "from" and match["value"][0].isdigit():
            return []  # "From: 10 May" and "To: 12 May" are the days of a fair
        if match is None or (found and "\n\n" in text[found[-1][1] : start]):
            break
        found.append((start, end))
        names.add(match["name"].lower())
    return found if "from" in names and len(names & BESIDE) > 1 and names <= _named() else []


def _opened(material: Material) -> str:
    """The text of a mail as sent, an HTML part as a draft is read."""
    return as_text(
        material.data, lambda page: next(draft.read(replace(material, data=page, charset="utf-8"))).text
    )


def _named() -> frozenset[str]:
    return frozenset(listed("mailheaders"))


def _mails(text: str, lines: Lines) -> Iterator[_Mail]:
    """The mail at the top of a text, and those below it that have a header of their own."""
    header = _header(text, lines)
    at = len(header)
    for _ in range(MOST_MAILS if header else 0):
        below = at
        while below < len(lines) and not _ends(text, lines, below):
            below += 1
        yield _Mail(text, header, lines[below - 1][1])
        while below < len(lines) and not (header := _header(text, lines[below : below + HEADER_LINES])):
            below += 1
        if below == len(lines):
            return
        at = below + len(header)


def _ends(text: str, lines: Lines, at: int) -> bool:
    """Whether a line ends the words of a mail: it repeats another, or another mail begins."""
    line = text[slice(*lines[at])][:HEADER_LENGTH].strip()
    if line.startswith(">") or ABOVE.fullmatch(line):
        return True
    return line[:5].lower() in ("from:", "*from") and bool(_header(text, lines[at : at + HEADER_LINES]))


def _spans(text: str, mails: list[_Mail]) -> Iterator[Span]:
    for mail in mails:
        turn = _said(text, trimmed(text, Turn(mail.lines[-1][1], mail.end, "")), mail.writer or "")
        if turn.start < turn.end:
            yield Span(
                turn.start, turn.end, "turn", speaker=mail.writer, said_on=(mail.sent or "")[:10] or None
            )


def _said(text: str, turn: Turn, writer: str) -> Turn:
    """The words of a mail without the line that greets and those that sign it, which tell nothing: "Dear Otto,", "Best, Ada"."""
    start, end = turn.start, turn.end
    first = text.find("\n", start, min(end, start + GREETING))
    if first >= 0 and _greets(text[start:first].rstrip()):
        start = first
    names = {*writer.lower().split()}
    for _ in range(SIGNING):
        at = text.rfind("\n", max(start, end - GREETING), end)
        line = text[at + 1 : end].rstrip(",.! ").lower()
        if at < 0 or not (line in listed("mailclosings") or (line and names.issuperset(line.split()))):
            break
        end = trimmed(text, Turn(start, at, "")).end
    return trimmed(text, Turn(start, end, ""))


def _greets(line: str) -> bool:
    """Whether the first line of a mail only says whom it is for: "Dear Otto", "Otto,"."""
    words = re.findall(r"\w+", line.lower())
    hails = {" ".join(words[:1]), " ".join(words[:2])} & set(listed("mailgreetings"))
    return bool(hails) or (line.endswith(",") and 0 < len(words) <= ADDRESSED)


READER = Reader("email", recognise, read)
