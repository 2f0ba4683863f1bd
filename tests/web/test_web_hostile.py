"""The pages cannot be broken into: nothing foreign is loaded, hostile words stay words, and what is shut stays unseen."""

import re

import pytest

from quotes.web import policy
from tests.page_reader import get
from tests.web_fixtures import HOSTILE_WORDS, SCRIPT, desk, metadata, quote_id, row_id

PATHS = ["/", "/-/verify", "/-/find?words=ferry", "/-/check"]


@pytest.mark.parametrize("path", [*PATHS, "/-/verify?quote=ferry+leaves+at+nine+before", "QUOTE"])
async def test_our_pages_bring_nothing_inline_and_forbid_it(path: str) -> None:
    path = f"/quotes/quotes/{quote_id(SCRIPT)}" if path == "QUOTE" else path
    async with desk() as site:
        answer, page = await get(site, path)
    assert answer.headers["content-security-policy"] == policy.STRICT
    assert answer.headers["referrer-policy"] in (
        "same-origin",
        "no-referrer",
    )  # 0.65.5 sets the latter on rows
    assert not page.all("script")
    assert not page.all("style")
    assert not [
        name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"
    ]


@pytest.mark.parametrize(
    "path", ["/quotes", "/quotes/sources", "/quotes/variants/99999", "/-/plugins.json", "/-/nothing"]
)
async def test_datasettes_own_pages_may_load_nothing_foreign(path: str) -> None:
    async with desk() as site:
        answer = await site.client.get(path)
    assert answer.headers["content-security-policy"] == policy.DATASETTE


@pytest.mark.parametrize(
    ("table", "column"), [("quotes", "text"), ("speakers", "name"), ("sources", "title")]
)
async def test_hostile_rows_are_words_on_our_pages_too(table: str, column: str) -> None:
    async with desk() as site:
        answer, page = await get(site, f"/quotes/{table}/{row_id(table, column, SCRIPT)}")
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert not page.all("script")
    assert not page.all("img")
    assert not [link for link in page.all("a") if (link.get("href") or "").lower().startswith("javascript:")]


@pytest.mark.parametrize(
    "path", ["/", "/-/find", "/-/verify", "QUOTE", "/quotes/sources", "/quotes/variants", "/quotes/search"]
)
async def test_hostile_words_stay_words_wherever_they_are_shown(path: str) -> None:
    params = {
        "/-/find": {"words": "ferry", "speaker": ""},
        "/-/verify": {"quote": HOSTILE_WORDS, "speaker": SCRIPT, "source": SCRIPT},
        "/quotes/search": {"words": "ferry", "speaker": ""},
    }
    async with desk() as site:
        answer, page = await get(
            site, f"/quotes/quotes/{quote_id(SCRIPT)}" if path == "QUOTE" else path, **params.get(path, {})
        )
    assert answer.status_code == 200
    assert SCRIPT not in answer.text
    assert not [attributes for attributes in page.all("img") if attributes.get("src") == "x"]
    scripts = [link for link in page.all("a") if (link.get("href") or "").lower().startswith("javascript:")]
    assert [link.get("class") for link in scripts] == (["bookmarklet"] if path == "/" else [])
    assert "49" not in re.findall(r"before (\S+)", page.text)
    if path != "/":
        assert "ferry" in page.text.lower()


async def test_search_words_are_shown_as_they_were_typed_and_as_text() -> None:
    async with desk() as site:
        answer, page = await get(site, "/-/find", words=f'"{SCRIPT}', speaker='" autofocus onfocus=x')
    assert SCRIPT not in answer.text
    assert [field["value"] for field in page.all("input")] == [f'"{SCRIPT}', '" autofocus onfocus=x']


async def test_whoever_may_not_see_a_table_may_not_see_it_through_our_pages() -> None:
    hidden = {**metadata(), "databases": {"quotes": {"tables": {"attributions": {"allow": False}}}}}
    async with desk(config=hidden) as site:
        for path in ("/-/verify?quote=human+scum", "/-/verify.json?quote=human+scum", "/-/find?words=human"):
            answer = await site.client.get(path)
            assert answer.status_code == 403
            assert ".json" not in path or answer.json()["status"] == 403
            assert "Pike" not in answer.text
        home = await site.client.get("/")
        quote = await site.client.get(f"/quotes/quotes/{quote_id('human scum')}")
        table = await site.client.get("/quotes/variants?_search=human+scum&_labels=off")
    assert home.status_code == quote.status_code == table.status_code == 200
    assert "those of" not in quote.text
    assert "Bram Teller" not in home.text
    assert "human scum" in table.text
    assert "Pike" not in table.text


async def test_a_label_of_a_row_that_nobody_may_see_is_not_put_beside_another() -> None:
    base = metadata()
    tables = {**base["databases"]["quotes"]["tables"], "quotes": {"label_column": "text", "allow": False}}
    hidden = {**base, "databases": {"quotes": {"tables": tables}}}
    async with desk(config=hidden) as site:
        told = await site.client.get("/quotes/variants.json?_shape=objects&_labels=on")
        page = await site.client.get("/quotes/variants")
        refused = await site.client.get("/quotes/quotes.json")
    assert refused.status_code == 403
    assert told.status_code == page.status_code == 200
    assert all("human scum" not in str(row["quote_id"]) for row in told.json()["rows"])
    assert ">human scum</a>" not in page.text
