"""A bundle: what was hidden is gone from its bytes, two runs give the same, and its own command serves it."""

import hashlib
import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml

from db.keeping import integrity, publishing
from db.reviewing.reviews import Reviews, reading
from db.reviewing.succession import Redirect, leads_to, put_redirects
from db.store import Store
from quotes.intake.deposit import keys_of_all
from quotes.publishing import bundle, program
from tests.conftest import Program, Ran
from tests.review_fixtures import BENT, NOON, WALL, Newsroom, newsroom

DOORS = "needs new doors by 2025."


@pytest.fixture
def room(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


def publish(room: Newsroom, name: str = "site") -> Path:
    ran: Ran = room.program("publish", name)
    assert ran.code == 0, ran.err
    return room.program.folder / name


def everything(folder: Path) -> bytes:
    """Every byte of the bundle but those of the program."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.relative_to(folder).parts[0] != "app")
    return b"\n".join(path.read_bytes() for path in paths)


def rows(folder: Path, sql: str) -> list[Any]:
    conn = sqlite3.connect(folder / "quotes.db")
    try:
        return conn.execute(sql).fetchall()
    finally:
        conn.close()


def test_two_runs_give_the_same_bytes(room: Newsroom) -> None:
    room.decide("speaker", "quote", room.quote_of(WALL), named="Oskar Bremm")
    room.decide("hide", "quote", room.quote_of(DOORS), reason="an injunction")
    assert everything(publish(room, "one")) == everything(publish(room, "two"))
    assert (room.program.folder / "one/SHA256SUMS").read_bytes() == (
        room.program.folder / "two/SHA256SUMS"
    ).read_bytes()


def test_a_hidden_quote_is_gone_from_every_byte(room: Newsroom) -> None:
    assert b"harbour wall will" in everything(publish(room, "before"))
    room.decide("hide", "quote", room.quote_of(WALL), "ada-lovelace", reason="an injunction of the court")
    data = everything(publish(room))
    for words in (b"harbour wall", b"survey is complete", b"raised before"):
        assert words not in data, words
    assert b"wall must wait" in data.lower()
    assert b"northerly gale" in data
    publishing.copy(room.program.folder / "site/quotes.db", room.program.folder / "copy.db")
    with Store(room.program.folder / "copy.db") as store:
        assert list(integrity.faults(store.conn, keys_of_all)) == []


def test_a_hidden_place_takes_its_own_source_only(room: Newsroom) -> None:
    room.decide("hide", "occurrence", room.place_of(BENT), reason="misprinted")
    site = publish(room)
    assert [text for (text,) in rows(site, "SELECT text FROM variants ORDER BY n") if "wall" in text] == [
        WALL
    ]
    assert b"wall will be raised" not in everything(site)


def test_a_passage_goes_with_the_words_hidden_in_it(room: Newsroom) -> None:
    room.decide("hide", "variant", room.variant_of(DOORS), reason="an injunction")
    site = publish(room)
    data = everything(site)
    assert b"new doors" not in data
    assert b"northerly gale" in data, "the text of the meeting is shown, the hidden words blanked"
    assert [text for (text,) in rows(site, "SELECT text FROM variants") if "northerly gale" in text] == []
    assert b"harbour wall will not be raised" in data


def test_a_hidden_source_and_what_only_it_held_are_gone(room: Newsroom) -> None:
    room.decide(
        "hide", "source", room.one("SELECT id FROM sources WHERE tier = 'secondary'"), reason="withdrawn"
    )
    site = publish(room)
    data = everything(site)
    for words in (b"courier.example", b"customs house", b"will be raised", b"Wall must wait"):
        assert words not in data, words
    assert rows(site, "SELECT count(*) FROM tombstones") == [(0,)]


def test_a_hidden_speaker_is_credited_with_nothing(room: Newsroom) -> None:
    speaker = room.one("SELECT id FROM speakers WHERE name = 'Oskar Bremm'")
    room.decide("hide", "speaker", speaker, reason="a minor")
    site = publish(room)
    assert speaker.encode() not in (site / "quotes.db").read_bytes()
    assert rows(site, "SELECT name FROM speakers") == [("Rosa Quill",)]


def test_a_hidden_speaker_is_hidden_under_every_name_that_is_known_to_be_theirs(room: Newsroom) -> None:
    one, other = (
        room.one(f"SELECT id FROM speakers WHERE name = '{name}'") for name in ("Oskar Bremm", "Rosa Quill")
    )
    room.decide("same_person", "speaker", one, named=other)
    room.decide("hide", "speaker", one, reason="a minor")
    assert rows(publish(room), "SELECT name FROM speakers") == []


def test_what_is_nobodys_business_is_left_out(room: Newsroom) -> None:
    room.program.write("broken.docx", b"PK\x03\x04 not a document")
    room.program("add", "broken.docx")
    room.decide("note", "quote", room.quote_of(WALL), "ada-lovelace", reason="call the clerk on 555-1234")
    room.decide(
        "speaker", "quote", room.quote_of(WALL), "ada-lovelace", named="Oskar Bremm", reason="heard on tape"
    )
    room.decide("hide", "quote", room.quote_of(DOORS), "ada-lovelace", reason="private reason")
    data = everything(publish(room))
    for words in (
        b"ada-lovelace",
        b"555-1234",
        b"private reason",
        b"broken.docx",
        str(room.program.folder).encode(),
    ):
        assert words not in data, words
    assert b"heard on tape" in data


def test_a_source_that_may_show_nothing_shows_nothing(room: Newsroom) -> None:
    with room.store() as store, store.transaction():
        store.conn.execute("UPDATE sources SET publish = 'none' WHERE tier = 'secondary'")
    data = everything(publish(room))
    assert b"customs house" not in data
    assert b"will be raised before" in data


def test_the_bundle_obeys_what_was_decided(room: Newsroom) -> None:
    made = room.decide("speaker", "quote", room.quote_of(WALL), named="Oskar Bremm", reason="heard")
    site = publish(room)
    ran = room.program("verify", WALL, "--speaker", "Rosa Quill", "--db", site / "quotes.db", "--json")
    found = json.loads(ran.out)
    assert found["attribution"] == "different_speaker"
    assert [f["decision"] for f in found["findings"] if f["kind"] == "reviewed"] == [made.id]


def test_old_ids_lead_to_what_is_published_and_to_nothing_hidden(room: Newsroom) -> None:
    hidden, kept = room.quote_of(DOORS), room.quote_of(WALL)
    with Reviews(room.reviews) as held, held.transaction():
        put_redirects(held.conn, [
            Redirect("a" * 16, ("b" * 16,), "merged", NOON), Redirect("b" * 16, (kept,), "merged", NOON),
            Redirect("c" * 16, (hidden,), "merged", NOON),
        ])  # fmt: skip
    room.decide("hide", "quote", hidden, reason="an injunction")
    with reading(publish(room) / "reviews.db") as told:
        assert told is not None
        assert leads_to(told.conn, "a" * 16) == (kept,)
        assert leads_to(told.conn, "c" * 16) == ("c" * 16,)
        assert told.conn.execute("SELECT count(*) FROM decisions").fetchone() == (0,)


def test_nothing_is_published_while_something_to_hide_cannot_be_found(room: Newsroom) -> None:
    room.decide("hide", "occurrence", room.place_of(BENT), reason="an injunction")
    earlier = publish(room)
    before = everything(earlier)
    room.program("remove", room.one("SELECT id FROM sources WHERE tier = 'secondary'"), "--reason", "gone")
    ran = room.program("publish", "site")
    assert ran.code == 2
    assert "settle that in the queue" in ran.err
    assert everything(earlier) == before
    assert [p.name for p in room.program.folder.iterdir() if p.name.startswith(".site")] == []


def test_a_folder_with_something_else_in_it_is_left_alone(room: Newsroom) -> None:
    (room.program.folder / "site").mkdir()
    (room.program.folder / "site/thesis.txt").write_text("years of work")
    ran = room.program("publish", "site")
    assert ran.code == 2
    assert "no bundle" in ran.err
    assert (room.program.folder / "site/thesis.txt").read_text() == "years of work"


def test_the_checksums_are_those_of_every_file(room: Newsroom) -> None:
    site = publish(room)
    listed = {
        name: digest
        for digest, name in (line.split("  ") for line in (site / "SHA256SUMS").read_text().splitlines())
    }
    files = {
        p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file() and p.name != "SHA256SUMS"
    }
    assert listed == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def test_the_metadata_keeps_no_account_and_no_permission() -> None:
    given = {
        "title": "Ours", "allow": {"id": "*"}, "permissions": {"review-quotes": True},
        "plugins": {
            "quotes": {"claims_per_minute": 60, "permissions": {"review-quotes": {"id": "ada"}}, "reviews": "r.db"},
            "datasette-auth-passwords": {"ada_password_hash": "x"}, "datasette-auth-tokens": {"tokens": []},
            "datasette-block-robots": {"allow_only_index": True},
        },
    }  # fmt: skip
    assert bundle.public(given) == {
        "title": "Ours",
        "plugins": {
            "quotes": {"claims_per_minute": 60},
            "datasette-block-robots": {"allow_only_index": True},
        },
    }


def test_the_metadata_of_a_database_of_another_name_describes_the_one_in_the_bundle() -> None:
    given = {"databases": {"harbour": {"title": "Harbour"}, "other": {"title": "Other"}}}
    assert bundle.public(given, "harbour")["databases"] == {"quotes": {"title": "Harbour"}}


def test_the_recipes_name_what_is_in_the_folder(room: Newsroom) -> None:
    site = publish(room)
    docker = (site / "Dockerfile").read_text()
    copied = [name for line in re.findall(r"^COPY (.+) \S+$", docker, re.M) for name in line.split()]
    assert all((site / name).exists() for name in copied)
    assert "USER reader" in docker
    compose = yaml.safe_load((site / "compose.yaml").read_text())["services"]["quotes"]
    assert compose["read_only"] is True
    assert compose["ports"] == ["127.0.0.1:8001:8001"]
    pinned = {line.partition("==")[0] for line in (site / "requirements.txt").read_text().splitlines()}
    assert {"datasette", "rapidfuzz", "sqlite-utils", "click", "jinja2"} <= pinned
    assert (site / "app/quotes/web/templates/row.html").is_file()
    assert (site / "app/pyproject.toml").read_text().count("[project") == 3
    assert len(dict(program.files())) > 200


def test_the_command_of_the_dockerfile_serves_the_bundle(room: Newsroom) -> None:
    site = publish(room)
    command = json.loads(re.findall(r"^CMD (.+)$", (site / "Dockerfile").read_text(), re.M)[0])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [{"8001": port, "0.0.0.0": "127.0.0.1"}.get(word, word) for word in command]
    (site / "quotes.db").chmod(0o444)
    before = everything(site)
    run = subprocess.Popen(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        found = json.loads(_answer(f"http://127.0.0.1:{port}/-/verify.json?quote=new+doors+by+2025", run))
        databases = json.loads(_answer(f"http://127.0.0.1:{port}/-/databases.json", run))
    finally:
        run.terminate()
        run.communicate(timeout=30)
    assert found["quote_id"] == room.quote_of(DOORS)
    listed = databases if isinstance(databases, list) else databases["databases"]
    assert [(one["name"], one["is_mutable"]) for one in listed] == [("quotes", False)]
    assert everything(site) == before, "serving writes nothing"


def _answer(address: str, run: "subprocess.Popen[bytes]") -> bytes:
    for _ in range(600):
        assert run.poll() is None, run.stdout.read().decode() if run.stdout else ""
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return bytes(answer.read())
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the bundle was not served")


@pytest.mark.parametrize(
    "command",
    [
        ("add", "meeting.txt"),
        ("import", "rows.jsonl"),
        ("rebuild",),
        ("link",),
        ("remove", "Wall must wait", "--reason", "withdrawn"),
        ("speakers", "import", "people.jsonl"),
        ("collect",),
    ],
)
def test_what_was_published_is_never_written_to_again(room: Newsroom, command: tuple[str, ...]) -> None:
    room.program.write("rows.jsonl", '{"text": "The tide will turn."}\n')
    room.program.write("people.jsonl", '{"name": "Rosa Quill"}\n')
    room.program.write("sources.yml", "sources: [{name: a, kind: warc, files: [a.warc]}]\n")
    site = publish(room)
    before = everything(site)
    ran = room.program(*command, "--db", site / "quotes.db")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "was published and is only read" in ran.err
    assert everything(site) == before


def test_what_was_published_is_examined_and_published_again_without_being_written_to(room: Newsroom) -> None:
    site = publish(room)
    before = everything(site)
    ran = room.program("doctor", "--db", site / "quotes.db")
    assert (ran.code, f"{site / 'quotes.db'} is sound" in ran.out) == (0, True), ran.out
    assert room.program("publish", "again", "--db", site / "quotes.db", "--reviews", "none.db").code == 0
    assert everything(site) == before


def test_a_set_of_shards_is_not_published_and_what_is_to_be_is_told(room: Newsroom) -> None:
    assert room.program("shard", "--parts", "2").code == 0
    ran = room.program("publish", "site", "--db", "quotes.shards")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "holds shards; publish the database that they were cut from" in ran.err
