"""The stages of linking are those that `quotes link` goes through: a planted copy is followed through all of them."""

import json

from bench import stages
from db.store import Store
from tests.conftest import Program

ROW = "The keeper of the lighthouse counted eleven boats on the night the harbour froze over."
COPY = "The keeper of the lighthouse counted eleven boats on the night the harbor froze over."
OTHER = "Nobody asked the baker whether the flour would last until the ferry came back in spring."


def test_a_planted_copy_is_followed_from_its_keys_to_its_family(quotes_in: Program) -> None:
    rows = [
        {"id": ident, "text": text, "speaker": "Ada Finch"}
        for ident, text in (("1", ROW), ("planted-typo-1", COPY), ("2", OTHER))
    ]
    quotes_in("import", quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, rows))))
    quotes_in("link")
    with Store(quotes_in.folder / "quotes.db") as store:
        table, shares = stages.measured(store)
    assert [row[0] for row in table.rows] == [
        "rows",
        "words",
        "keys",
        "candidates",
        "alignment",
        "families",
        "originals",
    ]
    assert [figure.value for figure in shares] == [1.0, 1.0, 1.0]
