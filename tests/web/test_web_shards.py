"""Shards served together look like the one database they were cut from: verdicts, pages, addresses."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.utils import StartupError

from db import sealing
from db.reviewing.reviews import Reviews
from db.reviewing.succession import OriginalChange, Redirect, put_changes, put_redirects
from db.sharding import shards
from db.sharding.cutting import cut
from db.store import Store
from tests.web_fixtures import AT, CLAIM_ALTERED, ONE, RECORD, desk, larkhaven, metadata, quote_id, row_id

OLD, PARTED = "00000000000000aa", "00000000000000cc"
PARTS = 3


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture's database with old ids beside it, and its shards in a folder beside both."""
    folder = tmp_path_factory.mktemp("served")
    database = Path(shutil.copy(larkhaven(), folder / "quotes.db"))
    one, other = quote_id("human scum"), quote_id("We will read")
    with Reviews(folder / "reviews.db") as held, held.transaction():
        put_redirects(
            held.conn, [Redirect(OLD, (one,), "merged", AT), Redirect(PARTED, (one, other), "split", AT)]
        )
        was = row_id("occurrences", "kind", "direct")
        put_changes(held.conn, [OriginalChange(one, was, was, AT, "an earlier place was found")])
        with Store(database) as store:
            cut(store, folder / "quotes.shards", by="speaker", parts=PARTS, made=AT, reviews=held.conn)
    return database


def together(folder: Path, parts: int = PARTS, **options: Any) -> Any:
    """A site over the first shards of a set, with metadata for each."""
    found = shards.read(folder)
    files = [str(found.path(shard)) for shard in found.shards[:parts]]
    described = metadata() | {
        "databases": {f"quotes-{n}": metadata()["databases"]["quotes"] for n in (1, 2, 3)}
    }
    if ONE:
        options["config"] = described
    return Datasette([], immutables=files, metadata=described, **options)


@contextmanager
def ended(site: Any) -> Iterator[Any]:
    try:
        yield site
    finally:
        site.close() if hasattr(site, "close") else site.executor.shutdown(wait=True)


async def bodies(site: Any, paths: list[str]) -> list[str]:
    """What stands at each address, wherever it leads, as it would of a database called quotes."""
    found = []
    for path in paths:
        answer = await site.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, (path, answer.text[:300])
        body = re.sub(r"quotes-[1-3]\b", "quotes", answer.text)
        # Datasette's own list of rows that point here counts those of one file.
        body = re.sub(r">[\d,]+ rows?</a> from ", "> from ", body)
        found.append(re.sub(r'"ms": [\d.]+|\d+(\.\d+)? ms\b', "", body))
    return found


async def test_the_pages_are_those_of_the_whole(whole: Path) -> None:
    ids = [
        *(("quotes", quote_id(words)) for words in (RECORD[:30], "human scum", "A small town")),
        *(
            ("speakers", row_id("speakers", "name", name))
            for name in ("Dunstan Pike", "Ines Marlow", "Ottoline")
        ),
        *(
            ("sources", row_id("sources", "title", title))
            for title in ("Radio host", "Council of", "Sayings")
        ),
        *(("variants", str(n)) for n in (1, 2, 3)),
    ]
    asked = [
        "/-/verify.json?quote=" + CLAIM_ALTERED.replace(" ", "+"),
        "/-/verify.json?quote=human+scum&speaker=Dunstan+Pike",
        "/-/verify?quote=human+scum&speaker=Dunstan+Pike",
        "/-/check.json?text=" + f"“{CLAIM_ALTERED},” Ines Marlow said.".replace(" ", "+"),
        "/-/find?words=town",
        "/-/find?words=the&speaker=Pike",
        f"/quote/{OLD}",
        *(f"/quote/{ident}" for table, ident in ids if table == "quotes"),
    ]
    async with desk(whole) as one:
        expected = await bodies(one, [*asked, *(f"/quotes/{table}/{ident}" for table, ident in ids)])
        (home,) = await bodies(one, ["/"])
    with ended(together(whole.with_suffix(".shards"))) as site:
        await site.invoke_startup()
        for name in ("quotes-1", "quotes-3"):
            found = await bodies(site, [*asked, *(f"/{name}/{table}/{ident}" for table, ident in ids)])
            for path, body, due in zip([*asked, *ids], found, expected, strict=True):
                assert body == due, path
        (shown,) = await bodies(site, ["/"])
    figures = re.compile(r"<dt>.*?</dl>", re.S)
    assert figures.findall(shown) == figures.findall(home) != []


async def test_an_id_that_was_split_names_its_quotes_in_their_shards(whole: Path) -> None:
    with ended(together(whole.with_suffix(".shards"))) as site:
        await site.invoke_startup()
        answer = await site.client.get(f"/quote/{PARTED}")
        assert answer.status_code == 200
        for path in re.findall(r'href="(/quotes-\d/quotes/[0-9a-f]{16})"', answer.text):
            assert (await site.client.get(path)).status_code == 200
        assert "human scum" in answer.text
        assert (await site.client.get("/quote/ffffffffffffffff")).status_code == 404
        assert (await site.client.get("/quotes-1/sources/ffffffffffffffff")).status_code == 404


async def test_an_answer_carries_the_tag_of_the_cut(whole: Path) -> None:
    path = "/-/verify.json?quote=human+scum"
    with ended(together(whole.with_suffix(".shards"))) as site:
        await site.invoke_startup()
        first = await site.client.get(path)
        again = await site.client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code) == (200, 304)


async def test_a_shard_served_alone_answers_for_itself(whole: Path) -> None:
    with ended(together(whole.with_suffix(".shards"), parts=1)) as site:
        await site.invoke_startup()
        answer = await site.client.get("/-/verify.json?quote=human+scum")
    found = shards.read(whole.with_suffix(".shards"))
    assert answer.json()["searched"]["variants"] <= found.whole.wordings


async def test_a_set_that_is_not_whole_stops_the_start(whole: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(whole.with_suffix(".shards"), tmp_path / "quotes.shards")
    site = together(copy)
    (copy / sealing.MANIFEST).write_text("{")
    with ended(site), pytest.raises(StartupError, match="quotes shard"):
        await site.invoke_startup()


async def test_who_may_not_see_one_shard_sees_no_answer(whole: Path) -> None:
    site = together(whole.with_suffix(".shards"))
    hidden = {**metadata(), "databases": {"quotes-3": {"allow": False}}}
    site._metadata_local = hidden
    site.config = hidden
    with ended(site):
        await site.invoke_startup()
        answer = await site.client.get("/-/verify.json?quote=human+scum")
    assert answer.status_code == 403
