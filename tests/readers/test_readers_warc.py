"""A WARC file that breaks off gives the pages that stand before the break, whole, and says so; no page is torn."""

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.errors import BrokenOff, NotADocument
from scrapers.readers.warc import pages
from tests.conftest import ARTICLE, Program


def page(n: int) -> bytes:
    return (
        ARTICLE.replace("courier.example/wall", f"courier.example/{n}")
        .replace("Tuesday", f"day {n}")
        .encode()
    )


def warc(
    count: int, *, packed: bool, headers: tuple[tuple[str, str], ...] = (), **named: str
) -> tuple[bytes, list[int]]:
    """An archive of `count` articles, and where in it each record ends, in bytes."""
    out, ends = io.BytesIO(), []
    writer = WARCWriter(out, gzip=packed)
    for n in range(count):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://courier.example/{n}",
                "response",
                payload=io.BytesIO(page(n)),
                length=len(page(n)),
                http_headers=head,
                warc_headers_dict={"WARC-Date": "2023-04-20T06:00:00Z", **named},
            )
        )
        ends.append(out.tell())
    return out.getvalue(), ends


def until_the_break(data: bytes) -> tuple[list[bytes], bool]:
    """The bodies of the pages, and whether the file was said to break off."""
    found = []
    try:
        for one in pages(io.BytesIO(data)):
            found.append(one.data)
    except BrokenOff:
        return found, True
    return found, False


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
def test_wherever_a_file_is_cut_its_pages_are_whole_and_the_cut_is_told(packed: bool) -> None:
    data, ends = warc(3, packed=packed)
    whole = [page(n) for n in range(3)]
    assert until_the_break(data) == (whole, False)
    for cut in range(ends[0] + 12, len(data) - 5, 37):
        found, broken = until_the_break(data[:cut])
        # Two line ends stand behind a body; without them nothing of the page is lost.
        assert found == whole[: len(found)]
        assert len(found) >= sum(end <= cut for end in ends)
        assert broken or cut in ends or (not packed and any(0 <= end - cut <= 4 for end in ends)), cut


def test_damage_within_a_packed_record_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    data, ends = warc(3, packed=True)
    middle = (ends[0] + ends[1]) // 2
    found, broken = until_the_break(data[:middle] + bytes(60) + data[middle + 60 :])
    assert (found, broken) == ([page(0)], True)
    assert capsys.readouterr() == ("", "")


def test_a_record_that_states_fewer_bytes_than_it_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    data, ends = warc(2, packed=False)
    longer = data[: ends[0] - 4] + b"more of it\n" * 9 + data[ends[0] - 4 :]
    assert until_the_break(longer)[1]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("headers", "named"), [((("Content-Length", "99999"),), {}), ((), {"WARC-Truncated": "length"})]
)
def test_a_page_that_was_cut_off_when_it_was_archived_is_no_page(
    headers: tuple[tuple[str, str], ...], named: dict[str, str]
) -> None:
    data, _ = warc(1, packed=True, headers=headers, **named)
    told: list[tuple[str, str]] = []
    assert list(pages(io.BytesIO(data), refused=lambda *part: told.append(part))) == []
    assert told == [
        ("https://courier.example/0", "The page was cut off when it was archived; nothing was read.")
    ]


def test_a_page_whose_length_is_that_of_its_packed_form_is_read() -> None:
    headers = (("Content-Length", "99999"), ("Content-Encoding", "gzip"))
    data, _ = warc(1, packed=True, headers=headers)
    assert [one.data for one in pages(io.BytesIO(data))] == [page(0)]


def test_a_page_that_is_packed_as_nobody_unpacks_it_ends_no_file() -> None:
    data, _ = warc(1, packed=True, headers=(("Content-Encoding", "br"),))
    told: list[tuple[str, str]] = []
    assert until_the_break(data + warc(2, packed=True)[0])[0] == [page(0), page(1)]
    assert list(pages(io.BytesIO(data), refused=lambda *part: told.append(part))) == []
    assert told == [("https://courier.example/0", "The page is packed as br; nothing was read.")]


def test_lines_of_json_are_no_archive() -> None:
    line = b'{"id": 1, "text": "Sentence 1 of the minutes.", "speaker": "Rosa Quill"}\n'
    with pytest.raises(NotADocument, match="no WARC"):
        list(pages(io.BytesIO(line * 5)))


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
@pytest.mark.parametrize("command", ["add", "import", "collect"])
def test_every_way_in_stores_what_stands_before_the_break_and_ends_with_a_reject(
    quotes_in: Program, command: str, packed: bool
) -> None:
    data, ends = warc(3, packed=packed)
    name = "pages.warc.gz" if packed else "pages.warc"
    path = quotes_in.write(name, data[: (ends[1] + ends[2]) // 2])
    quotes_in.write("sources.yml", f"sources: [{{name: old, kind: warc, files: [{name}]}}]\n")
    words = {
        "add": ("add", name),
        "import": ("import", name, "--format", "warc"),
        "collect": ("collect", "old"),
    }[command]
    ran = quotes_in(*words)
    assert ran.code == 3
    assert "breaks off or is damaged after record 2" in ran.err
    assert len(stored(quotes_in.folder)) == 2
    before = stored(quotes_in.folder)
    assert quotes_in("rebuild").code == 0
    assert stored(quotes_in.folder) == before
    path.write_bytes(data)
    assert quotes_in(*words).code == quotes_in("doctor").code == 0
    assert len(stored(quotes_in.folder)) == 3


def stored(folder: Path) -> list[str]:
    import sqlite3

    with sqlite3.connect(folder / "quotes.db") as conn:
        found = [url for (url,) in conn.execute("SELECT canonical FROM sources ORDER BY 1")]
        assert conn.execute("SELECT count(*) FROM rejects WHERE reason LIKE '%breaks off%'").fetchone() == (
            1,
        )
    conn.close()
    return found
