"""A quote's address holds: an old id leads on, one that was split says so, and a tree stands behind each quote."""

import shutil
from pathlib import Path

import pytest

from db.reviewing.reviews import Reviews
from db.reviewing.succession import OriginalChange, Redirect, put_changes, put_redirects
from tests.web_fixtures import desk, larkhaven, quote_id, row_id

OLD, OLDER, PARTED = "00000000000000aa", "00000000000000bb", "00000000000000cc"
AT = "2026-03-02T08:00:00Z"


@pytest.fixture
def cited(tmp_path: Path) -> Path:
    """The fixture's database with decisions beside it: three ids that people cited before."""
    shutil.copy(larkhaven(), tmp_path / "quotes.db")
    one, other = quote_id("human scum"), quote_id("We will read")
    with Reviews(tmp_path / "reviews.db") as held, held.transaction():
        put_redirects(
            held.conn,
            [
                Redirect(OLDER, (OLD,), "merged", AT),
                Redirect(OLD, (one,), "merged", AT),
                Redirect(PARTED, (one, other), "split", AT),
            ],
        )
    return tmp_path / "quotes.db"


@pytest.mark.parametrize("ident", [OLD, OLDER])
async def test_an_id_that_was_merged_leads_to_the_quote_it_is_now(cited: Path, ident: str) -> None:
    one = quote_id("human scum")
    async with desk(cited) as site:
        for path, ending in (
            (f"/quote/{ident}", ""),
            (f"/quotes/quotes/{ident}", ""),
            (f"/quotes/quotes/{ident}.json", ".json"),
        ):
            answer = await site.client.get(path)
            assert (answer.status_code, answer.headers["location"]) == (302, f"/quotes/quotes/{one}{ending}")


async def test_a_living_id_has_a_short_address(cited: Path) -> None:
    one = quote_id("human scum")
    async with desk(cited) as site:
        answer = await site.client.get(f"/quote/{one}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/quotes/quotes/{one}")


async def test_an_id_that_was_split_says_so_and_names_what_it_was_split_into(cited: Path) -> None:
    async with desk(cited) as site:
        pages = [await site.client.get(path) for path in (f"/quote/{PARTED}", f"/quotes/quotes/{PARTED}")]
        data = await site.client.get(f"/quotes/quotes/{PARTED}.json")
    for page in pages:
        assert page.status_code == 200
        assert "This quote was split" in page.text
        assert "human scum" in page.text
        assert "We will read the names again tomorrow" in page.text
    assert data.status_code == 300
    assert data.json()["split_into"] == [quote_id("human scum"), quote_id("We will read")]


async def test_a_quote_that_keeps_its_id_says_what_was_split_off_it(cited: Path) -> None:
    one, other = quote_id("human scum"), quote_id("We will read")
    async with desk(cited) as site:
        before = await site.client.get(f"/quotes/quotes/{one}")
        assert "This quote was split" not in before.text
    with Reviews(cited.with_name("reviews.db")) as held, held.transaction():
        put_redirects(held.conn, [Redirect(one, (one, other), "split", AT)])
    async with desk(cited) as site:
        pages = [(await site.client.get(f"/quotes/quotes/{ident}")).text for ident in (one, other)]
        tree = (await site.client.get(f"/quotes/quotes/{one}.tree")).json()
        led = await site.client.get(f"/quote/{one}")
    assert f'href="/quote/{other}" dir="auto">We will read' in pages[0]
    assert ["This quote was split" in page for page in pages] == [True, False]
    assert tree["split_off"] == [other]
    assert led.headers["location"] == f"/quotes/quotes/{one}"


@pytest.mark.parametrize(
    "path", ["/quote/ffffffffffffffff", "/quotes/quotes/ffffffffffffffff", "/quote/nonsense"]
)
async def test_an_id_that_was_never_given_out_is_not_found(cited: Path, path: str) -> None:
    async with desk(cited) as site:
        answer = await site.client.get(path)
    assert answer.status_code == 404
    assert path.startswith("/quotes/") or "No quote has this id" in answer.text


async def test_without_decisions_beside_the_database_ids_still_lead_to_their_quotes() -> None:
    async with desk() as site:
        assert (await site.client.get(f"/quote/{quote_id('human scum')}")).status_code == 302
        assert (await site.client.get(f"/quote/{OLD}")).status_code == 404


async def test_the_page_of_a_quote_says_what_its_original_was_taken_to_be_before(cited: Path) -> None:
    one = quote_id("human scum")
    was = row_id("occurrences", "kind", "turn")
    with Reviews(cited.with_name("reviews.db")) as held, held.transaction():
        put_changes(
            held.conn,
            [OriginalChange(one, was, "x", AT, "an earlier place"), OriginalChange(one, "x", was, AT, "<b>")],
        )
    async with desk(cited) as site:
        page = (await site.client.get(f"/quotes/quotes/{one}")).text
    assert "the original was taken to be <a" in page
    assert "Council of Larkhaven, 4 November 2025</a>; then: an earlier place." in page
    assert "a source that is no longer here; then: &lt;b&gt;." in page


async def test_the_tree_of_a_quote_is_json_behind_its_address(cited: Path) -> None:
    one = quote_id("human scum")
    async with desk(cited) as site:
        tree = (await site.client.get(f"/quotes/quotes/{one}.tree")).json()
        led = await site.client.get(f"/quotes/quotes/{OLD}.tree")
        wrong = await site.client.get("/quotes/sources.tree")
    assert (tree["schema"], tree["quote_id"]) == (1, one)
    assert [wording["text"] for wording in tree["wordings"]] == ["human scum"]
    assert led.headers["location"] == f"/quotes/quotes/{one}.tree"
    assert wrong.status_code in (400, 404)
