"""The archive keeps what came in, and survives a line cut off by a crash."""

from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from db.errors import Altered
from db.keeping.archive import Archive, Entry


def entry(digest: str, kept: str = "objects") -> Entry:
    return Entry("add", digest, "a.txt", "2026-01-01T00:00:00Z", kept=kept)


def test_bytes_come_back_as_they_were(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "q.archive")
    digest = archive.keep(b"words\r\n\xff")
    archive.record(entry(digest))
    (kept,) = archive.entries()
    assert archive.bytes_of(kept) == b"words\r\n\xff"


def test_a_page_is_kept_as_a_warc_record_with_its_headers(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "q.archive")
    digest = archive.keep_page(
        b"<p>hello</p>",
        url="https://courier.example/wall",
        status=200,
        headers=[
            ("Content-Type", "text/html"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", "9"),
            ("ETag", "x"),
        ],
        at="2026-01-01T00:00:00+00:00",
    )
    assert archive.bytes_of(entry(digest, kept="pages")) == b"<p>hello</p>"
    with (tmp_path / "q.archive" / "pages" / f"{digest}.warc.gz").open("rb") as file:
        (record,) = (
            (r.rec_headers, r.http_headers, r.content_stream().read())
            for r in ArchiveIterator(file, check_digests="raise")
        )
    assert record[0].get_header("WARC-Date") == "2026-01-01T00:00:00Z"
    assert record[0].get_header("WARC-Target-URI") == "https://courier.example/wall"
    assert record[0].get_header("WARC-Payload-Digest").startswith("sha256:")
    assert record[1].headers == [
        ("Content-Type", "text/html"),
        ("X-Archive-Orig-Content-Encoding", "gzip"),
        ("X-Archive-Orig-Content-Length", "9"),
        ("ETag", "x"),
        ("Content-Length", "12"),
    ]


def test_a_line_cut_off_by_a_crash_is_ignored_and_then_removed(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "q.archive")
    archive.record(entry("1"))
    with archive.journal.open("ab") as file:
        file.write(b'{"act": "add", "sha')
    assert [e.sha256 for e in archive.entries()] == ["1"]
    archive.record(entry("2"))
    assert [e.sha256 for e in archive.entries()] == ["1", "2"]


def test_erased_bytes_are_gone(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "q.archive")
    digest = archive.keep(b"secret")
    archive.erase(digest)
    assert not [path for path in (tmp_path / "q.archive").rglob("*") if path.is_file()]


@pytest.mark.parametrize("cut", [0, 40, 200])
def test_a_page_that_is_not_what_came_in_is_refused_and_kept_anew(tmp_path: Path, cut: int) -> None:
    archive = Archive(tmp_path / "q.archive")

    def keep() -> Entry:
        at = "2026-01-01T00:00:00+00:00"
        return entry(
            archive.keep_page(b"<p>hello</p>" * 9, url="https://a.example/", status=200, headers=[], at=at),
            "pages",
        )

    page = keep()
    path = archive.path_of(page)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(Altered, match="its SHA-256 is another"):
        archive.bytes_of(page)
    assert archive.bytes_of(keep()) == b"<p>hello</p>" * 9
