"""What stands in the cells of Datasette's tables where a bare value would not help the reader."""

import re
from typing import Any

from datasette.utils import tilde_encode
from markupsafe import Markup

import db.reading.pages
from quotes.web import access

SHORT = 80
_ID = re.compile(r"[0-9a-f]{16}")


def render(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """The cell as markup, or None to leave it to Datasette."""
    if column != "quote_id" or value is None:
        return None
    if table == "variants":
        return lambda: _said_by(row, value, database, datasette)
    if table is None and isinstance(value, str) and _ID.fullmatch(value):
        return _link(datasette, database, value, "open the quote")
    return None


async def _said_by(row: Any, value: Any, database: str, datasette: Any) -> Any:
    """A wording's quote and who is on record as its speaker, so that a search answers "who said it" at once."""
    ours = datasette.get_database(database)
    if not await access.is_ours(ours) or not await access.is_open(datasette, ours):
        return None
    ident, label = (value["value"], str(value["label"])) if isinstance(value, dict) else (value, "the quote")
    names = await ours.execute_fn(lambda conn: db.reading.pages.speakers_of(conn, row["n"]))
    link = _link(datasette, database, ident, label if len(label) <= SHORT else f"{label[:SHORT]}…")
    said = Markup('<br><span class="said-by">{}</span>').format(", ".join(names) or "speaker not on record")
    return link + said


def _link(datasette: Any, database: str, ident: str, label: str) -> Markup:
    href = datasette.urls.row(database, "quotes", tilde_encode(ident))
    return Markup('<a href="{}">{}</a>').format(href, label)
