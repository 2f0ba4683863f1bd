"""A file that cannot be read as the bulk file it is taken for is refused as a whole, in one sentence."""

import gzip
import json
import lzma

import pytest

from db.store import Store
from quotes.intake.deposit import archive_of
from tests.bulk_files import rows, warc
from tests.conftest import Program


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gz"])
def test_a_file_in_a_wide_encoding_is_refused_as_a_whole(
    quotes_in: Program, encoding: str, pack: type[bytes]
) -> None:
    quotes_in.write("rows.jsonl", pack(rows(17).decode().encode(encoding)))
    ran = quotes_in("import", "rows.jsonl")
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert f"is written in {encoding[:6].upper()}; store it as UTF-8" in ran.err
    with Store(quotes_in.folder / "quotes.db") as store:
        assert store.conn.execute("SELECT count(*) FROM occurrences").fetchone() == (0,)
    assert list(archive_of(quotes_in.folder / "quotes.db").entries()) == []


def test_a_file_in_latin_1_is_told_as_one_and_a_line_of_it_is_refused(quotes_in: Program) -> None:
    line = '{"text": "Nous avons gagné."}\n'.encode("latin-1")
    ran = quotes_in("import", quotes_in.write("rows.jsonl", line * 3))
    assert (ran.code, "It is not written in UTF-8 (Latin-1, perhaps)" in ran.err) == (3, True)
    ran = quotes_in("import", quotes_in.write("mixed.jsonl", line + rows(2)), "--json")
    assert (json.loads(ran.out)["rows"], json.loads(ran.out)["refused"]) == (2, 1)
    with Store(quotes_in.folder / "quotes.db") as store:
        reasons = store.conn.execute("SELECT DISTINCT reason FROM rejects").fetchall()
    assert reasons == [("the line is not UTF-8.",)]


def test_a_file_that_is_no_archive_is_one_sentence(
    quotes_in: Program, capfd: pytest.CaptureFixture[str]
) -> None:
    ran = quotes_in("import", quotes_in.write("rows.jsonl", rows(3)), "--format", "warc")
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert "The file is no WARC" in ran.err
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (lzma.compress(rows(20)), "a file packed with xz"),
        (b"\x28\xb5\x2f\xfd" + bytes(40), "a file packed with zstd"),
        (b"PK\x03\x04" + bytes(40), "a ZIP or Office file"),
        (gzip.compress(b"7z\xbc\xaf\x27\x1c" + bytes(40)), "a 7z archive"),
    ],
    ids=["xz", "zstd", "zip", "7z in gzip"],
)
@pytest.mark.parametrize("format", ["jsonl", "warc"])
def test_a_file_that_is_packed_otherwise_is_refused_as_a_whole(
    quotes_in: Program, data: bytes, what: str, format: str
) -> None:
    ran = quotes_in("import", quotes_in.write("rows.jsonl", data), "--format", format)
    assert (ran.code, ran.out) == (3, "")
    assert f"rows.jsonl is {what}, in which nothing is read; unpack it, or name another file" in ran.err
    database = quotes_in.folder / "quotes.db"
    assert not list(archive_of(database).entries())
    with Store(database, readonly=True) as store:
        assert store.conn.execute("SELECT count(*) FROM rejects").fetchone() == (0,)


def test_pages_of_an_archive_that_are_all_refused_are_not_told_to_be_of_the_form_that_was_named(
    quotes_in: Program,
) -> None:
    path = quotes_in.write("pages.warc.gz", warc(2, article=" "))
    ran = quotes_in("import", path, "--format", "warc")
    assert ran.code == 3
    assert "Every one of the pages of pages.warc.gz was refused" in ran.err
    assert "name --format warc" not in ran.err
