"""Sources are compared with what was read of them, and nothing that was kept is overwritten."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from warcio.warcwriter import WARCWriter

from db.reading import snapshots
from db.store import Store
from quotes.intake.rechecking import Recheck
from scrapers.errors import Unreachable
from scrapers.fetching.fetch import Fetched, fetch
from tests.conftest import ARTICLE, MEETING, Program
from tests.review_fixtures import BENT, WALL, Newsroom, newsroom


@pytest.fixture
def room(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


def digests(room: Newsroom) -> dict[str, str]:
    """Every byte that is evidence: the archive, and the content of the database."""
    kept = {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((room.program.folder / "quotes.archive").rglob("*"))
        if path.is_file()
    }
    with room.store() as store:
        kept["database"] = hashlib.sha256("\n".join(store.conn.iterdump()).encode()).hexdigest()
    return kept


def recheck(room: Newsroom, *options: str, code: int = 0) -> tuple[dict[str, Any], dict[str, Any]]:
    """The sources by the end of their address, and what was tried."""
    ran = room.program("recheck", "--json", *options)
    assert ran.code == code, ran.err
    lines = [json.loads(line) for line in ran.out.splitlines()]
    return {Path(line["url"]).name: line for line in lines[:-1]}, lines[-1]


def test_sources_that_did_not_change_are_exact_everywhere(room: Newsroom) -> None:
    before = digests(room)
    found, trial = recheck(room)
    assert {one["state"] for one in found.values()} == {"unchanged"}
    assert all(one["anchors"]["exact"] and not one["places"] for one in found.values())
    assert trial["verdicts"] == []
    assert digests(room) == before


def test_a_source_with_words_before_the_quotation_has_moved_anchors_and_the_same_verdicts(
    room: Newsroom,
) -> None:
    room.program.write(
        "meeting.txt",
        MEETING.replace("OSKAR BREMM:", "OSKAR BREMM (seated):", 1).replace("Date:", "Held at noon\nDate:"),
    )
    found, trial = recheck(room)
    assert found["meeting.txt"]["state"] == "changed"
    assert found["meeting.txt"]["anchors"]["lost"] == 0
    assert found["meeting.txt"]["anchors"]["moved"] > 0
    assert trial["verdicts"] == []


def test_a_record_that_was_corrected_loses_its_anchor_and_turns_the_verdict(room: Newsroom) -> None:
    room.decide("confirm", "occurrence", room.place_of(WALL), named="Rosa Quill")
    before = digests(room)
    room.program.write("meeting.txt", MEETING.replace("will not be raised before", "will be raised after"))
    found, trial = recheck(room)
    assert [(p["state"], p["words"]) for p in found["meeting.txt"]["places"] if p["state"] == "lost"] == [
        ("lost", WALL)
    ]
    turned = {one["words"]: one for one in trial["verdicts"]}
    assert turned[WALL]["wording"][0] == "exact"
    assert turned[WALL]["wording"][1] != "exact"
    assert trial["decisions"]["lost"] == 1
    assert digests(room) == before


def test_words_that_stand_twice_now_are_ambiguous(room: Newsroom) -> None:
    text = (
        'Minutes.\n\nThe mayor said: "It is late." And then: "It is late." Nobody disagreed with her at all.'
    )
    room.program.write("minutes.txt", text.replace('And then: "It is late."', "And then she left."))
    assert room.program("add", "minutes.txt").code == 0
    room.program.write("minutes.txt", f'"It is late." "It is late." {"x" * 300}')
    found, _ = recheck(room, "minutes.txt")
    assert found["minutes.txt"]["anchors"]["ambiguous"] == 1


def test_a_source_that_is_gone_is_told_and_the_others_are_compared(room: Newsroom) -> None:
    (room.program.folder / "article.html").unlink()
    found, _ = recheck(room, code=3)
    assert (
        found["wall"]["state"] == "unreadable"
        if "wall" in found
        else found["article.html"]["state"] == "unreadable"
    )
    assert found["meeting.txt"]["state"] == "unchanged"


def test_the_archive_is_enough_without_files_or_network(room: Newsroom) -> None:
    for name in ("article.html", "meeting.txt"):
        (room.program.folder / name).unlink()
    found, trial = recheck(room, "--archived")
    assert {one["state"] for one in found.values()} == {"unchanged"}
    assert trial["verdicts"] == []


def test_a_page_is_fetched_again_and_its_new_text_compared(room: Newsroom) -> None:
    def page(source: str) -> Fetched:
        if not source.endswith("article.html"):
            return fetch(source)
        data = ARTICLE.replace("will be raised", "will not be raised").encode()
        return Fetched(
            data,
            source,
            source,
            200,
            (),
            "text/html",
            "2026-06-01T00:00:00Z",
            hashlib.sha256(data).hexdigest(),
        )

    with Store(room.db, readonly=True) as store:
        run = Recheck(store, room.db, page)
        found = list(run.sources())
        trial = run.trial(found, room.reviews)
    changed = [one for one in found if one.state == "changed"]
    assert [place.words.rstrip(",") for one in changed for place in one.places if place.state == "lost"] == [
        BENT
    ]
    assert all(turned.words.rstrip(",") == BENT for turned in trial.verdicts)


def test_a_source_that_does_not_answer_is_never_taken_for_one_without_the_words(room: Newsroom) -> None:
    def away(source: str) -> Fetched:
        raise Unreachable(f"{source} does not answer.")

    with Store(room.db, readonly=True) as store:
        run = Recheck(store, room.db, away)
        found = list(run.sources())
        assert {one.state for one in found} == {"unreadable"}
        assert [place for one in found for place in one.places] == []
        assert run.trial(found, room.reviews).verdicts == ()


def test_a_name_that_is_no_source_is_a_mistake(room: Newsroom) -> None:
    ran = room.program("recheck", "nowhere")
    assert (ran.code, "no source" in ran.err) == (2, True)


def test_only_the_sources_that_are_named_are_compared(room: Newsroom) -> None:
    with room.store() as store:
        everything = list(snapshots.held(store.conn))
        assert [one.url for one in snapshots.held(store.conn, everything[0].source_id)] == [everything[0].url]


def test_a_path_that_an_archived_page_gives_as_its_address_is_not_opened(quotes_in: Program) -> None:
    secret = quotes_in.write("secret.txt", MEETING)
    out, body = io.BytesIO(), ARTICLE.encode()
    writer = WARCWriter(out)
    record = writer.create_warc_record(
        str(secret), "resource", payload=io.BytesIO(body), length=len(body), warc_content_type="text/html"
    )
    writer.write_record(record)
    assert quotes_in("import", quotes_in.write("pages.warc", out.getvalue()), "--format", "warc").code == 0
    opened: list[str] = []

    def opening(url: str) -> Fetched:
        opened.append(url)
        return fetch(url)

    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        (found,) = Recheck(store, quotes_in.folder / "quotes.db", opening).sources()
    assert (found.state, opened) == ("unreadable", [])
    assert "nobody named" in found.reason
