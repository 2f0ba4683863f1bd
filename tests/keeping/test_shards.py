"""A database cut into shards gives the verdicts that it gives whole, byte for byte."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from db import record
from db.reading.evidence import Evidence
from db.sharding import shards
from db.store import Store
from quotes.search.shingles import shingles
from quotes.text import words as words_of
from quotes.verdict.verification import Claim, verify_claim
from tests.conftest import ROOT, Program

TOWN = ROOT / "examples" / "town-hall"
VOICES = ("Ines Marlow", "Dunstan Pike", "Ottoline Grey", "Bram Teller")
TALK = (
    "The mill pond froze over twice before the herons came back to it.",
    "Nobody has counted the herons since the old warden retired to the coast.",
    "Then we shall count them ourselves, with lanterns, on the first of March.",
    "Lanterns frighten herons, as the last committee found out at great expense.",
    "It was not the lanterns that frightened them, it was the brass band.",
)


def running_text() -> str:
    """A conversation as rows of one document, so that what stands next to a remark is somebody else's."""
    rows = (
        {
            "text": text,
            "speaker": VOICES[at % 4],
            "document": "pond",
            "position": at,
            "kind": "source",
            "tier": "primary",
        }
        for at, text in enumerate(TALK)
    )
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The bundled examples and a conversation as one database, and cut in six ways."""
    made = tmp_path_factory.mktemp("shards")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        quotes = Program(made)
        examples = [TOWN / "transcript.txt", TOWN / "captions.vtt", *sorted(TOWN.glob("*.html"))]
        assert quotes("add", *examples, ROOT / "examples" / "sayings.json").code == 0
        assert quotes("import", quotes.write("pond.jsonl", running_text())).code == 0
        assert quotes("link").code == 0
        for by in ("speaker", "time"):
            for parts in (1, 3, 8):
                ran = quotes("shard", "--by", by, "--parts", str(parts), "--out", f"{by}-{parts}")
                assert ran.code == 0, ran.err
        yield made


def claims(path: Path) -> list[Claim]:
    """Every wording on record as it is, cut, turned, and two of them joined, with and without a name."""
    with Store(path, readonly=True) as store:
        texts = [text for (text,) in store.conn.execute("SELECT text FROM variants ORDER BY n")]
    words = [text.split() for text in texts]
    asked = [
        *texts,
        *(" ".join(w[1:-1]) for w in words if len(w) > 4),
        *(" ".join(x for x in w if x.lower() not in ("not", "never", "will")) for w in words),
        *(" ".join(a[-6:] + b[:6]) for a, b in pairwise(words)),
        *(f"{one} {other}" for one, other in pairwise(TALK)),
        "a rumour that nobody in this town has ever put on record",
    ]
    named = [Claim(text, speaker) for text in asked[::5] for speaker in ("Elena Okafor", VOICES[0])]
    return [Claim(text) for text in asked[::2] if text] + named


def answers(found: Evidence, asked: list[Claim]) -> list[str]:
    verdicts = (verify_claim(claim, found).as_dict() for claim in asked)
    return [json.dumps({**verdict, "ms": 0}, ensure_ascii=False) for verdict in verdicts]


@pytest.mark.parametrize("by", ["speaker", "time"])
def test_shards_give_the_verdicts_of_the_whole(folder: Path, by: str) -> None:
    asked = claims(folder / "quotes.db")
    with record.reading(folder / "quotes.db") as whole:
        expected = answers(whole, asked)
    assert len({json.loads(answer)["wording"] for answer in expected}) > 5
    for parts in (1, 3, 8):
        with record.reading(folder / f"{by}-{parts}") as cut:
            assert answers(cut, asked) == expected


@pytest.mark.parametrize("back", [True, False])
def test_the_rows_along_a_text_are_those_of_the_whole(folder: Path, back: bool) -> None:
    with record.reading(folder / "quotes.db") as whole:
        rows = range(1, whole.holdings().variants + 1)
        expected = [whole.library.along(n, 40, back=back) for n in rows]
    assert max(map(len, expected)) >= len(TALK) - 1
    for name in ("speaker-3", "time-8"):
        with record.reading(folder / name) as cut:
            assert [cut.library.along(n, 40, back=back) for n in rows] == expected


def test_a_family_is_whole_in_one_shard_and_every_wording_in_one(folder: Path) -> None:
    for name in ("speaker-3", "time-8"):
        found = shards.read(folder / name)
        with shards.opened(found) as conns:
            for column in ("n", "id"):
                rows = [row for conn in conns for (row,) in conn.execute(f"SELECT {column} FROM variants")]
                assert len(rows) == len(set(rows)) == found.whole.wordings
            quotes = [row for conn in conns for row in conn.execute("SELECT id, variants FROM quotes")]
            assert len(quotes) == len(dict(quotes)) == found.whole.quotes
            for conn in conns:
                held = conn.execute("SELECT quote_id, count(*) FROM variants GROUP BY 1").fetchall()
                assert set(held) <= set(quotes)


def test_by_time_the_shards_follow_each_other(folder: Path) -> None:
    ends = "SELECT min(coalesce(first_said, '')), max(coalesce(first_said, '')) FROM quotes"
    with shards.opened(shards.read(folder / "time-3")) as conns:
        spans = [conn.execute(ends).fetchone() for conn in conns]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_shard_alone_judges_words_by_the_rarity_of_the_whole(folder: Path) -> None:
    keys = shingles(words_of(TALK[0])).all()
    with (
        record.reading(folder / "quotes.db") as whole,
        shards.opened(shards.read(folder / "speaker-3")) as conns,
    ):
        whole.library.refresh()
        expected = whole.library.postings(keys, 0).frequencies
        for conn in conns:
            library = Evidence(conn).library
            library.refresh()
            assert library.count() == whole.library.count()
            own = library.counted(keys).frequencies
            told = library.postings(keys, 0).frequencies
            assert told[own > 0].tolist() == expected[own > 0].tolist()
        assert max(expected) > 1


def test_search_finds_the_same_wordings(folder: Path) -> None:
    found = []
    for name in ("quotes.db", "speaker-3", "time-8"):
        ran = Program(folder)("search", "bridge", "--json", "--db", folder / name)
        assert ran.code == 0, ran.err
        found.append(sorted(ran.out.splitlines()))
    assert len(found[0]) > 5
    assert found[0] == found[1] == found[2]
