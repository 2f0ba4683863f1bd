"""A set of shards that is not whole, or a folder that cannot hold one, ends in one sentence and an exit code."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db.sharding import cutting
from tests.conftest import Program


@pytest.fixture
def cut(quotes_in: Program) -> Program:
    """A small database beside its shards."""
    quotes_in.story()
    assert quotes_in("shard", "--parts", "2").code == 0
    return quotes_in


def manifest(cut: Program) -> Path:
    return cut.folder / "quotes.shards" / "shards.json"


def shard(cut: Program, part: int, folder: str = "cut-0001") -> Path:
    return cut.folder / "quotes.shards" / folder / f"quotes-{part}.db"


def written(cut: Program, sql: str, part: int = 1) -> None:
    conn = sqlite3.connect(shard(cut, part))
    conn.execute(sql)
    conn.commit()
    conn.close()


def other_cut(cut: Program) -> None:
    kept = shard(cut, 1).read_bytes()
    assert cut("shard", "--parts", "2").code == 0
    shard(cut, 1, "cut-0002").write_bytes(kept)


def changed(cut: Program, **values: object) -> None:
    told = json.loads(manifest(cut).read_text())
    manifest(cut).write_text(json.dumps({**told, **values}))


BROKEN: list[tuple[Callable[[Program], object], str]] = [
    (lambda cut: shard(cut, 2).unlink(), "Shard 2 of 2 is missing"),
    (lambda cut: shard(cut, 2).write_bytes(b"no database"), "cannot be read"),
    (lambda cut: shutil.copy(shard(cut, 1), shard(cut, 2)), "is not shard 2 of this cut"),
    (other_cut, "is not shard 1 of this cut"),
    (lambda cut: manifest(cut).write_text('{"quotes_shards": 1, "sha'), "cannot be read"),
    (lambda cut: manifest(cut).write_text("[]"), "is damaged"),
    (lambda cut: changed(cut, shards=[]), "is damaged"),
    (lambda cut: changed(cut, quotes_shards=99), "another version"),
    (lambda cut: written(cut, "DELETE FROM _sqlite_migrations WHERE name LIKE 'm015%'"), "another version"),
]


@pytest.mark.parametrize(("harm", "told"), BROKEN, ids=[told for _, told in BROKEN])
def test_a_set_that_is_not_whole_answers_nothing(
    cut: Program, harm: Callable[[Program], object], told: str
) -> None:
    harm(cut)
    for command in (
        ("verify", "the ferry is safe"),
        ("search", "ferry"),
        ("check", cut.folder / "article.html"),
    ):
        ran = cut(*command, "--db", "quotes.shards")
        assert (ran.code, told in ran.err, ran.err.count("\n")) == (3, True, 1), ran.err
        assert "quotes shard" in ran.err


def test_the_manifest_names_the_set_as_its_folder_does(cut: Program) -> None:
    answers = [
        cut("verify", "the ferry is safe", "--json", "--db", db).out
        for db in ("quotes.shards", manifest(cut))
    ]
    told = [{**json.loads(answer), "ms": 0} for answer in answers]
    assert told[0] == told[1]
    assert cut("verify", "the ferry", "--db", "nowhere/shards.json").code == 3


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--parts", "0"), 2, "0 is not in the range"),
        (("--parts", "-3"), 2, "-3 is not in the range"),
        (("--parts", "201"), 2, "201 is not in the range"),
        (("--by", "colour"), 2, "colour"),
        (("--out", "meeting.txt"), 3, "is a file"),
        (("--out", "."), 3, "no part of a set of shards"),
        (("--out", "/proc/shards"), 3, "cannot be written"),
        (("--db", "quotes.shards"), 3, "only read"),
        (("--db", "quotes.shards/cut-0001/quotes-1.db"), 3, "only read"),
    ],
)
def test_what_cannot_be_cut_is_told(cut: Program, arguments: tuple[str, ...], code: int, told: str) -> None:
    ran = cut("shard", *arguments)
    assert (ran.code, told in ran.err) == (code, True), ran.err


def test_shards_are_not_written_and_the_way_to_add_is_told(cut: Program) -> None:
    cut.write("more.txt", "ROSA QUILL: The new doors have come, and they are blue.\n")
    for db in ("quotes.shards", shard(cut, 1)):
        for command in (("add", "more.txt"), ("link",), ("rebuild",)):
            ran = cut(*command, "--db", db)
            assert ran.code == 3, ran.err
            assert "only read" in ran.err
            assert "quotes shard" in ran.err
    assert cut("add", "more.txt", "--format", "transcript").code == 0
    assert cut("shard", "--parts", "2").code == 0
    assert cut("verify", "The new doors have come, and they are blue.", "--db", "quotes.shards").code == 0


def test_the_files_of_the_set_before_stay_for_a_site_that_serves_them(cut: Program) -> None:
    for _ in range(3):
        assert cut("shard", "--parts", "2").code == 0
    assert sorted(path.name for path in manifest(cut).parent.iterdir()) == [
        "cut-0003",
        "cut-0004",
        "shards.json",
    ]


def test_a_cut_that_dies_leaves_the_set_that_was_there(cut: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    before = manifest(cut).read_bytes()
    for step in ("fill", "_settled", "put_addresses"):
        with monkeypatch.context() as patch:
            patch.setattr(cutting, step, killed)
            assert cut("shard", "--parts", "3").code != 0
        assert manifest(cut).read_bytes() == before
        assert cut("doctor", "--db", "quotes.shards").code == 0
    monkeypatch.setattr("db.sharding.shards.write", killed)
    assert cut("shard", "--parts", "3").code != 0
    assert cut("doctor", "--db", "quotes.shards").code == 0


HARM = {
    "DELETE FROM occurrences WHERE id = (SELECT min(id) FROM occurrences)": "rows of occurrences in the shards",
    "UPDATE shingle_elsewhere SET counts = x'0100000105'": "parts of its frequencies are not the whole's",
    "UPDATE speakers SET name = 'Nobody'": "speakers is not the same in every shard",
    "UPDATE sources SET title = 'Another'": "is not the same in every shard that has it",
    "UPDATE variants SET text = text || ' more'": "match index",
}


@pytest.mark.parametrize("sql", HARM)
def test_the_doctor_finds_what_was_changed(cut: Program, sql: str) -> None:
    sound = cut("doctor", "--db", "quotes.shards")
    assert sound.code == 0, sound.out
    written(cut, sql, 1 if "sources" not in sql else 2)
    ran = cut("doctor", "--db", "quotes.shards", "--json")
    assert ran.code == 3
    told = json.loads(ran.out)["faults"]
    assert any("SHA-256" in fault["detail"] for fault in told)
    assert any(HARM[sql] in f"{fault['check']} {fault['detail']}" for fault in told), told


def test_the_doctor_tells_of_a_shard_that_is_gone(cut: Program) -> None:
    shard(cut, 1).unlink()
    ran = cut("doctor", "--db", "quotes.shards")
    assert ran.code == 3
    assert "Shard 1 of 2 is missing" in ran.out


def test_an_empty_database_is_cut_into_empty_shards(quotes_in: Program) -> None:
    quotes_in.story()
    for source in ("Harbour commission, spring session", "Wall must wait"):
        assert quotes_in("remove", source, "--reason", "a test").code == 0
    assert quotes_in("shard", "--parts", "3").code == 0
    assert quotes_in("doctor", "--db", "quotes.shards").code == 0
    ran = quotes_in("verify", "the ferry is safe", "--json", "--db", "quotes.shards")
    assert json.loads(ran.out)["wording"] == "not_found"
