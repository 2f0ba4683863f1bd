"""Mails as they are sent (RFC 5322, MIME): the few lines of the header that tell who writes, and the words that are read.

Folded lines are joined, encoded words and bodies decoded, and of several parts the first in plain text is taken, else the
first in HTML. What comes out looks like a mail saved as text.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.errors import InvalidBase64CharactersDefect, MessageError
from email.header import decode_header, make_header
from email.message import Message

from scrapers.decoding import decode
from scrapers.errors import NotADocument, TooLarge

# A longer mail is a parcel of attachments (bytes); a header line is cut off here (code points).
LIMIT_BYTES, LINE_LENGTH = 32 * 1024 * 1024, 2_000
# Parts within parts, and all of them: no mail program makes more, and each level is looked for in every line.
_LEVELS, _PARTS = 40, 400
_SHOWN = ("From", "To", "Cc", "Subject", "Date")
# Lines that only a mail program writes: beside `From` one of them shows that a file is a mail as sent.
_SENT = frozenset(
    ("received", "mime-version", "message-id", "content-type", "content-transfer-encoding", "return-path")
)
_FIELD = re.compile(r"([!-9;-~]{1,76}):")
_FIELDS = 300
# A type whose parameters fill many lines would be read over and over.
_ENDLESS = re.compile(rb"^content-type:(?:[^\n]{2000}|(?:[^\n]*+\n[ \t]){40})", re.I | re.M)
_BOUNDARY = re.compile(rb"boundary", re.I)
_MAILBOX = "From "


def is_message(head: str) -> bool:
    """Whether a file begins with the header of a mail as it is sent: `From`, and a line that a mail program writes."""
    names = set()
    lines = head.splitlines()[:_FIELDS]
    for line in lines[1:] if head.startswith(_MAILBOX) else lines:
        if not line.strip():
            break
        field = _FIELD.match(line)
        if field is not None:
            names.add(field.group(1).lower())
        elif not (names and line[0] in " \t"):
            return False
    return "from" in names and not names.isdisjoint(_SENT)


def as_text(data: bytes, shown: Callable[[bytes], str]) -> str:
    """A mail as sent, as one saved as text: a line each for writer, readers, subject and date, and the words.

    `shown` gives the text of an HTML part. Raises TooLarge above 32 MB, NotADocument where no part is text.
    """
    if len(data) > LIMIT_BYTES:
        raise TooLarge(f"The e-mail has more than {LIMIT_BYTES // 2**20} MB; save its text alone.")
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip()
    if data.startswith(_MAILBOX.encode()):
        data = data.partition(b"\n")[2]
    if _ENDLESS.search(data) is not None or len(_BOUNDARY.findall(data)) > 2 * _LEVELS:
        raise NotADocument("The e-mail has parts within parts beyond all measure; save its text alone.")
    try:
        message = message_from_bytes(data)
        words = _words(message, shown)
    except (RecursionError, MessageError, LookupError, ValueError) as error:
        raise NotADocument("The parts of the e-mail could not be told apart; save its text alone.") from error
    header = [f"{name}: {line}" for name in _SHOWN if (line := _line(message, name))]
    return "\n".join(header) + "\n\n" + words


def _line(message: Message, name: str) -> str:
    """A line of the header, unfolded and decoded."""
    return " ".join(decoded(" ".join(str(message.get(name, ""))[:LINE_LENGTH].split())).split())


def decoded(value: str) -> str:
    """A line of a header, its encoded words (RFC 2047) read; as it stands where they cannot be."""
    try:
        return _whole(str(make_header(decode_header(value))))
    except (LookupError, ValueError, MessageError):
        return value


def _words(message: Message, shown: Callable[[bytes], str]) -> str:
    """The words of the first part in plain text, else of the first in HTML; what is attached is passed over."""
    page: Message | None = None
    for part in _parts(message):
        if part.get_content_type() == "text/plain" and (words := _decoded_part(part)).strip():
            return words
        if page is None and part.get_content_type() == "text/html":
            page = part
    if page is None:
        raise NotADocument("No part of the e-mail is text; save its text alone.")
    return shown(_decoded_part(page).encode("utf-8", "replace"))


def _parts(message: Message) -> Iterator[Message]:
    """The parts of a mail that are no further parts, in order, without those attached; each mail in it is attached."""
    waiting = [message]
    for _ in range(_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        payload = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting += [inner for inner in reversed(payload) if isinstance(inner, Message)]
        elif part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            yield part


def _decoded_part(part: Message) -> str:
    """The text of a part: its transfer encoding undone, in the charset that it states or else looks like."""
    payload = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64CharactersDefect) for defect in part.defects):
        # A header kept from the mail as sent, over words that somebody has decoded.
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        codec = codecs.lookup(part.get_content_charset("ascii"))
        # Domain names are written in it, and a long text takes hours to read.
        return decode(payload) if codec.name == "punycode" else _whole(payload.decode(codec.name))
    except (LookupError, ValueError):
        return decode(payload)


def _whole(text: str) -> str:
    """The text with U+FFFD for every half of a surrogate pair, which UTF-7 and escapes can spell and UTF-8 cannot hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
