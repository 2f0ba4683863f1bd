"""What was removed comes back from its file where that is asked for, and stays in a rebuild."""

import json

from db.store import Store
from tests.bulk_files import warc
from tests.conftest import Program

WORDS = "The lamp at the weir was lit on every night of the flood."


def wording(program: Program) -> str:
    return str(json.loads(program("verify", WORDS, "--json").out)["wording"])


def graves(program: Program) -> int:
    with Store(program.folder / "quotes.db") as store:
        return len(store.graves())


def test_rows_of_a_removed_source_are_stored_again_where_that_is_asked_for(quotes_in: Program) -> None:
    row = {"text": WORDS, "speaker": "Mara Lund", "document": "flood"}
    other = {"text": "Nobody has counted the boats since then.", "document": "boats"}
    quotes_in.write("rows.jsonl", f"{json.dumps(row)}\n{json.dumps(other)}\n")
    quotes_in("import", "rows.jsonl")
    for document in ("flood", "boats"):
        assert quotes_in("remove", document, "--reason", "a promise").code == 0
    quotes_in("import", "rows.jsonl")
    assert (wording(quotes_in), graves(quotes_in)) == ("not_found", 2)
    assert json.loads(quotes_in("import", "rows.jsonl", "--restore", "--json").out)["rows"] == 2
    assert (wording(quotes_in), graves(quotes_in)) == ("exact", 0)
    assert quotes_in("rebuild").code == 0
    assert (wording(quotes_in), graves(quotes_in)) == ("exact", 0)


def test_what_is_imported_after_the_last_source_was_removed_is_found(quotes_in: Program) -> None:
    for text, document in (("Nobody has counted the boats since then.", "boats"), (WORDS, "flood")):
        row = json.dumps({"text": text, "document": document})
        assert quotes_in("import", quotes_in.write(f"{document}.jsonl", row)).code == 0
        assert document == "flood" or quotes_in("remove", document, "--reason", "a promise").code == 0
    assert wording(quotes_in) == "exact"


def test_a_page_of_a_removed_source_is_stored_again_where_that_is_asked_for(quotes_in: Program) -> None:
    quotes_in.write("pages.warc", warc(1))
    quotes_in("import", "pages.warc", "--format", "warc")
    assert quotes_in("remove", "https://courier.example/wall-0", "--reason", "a promise").code == 0
    found = [
        json.loads(quotes_in("import", "pages.warc", "--format", "warc", "--json", *more).out)["new_wordings"]
        for more in ((), ("--restore",))
    ]
    assert found[0] == 0 < found[1]
    assert graves(quotes_in) == 0
