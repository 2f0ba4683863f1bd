"""Every page in both themes on a phone, with plain and with hard content: nothing runs, nothing is cut off, axe is content."""

import sqlite3
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

import pytest

from tests import hard_fixtures as hard
from tests.browser_fixtures import NEEDS_BROWSER, overheard, served
from tests.web_fixtures import CLAIM_ALTERED, ONE, SCRIPT, quote_id, row_id

pytestmark = NEEDS_BROWSER

PHONE = {"width": 320, "height": 640}
THEMES = ("light", "dark")
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def _verify(words: str, speaker: str = "") -> str:
    return f"/-/verify?{urlencode({'quote': words, 'speaker': speaker})}"


def _hard(sql: str, *values: str) -> str:
    with closing(sqlite3.connect(hard.hard())) as conn:
        return str(conn.execute(sql, values).fetchone()[0])


def _quote(start: str) -> str:
    ident = _hard("select quote_id from variants where substr(text, 1, ?1) = ?2", str(len(start)), start)
    return f"/quotes/quotes/{ident}"


OURS: dict[str, Callable[[], str]] = {
    "home": lambda: "/",
    "verify": lambda: "/-/verify",
    "altered": lambda: _verify(CLAIM_ALTERED, "Ines Marlow"),
    "not found": lambda: _verify("never on any record here", "Somebody Else"),
    "refused": lambda: _verify("?!"),
    "find": lambda: "/-/find?words=ferry",
    "find nothing": lambda: "/-/find?words=zeppelin",
    "check": lambda: "/-/check",
    "no such page": lambda: "/quote/0123456789abcdef",
    "quote": lambda: f"/quotes/quotes/{quote_id(SCRIPT)}",
    "speaker": lambda: f"/quotes/speakers/{row_id('speakers', 'name', 'Ottoline')}",
    "source": lambda: f"/quotes/sources/{row_id('sources', 'title', SCRIPT)}",
}
HARD: dict[str, Callable[[], str]] = {
    "home": lambda: "/",
    "a family": lambda: _quote(hard.WALL),
    "500 places": lambda: _quote(hard.MANY),
    "2,000 words": lambda: _quote(hard.LONG[:40]),
    "2,000 words checked": lambda: _verify(hard.LONG, hard.LONG_NAME),
    "a long name": lambda: "/quotes/speakers/" + _hard("select id from speakers where name like 'Honoria%'"),
    "Chinese": lambda: _verify("不亦乐乎", "孔子"),
    "Arabic": lambda: _verify(hard.PROVERB),
    "Hebrew": lambda: _quote(hard.GENESIS),
    "Japanese": lambda: f"/-/find?{urlencode({'words': 'にほ'})}",
}
DATASETTE = (
    "/quotes",
    "/quotes/sources",
    "/quotes/variants?_search=ferry",
    "/quotes/snapshots",
    "/quotes/occurrences?_facet=variant_n",
    "/quotes?sql=select+published%2C+text+from+sources",
    "/quotes/search?words=ferry&speaker=",
    "/-/search?q=ferry",
)


@pytest.fixture(scope="module")
def plain() -> Iterator[str]:
    with served() as found:
        yield found


@pytest.fixture(scope="module")
def trying() -> Iterator[str]:
    with served(hard.hard()) as found:
        yield found


class Opened:
    """A page on a phone, and what it said or ran."""

    def __init__(self, chromium: Any, theme: str = THEMES[0]) -> None:
        self.context = chromium.new_context(color_scheme=theme, viewport=PHONE)
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.said = overheard(self.page)

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def wide(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def in_themes(self) -> Iterator[str]:
        """Each theme, the page as it was opened and then turned to the other: no reader has to load it again."""
        for theme in THEMES:
            self.page.emulate_media(color_scheme=theme)
            yield theme

    def violations(self, context: dict[str, Any] | None = None, **options: Any) -> list[tuple[str, str]]:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        # Of the rules that are kept one example is enough.
        options = {**options, "resultTypes": ["violations"]}
        response = axe.Axe().run(self.page, context=context, options=options).response
        assert response["passes"]  # it did look
        return [(rule["id"], node["html"][:200]) for rule in response["violations"] for node in rule["nodes"]]


def _faults(opened: Opened) -> dict[str, dict[str, object]]:
    """What is wrong with a page of ours in each theme: all must be as for one that is whole."""
    return {
        theme: {
            "ran": opened.page.evaluate("window.owned"),
            "said": list(opened.said),
            "too wide by": max(0, opened.wide() - PHONE["width"]),
            "faint": opened.page.evaluate(CONTRAST),
            # The best practices too, beside WCAG 2.2 A and AA; the other theme changes nothing but colours.
            "axe": opened.violations() if theme == THEMES[0] else opened.violations(runOnly=COLOURS),
        }
        for theme in opened.in_themes()
    }


WHOLE: dict[str, dict[str, object]] = {
    theme: {"ran": None, "said": [], "too wide by": 0, "faint": [], "axe": []} for theme in THEMES
}


@pytest.mark.parametrize("name", OURS)
def test_a_page_of_ours_is_whole_on_a_phone_and_axe_finds_no_violation(
    chromium: Any, plain: str, name: str
) -> None:
    with Opened(chromium) as opened:
        opened.page.goto(plain + OURS[name]())
        if name in ("refused", "no such page"):
            opened.said.clear()  # the browser reports the status
        assert _faults(opened) == WHOLE


@pytest.mark.parametrize("name", HARD)
def test_long_content_and_other_scripts_fit_too(chromium: Any, trying: str, name: str) -> None:
    with Opened(chromium) as opened:
        opened.page.goto(trying + HARD[name]())
        assert _faults(opened) == WHOLE


@pytest.mark.parametrize("number", range(len(hard.PAYLOADS)))
def test_no_payload_runs_wherever_a_source_puts_it(chromium: Any, trying: str, number: int) -> None:
    payload = hard.PAYLOADS[number]
    words = f"The ferry {payload} leaves at nine number {number} every morning"
    speaker = _hard("select id from speakers where name like ?", f"%speaker {number}")
    source = _hard(
        "select source_id from occurrences o join variants v on v.n = o.variant_n where v.text = ?", words
    )
    saying = _hard("select id from sources where licence = ?", payload)
    paths = (
        _quote(words), f"/quotes/speakers/{speaker}", f"/quotes/sources/{source}", f"/quotes/sources/{saying}",
        _verify(words, payload), f"/-/find?{urlencode({'words': f'number {number}', 'speaker': payload})}",
        f"/quotes/sources?_search=number+{number}", f"/quotes/search?words=number+{number}&speaker=",
    )  # fmt: skip
    with Opened(chromium) as opened:
        for path in paths:
            opened.page.goto(trying + path)
            assert opened.page.evaluate("window.owned") is None, path
            assert opened.page.locator("img, base, iframe, object").count() == 0, path
            links = opened.page.eval_on_selector_all("a", "all => all.map((a) => a.protocol)")
            assert set(links) <= {"http:", "https:"}, path
            if "/quotes/sources?" not in path and "/quotes/search" not in path:
                assert opened.wide() <= PHONE["width"], path
                assert opened.page.evaluate("document.querySelectorAll('main script').length") == 0, path
        assert opened.said == []


def test_a_checked_draft_is_whole_on_a_phone(chromium: Any, plain: str) -> None:
    with Opened(chromium) as opened:
        opened.page.goto(f"{plain}/-/check")
        draft = f"Ines Marlow said: “{CLAIM_ALTERED}.” {SCRIPT} “Human scum,” said {hard.LONG_NAME}."
        opened.page.get_by_label("The draft").fill(draft)
        opened.page.get_by_role("button", name="Check every quotation").click()
        opened.page.wait_for_selector(".entries")
        opened.page.wait_for_load_state()
        assert _faults(opened) == WHOLE


@pytest.mark.parametrize("path", DATASETTE)
def test_datasettes_own_pages_keep_to_wcag_with_the_names_that_are_put_in(
    chromium: Any, plain: str, path: str
) -> None:
    with Opened(chromium) as opened:
        opened.page.goto(plain + path)
        if path.startswith("/-/search"):
            opened.page.get_by_role("region", name="Rows found").first.wait_for()
        assert opened.wide() <= PHONE["width"]
        if ONE:
            # Its script hides `matches` of the element, which axe calls.
            opened.page.evaluate("document.querySelector('navigation-search')?.remove()")
        # The box for SQL is CodeMirror's, made by its script.
        kept = {"exclude": [[".CodeMirror"], [".cm-editor"]]}
        rules = dict(zip(THEMES, (WCAG, COLOURS), strict=True))
        found = {theme: opened.violations(kept, runOnly=rules[theme]) for theme in opened.in_themes()}
        assert found == {theme: [] for theme in THEMES}


@pytest.mark.parametrize("path", DATASETTE)
def test_datasettes_own_pages_lead_to_ours_and_have_their_colours(
    chromium: Any, plain: str, path: str
) -> None:
    with Opened(chromium, "dark") as opened:
        opened.page.goto(f"{plain}/-/find")
        paper = opened.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        opened.page.goto(plain + path)
        assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
        opened.page.locator("header").get_by_role("link", name="Verify", exact=True).click()
        assert opened.page.url == f"{plain}/-/verify"


def test_words_and_days_stay_whole_in_datasettes_tables(chromium: Any, plain: str) -> None:
    def lines(opened: Opened, selector: str) -> int:
        rows = f"new Set([...document.querySelector('{selector}').getClientRects()].map((r) => Math.round(r.top))).size"
        return int(opened.page.evaluate(rows))

    with Opened(chromium) as opened:
        opened.page.goto(f"{plain}/quotes/occurrences?_facet=variant_n")
        names = opened.page.locator(".facet-info li a").all_inner_texts()
        assert any(len(name.split()) > 5 for name in names)
        cut = "[...document.querySelectorAll('.facet-info li')].map((li) => getComputedStyle(li).wordBreak)"
        assert set(opened.page.evaluate(cut)) == {"normal"}
        opened.page.set_viewport_size({"width": 700, "height": 700})
        opened.page.goto(
            f"{plain}/quotes?sql=select+published+as+day%2C+published%2C+text%2C+text+from+sources"
        )
        opened.page.evaluate(
            "for (const td of document.querySelectorAll('td.col-published')) td.innerHTML = `<b>${td.innerHTML}</b>`"
        )
        assert lines(opened, "td.col-published b") == 1


def test_the_box_for_sql_is_dark_in_the_dark(chromium: Any, plain: str) -> None:
    found = {}
    for theme in THEMES:
        with Opened(chromium, theme) as opened:
            opened.page.goto(f"{plain}/quotes?sql=select+1")
            box = opened.page.locator(".CodeMirror, .cm-editor").first
            box.wait_for()
            picture = box.screenshot()
            shown = (
                "(bytes) => new Promise((done) => { const i = new Image(); i.onload = () => {"
                "const c = document.createElement('canvas'); c.width = i.width; c.height = i.height;"
                "const x = c.getContext('2d'); x.drawImage(i, 0, 0);"
                "done([...x.getImageData(i.width / 2, i.height - 12, 1, 1).data].slice(0, 3)); };"
                "i.src = 'data:image/png;base64,' + bytes; })"
            )
            empty = opened.context.new_page()
            found[theme] = max(empty.evaluate(shown, b64encode(picture).decode()))
    assert found["light"] > 200
    assert found["dark"] < 80


# WCAG 2.2, 1.4.3: text has a contrast of 4.5 to its background, whatever stands behind it.
CONTRAST = """() => {
  const numbers = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (numbers(colour).length < 4 || numbers(colour)[3] === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const poor = [];
  for (const node of document.body.querySelectorAll('*')) {
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
    const [a, b] = [light(getComputedStyle(node).color), light(behind(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""
