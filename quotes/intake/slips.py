"""Slips in a file that is handed in: keys that nothing reads, and files that are of another form than they are taken for."""

import codecs
from collections.abc import Iterable, Mapping
from pathlib import Path

from quotes.errors import BadInput, CannotRead
from quotes.intake.bulk import object_of
from quotes.intake.lines import Lines
from scrapers.decoding import MAGIC

# Keys that are named to a person, and that are kept of a file; a file may have another in every row.
SHOWN, KEPT = 10, 100
# Keys by which lines of other forms that we read are told, and the format each is.
_FORMS = {
    "quotation": "quotebank",
    "quotations": "quotebank",
    "occurrences": "quotebank",
    "quotes": "gdelt-gqg",
}


def unread(keys: Iterable[str], meant: Mapping[str, str], whose: str) -> str:
    """A sentence that names the keys that were not read, and what `whose` keys are called that they may have meant."""
    every = sorted(set(keys))
    names = ", ".join(key if key.isprintable() else repr(key) for key in every[:SHOWN])
    more = f" and {len(every) - SHOWN} more" if len(every) > SHOWN else ""
    hints = "".join(f'; the {key} of a {whose} is "{meant[key]}"' for key in every if key in meant)
    return f"Keys that were not read: {names}{more}{hints}."


def unreadable(path: Path) -> str | None:
    """Why nothing can be read in a file, told by its first bytes: the rest of a sentence that begins with its name."""
    try:
        with Lines.of(path) as lines:
            head = lines.head()
    except (OSError, EOFError, CannotRead):
        return None
    if (encoding := _wide(head[:4])) is not None:
        return f"is written in {encoding}; store it as UTF-8 and import that."
    what = next((what for magic, what in MAGIC if head.startswith(magic)), None)
    return f"is {what}, in which nothing is read; unpack it, or name another file." if what else None


def _wide(head: bytes) -> str | None:
    """Which encoding of two or four bytes a letter text is written in, by its first four bytes; None for any other."""
    # UTF-32 begins with the mark of UTF-16, and a row with a brace (RFC 4627, 3).
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) or head in (b"{\0\0\0", b"\0\0\0{"):
        return "UTF-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or head[:2] in (b"{\0", b"\0{"):
        return "UTF-16"
    return None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def looks_like(path: Path, format: str) -> str:
    """What a file that was read as of some format and all refused seems to be, and what to do, as one sentence."""
    try:
        with Lines.of(path) as lines:
            _, line = next(lines.numbered(), (0, b""))
    except (OSError, EOFError, CannotRead):
        line = b""
    head = (line or b"").removeprefix(b"\xef\xbb\xbf").strip()
    if not _is_utf8(head):
        return "It is not written in UTF-8 (Latin-1, perhaps): store it as UTF-8 and import that."
    if format == "warc":
        return "The table of rejects says of each page why."
    if head.startswith(b"WARC/"):
        return "It looks like a WARC file: name --format warc."
    if head.startswith(b"<"):
        return "It looks like HTML or XML: a document is stored with `quotes add`."
    try:
        keys = list(object_of(head))
    except BadInput:
        if head.startswith((b"[", b"{")):
            return "It looks like JSON that is not one object a line: write a row on each line, without a list around them."
        return "It does not look like JSON lines: a document is stored with `quotes add`."
    if formats := [_FORMS[key] for key in keys if key in _FORMS]:
        return f"It looks like {formats[0]}: name --format {formats[0]}."
    if "text" in keys:
        if format != "jsonl":
            return "It looks like rows of our own: name --format jsonl."
        return "The table of rejects says of each row why."
    named = ", ".join(key if key.isprintable() else repr(key) for key in keys[:SHOWN])
    return f'Its rows have the keys {named or "of nothing"}; the words of a row are "text".'
