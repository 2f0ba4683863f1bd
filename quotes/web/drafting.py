"""A draft that is handed in to be checked: read within limits, checked in a worker thread, stored nowhere."""

import base64
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quotes import desk
from quotes.draft import drafts
from quotes.draft.drafts import CheckedDraft
from quotes.errors import QuotesError
from quotes.web import access, checking, claims, rate
from quotes.web.claims import Refused
from quotes.web.forms import Field
from quotes.web.settings import SiteSettings
from scrapers.errors import ReadError

# How a pasted text is read, and the name of a file that is read so.
FORMATS = {kind: desk.DRAFT_NAMES[kind] for kind in ("text", "markdown", "html")}
FIELDS = ("text", "format")
EMPTY = 'Give the text to check: POST {"text": "…"}, or /-/check.json?text=… for a short one.'
TOO_LONG = "Checking this draft took too long. Check it in parts."


@dataclass(frozen=True, slots=True)
class Draft:
    """The bytes of a draft and a name whose ending tells how to read them."""

    data: bytes
    name: str


def from_address(args: Mapping[str, str]) -> Draft:
    """The draft in an address; raises `Refused`."""
    return pasted(args.get("text", ""), args.get("format", "text") or "text")


def from_body(body: bytes) -> Draft:
    """The draft in a JSON body, `{"text": "…", "format": "text"}`; raises `Refused`."""
    asked = claims.parsed(body)
    if not isinstance(asked, dict):
        raise Refused('The body must be a JSON object: {"text": "…"}.')
    if unknown := sorted(set(asked) - set(FIELDS)):
        raise Refused(f"There is no field {claims.clean(unknown[0])[:40]!r}; there are {', '.join(FIELDS)}.")
    text, kind = asked.get("text"), asked.get("format", "text")
    if not isinstance(text, str) or not isinstance(kind, str):
        raise Refused('"text" and "format" must be strings.')
    return pasted(text, kind)


def pasted(text: str, kind: str) -> Draft:
    """A pasted text as a draft; raises `Refused` where it holds nothing or its format is not read."""
    if kind not in FORMATS:
        raise Refused(f'"format" must be one of {", ".join(FORMATS)}.')
    if not any(c.isalnum() for c in text):
        raise Refused(EMPTY)
    return Draft(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode(), FORMATS[kind])


async def checked(
    datasette: Any, request: Any, db: Any, draft: Draft, settings: SiteSettings
) -> CheckedDraft:
    """The draft with the verdict on every quotation; raises `Refused` with a sentence where there is none."""
    until = time.monotonic() + settings.request_limit_ms / 1000

    def progress(_: int) -> None:
        if time.monotonic() > until:
            raise Refused(TOO_LONG, 503)

    def judged(conn: sqlite3.Connection) -> CheckedDraft:
        document = desk.read_draft(draft.data, name=draft.name)
        quotations = desk.quotations_of(document)
        progress(0)
        return drafts.check_draft(
            document.text, quotations, checking.record(db, conn), settings=settings.shared,
            title=document.title, markdown=desk.is_markdown(document),
            digest=document.sha256 or None, progress=progress,
        )  # fmt: skip

    try:
        answer = await access.read(db, judged, settings.request_limit_ms)
    except Refused:
        raise
    except ReadError as error:
        raise Refused(str(error), 413 if type(error).__name__ == "TooLarge" else 400) from error
    except QuotesError as error:
        raise Refused(str(error), 400 if error.exit_code == 2 else 503) from error
    except Exception as error:
        if isinstance(error, sqlite3.OperationalError) and "interrupt" in str(error):
            raise Refused(TOO_LONG, 503) from error
        checking.log.exception("A draft of %d bytes could not be checked.", len(draft.data))
        raise Refused(checking.FAULT, 500) from error
    rate.charge(datasette, request, settings, len(answer.quotations) - 1)
    return answer


def from_form(fields: Mapping[str, Field], limit: int) -> Draft:
    """The draft of our form: the file, else what was handed in before, else the text; raises `Refused`."""
    file, again = fields.get("file"), fields.get("again")
    if file is not None and file.filename and file.data:
        draft = Draft(file.data, _name(file.filename))
    elif again is not None and again.data:
        draft = _again(again, fields.get("name"))
    else:
        text, kind = (fields[name].text if name in fields else "" for name in FIELDS)
        draft = pasted(text, kind or "text")
    if len(draft.data) > limit:
        raise Refused(f"The draft is too large: hand in at most {limit:,} bytes.", 413)
    return draft


def _again(field: Field, name: Field | None) -> Draft:
    try:
        return Draft(base64.b64decode(field.data, validate=True), _name(name.text if name else "draft.txt"))
    except ValueError as error:
        raise Refused(EMPTY) from error


def _name(given: str) -> str:
    """A name of ours with the ending of the file's: nothing else of it is needed."""
    ending = given.rpartition(".")[2].lower()
    return f"draft.{ending if ending.isalnum() and len(ending) <= 8 else 'txt'}"
