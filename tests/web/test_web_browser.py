"""The site in a real browser: search, verify, follow, and no word of a source that runs."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.browser_fixtures import CHROMIUM, NEEDS_BROWSER, NO_BROWSER, overheard, served
from tests.web_fixtures import CLAIM_ALTERED, HOSTILE_WORDS, SCRIPT, quote_id, row_id

pytestmark = NEEDS_BROWSER

DRAFT = f"Ines Marlow said: “{CLAIM_ALTERED}.” Nobody laughed. “Human scum,” said Dunstan Pike. {SCRIPT}"
PAGES = (
    "/", "/-/verify", f"/-/verify?{urlencode({'quote': HOSTILE_WORDS, 'speaker': SCRIPT})}", "/-/find?words=ferry", "/-/check",
    f"/-/verify?{urlencode({'quote': CLAIM_ALTERED})}", "/quotes", "/quotes/sources", "/quotes/variants?_search=ferry",
    "/quotes/search?words=ferry&speaker=",
)  # fmt: skip
ROWS = {
    "QUOTE": lambda: f"/quotes/quotes/{quote_id(SCRIPT)}",
    "SPEAKER": lambda: f"/quotes/speakers/{row_id('speakers', 'name', 'Ottoline')}",
    "SOURCE": lambda: f"/quotes/sources/{row_id('sources', 'title', SCRIPT)}",
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    assert CHROMIUM, NO_BROWSER
    with served() as found:
        yield found


class Watched:
    """A page, and what went wrong or went out while it was open."""

    def __init__(self, context: Any, address: str) -> None:
        self.page = context.new_page()
        self.said = overheard(self.page)
        self.foreign: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("request", lambda request: self._request(request.url, address))

    def _dialog(self, dialog: Any) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str, address: str) -> None:
        if not url.startswith(address):
            self.foreign.append(url)


@pytest.fixture
def watched(chromium: Any, address: str) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1024, "height": 800})
    context.set_default_timeout(20_000)
    seen = Watched(context, address)
    yield seen
    context.close()
    assert seen.said == []
    assert seen.foreign == []


def test_a_person_who_searches_words_sees_who_said_them_and_opens_the_quote(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address)
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_label("Words").fill("human scum")
    page.get_by_role("button", name="Search").click()
    result = page.locator(".found li")
    assert result.count() == 1
    assert "Dunstan Pike" in result.inner_text()
    result.get_by_role("link", name="Wordings, context and credits").click()
    assert page.get_by_role("heading", level=1).inner_text() == "human scum"
    assert page.get_by_role("row", name="Dunstan Pike credited probably 1").is_visible()
    assert "Radio Larkhaven called the tax collectors" in page.locator(".places .passage").inner_text()


def test_the_search_of_the_table_tells_who_said_it_too(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/quotes/variants")
    page.locator("input[name=_search]").fill("human scum")
    page.locator("input[name=_search]").press("Enter")
    page.wait_for_url("**_search=human**")
    assert "Dunstan Pike" in page.locator("table.rows-and-columns").inner_text()


def test_an_altered_claim_is_verified_from_the_home_page_with_the_keyboard_alone(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(address)
    page.get_by_label("The words").focus()
    page.keyboard.insert_text(CLAIM_ALTERED)
    page.keyboard.press("Tab")
    page.keyboard.insert_text("Ines Marlow")
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/verify?**")
    assert page.locator(".diff del").inner_text().strip() == "already"
    assert page.locator(".badge").all_inner_texts() == ["Words changed", "Speaker confirmed"]
    link = page.get_by_role("link", name="Open at the words").first.get_attribute("href")
    assert link.startswith("https://larkhaven.example/council/2025-11-04#:~:text=")
    summary, asked = page.locator("#verdict").inner_text(), page.url
    page.get_by_role("link", name="Permanent link to this check").click()
    page.wait_for_url("**&speaker=Ines+Marlow")
    assert page.locator("#verdict").inner_text() == summary
    assert page.url == asked.removesuffix("&source=&said_on=")


def _check(page: Any, address: str) -> None:
    page.goto(f"{address}/-/check")
    page.get_by_label("The draft").fill(DRAFT)
    page.get_by_role("button", name="Check every quotation").click()
    page.wait_for_selector(".entries")
    page.wait_for_load_state()  # its style sheet too


def test_a_draft_is_checked_from_mark_to_list_and_kept_as_a_file(watched: Watched, address: str) -> None:
    page = watched.page
    _check(page, address)
    assert page.locator(".draft mark").count() == 2
    page.locator("#q1 a").click()
    page.wait_for_url("**#v1")
    assert "Words changed" in page.locator("#v1").inner_text()
    assert page.title() != "owned"
    with page.expect_download() as kept:
        page.get_by_role("button", name="CSV").click()
    assert kept.value.suggested_filename == "checked-draft.csv"
    rows = kept.value.path().read_text("utf-8").splitlines()
    assert rows[0].startswith("number,")
    assert "altered" in rows[1]


def test_the_bookmark_opens_the_selected_words_from_another_page(chromium: Any, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    script = (
        page.get_by_role("link", name="Check this quotation")
        .get_attribute("href")
        .removeprefix("javascript:")
    )
    other = context.new_page()
    other.set_content("<p id=words>human scum</p>")
    other.evaluate("getSelection().selectAllChildren(document.getElementById('words'))")
    with context.expect_page() as opened:
        other.evaluate(script)
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{address}/-/verify?quote=human%20scum"
    assert "Exact words" in opened.value.locator(".badges").inner_text()
    context.close()


@pytest.mark.parametrize("path", [*PAGES, *ROWS])
def test_no_page_runs_hostile_words_or_asks_another_server(watched: Watched, address: str, path: str) -> None:
    page = watched.page
    page.goto(address + ROWS.get(path, lambda: path)())
    page.wait_for_load_state("networkidle")
    assert page.title() != "owned"
    assert page.locator("img[src=x]").count() == 0


def test_a_script_that_got_in_all_the_same_would_not_run(chromium: Any, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/-/verify")
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.owned = 1'; document.body.append(s);"
        "const d = document.createElement('div'); d.innerHTML = '<img src=x onerror=\"window.owned = 2\">';"
        "document.body.append(d)"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.owned") is None
    context.close()
