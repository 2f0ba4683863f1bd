"""Takes pictures of the main pages, in both themes and three widths, over the made-up town of the tests.

Run it from the project's folder: `python -m bench.screenshots [FOLDER]`. The pictures that the docs show are
the light ones at 1024 px and the dark one of a verdict at 320 px; the others are for looking at.
"""

import sqlite3
import sys
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests import hard_fixtures as hard
from tests.browser_fixtures import CHROMIUM, NO_BROWSER, browser, served
from tests.web_fixtures import CLAIM_ALTERED, CLAIM_TURNED, HOSTILE_WORDS, SCRIPT, quote_id, row_id

FOLDER = Path("docs/pictures")
WIDTHS = (320, 768, 1024)
SHOWN = {
    "home-light-1024",
    "altered-light-1024",
    "altered-dark-320",
    "family-light-1024",
    "find-light-1024",
    "checked-light-1024",
}


HARD = {"family": hard.WALL, "many-places": hard.MANY, "long-quote": hard.LONG[:40], "chinese": hard.ANALECTS}
DRAFT = f"""Ines Marlow said on Tuesday: “{CLAIM_ALTERED}.” Nobody in the hall objected.

“Human scum,” said Dunstan Pike of the tax collectors.

As Ottoline Grey once said, “A small town keeps a long memory.”
"""


def _verify(quote: str, speaker: str = "") -> str:
    return f"/-/verify?{urlencode({'quote': quote, 'speaker': speaker})}"


def pages() -> dict[str, str]:
    """The addresses of the pages worth looking at, by name: full, empty, long and hostile ones."""
    return {
        "home": "/",
        "verify": "/-/verify",
        "altered": _verify(CLAIM_ALTERED, "Ines Marlow"),
        "turned": _verify(CLAIM_TURNED),
        "misattributed": _verify("A small town keeps a long memory.", "Ottoline Grey"),
        "not-found": _verify("Nobody in this town ever wrote that down", "Somebody Else"),
        "refused": _verify("?!"),
        "long": _verify("An uncommonly long sentence that goes on and on, " * 250),
        "hostile": _verify(HOSTILE_WORDS, SCRIPT),
        "find": f"/-/find?{urlencode({'words': 'human scum'})}",
        "find-nothing": f"/-/find?{urlencode({'words': 'zeppelin'})}",
        "quote": f"/quotes/quotes/{quote_id('human scum')}",
        "quote-hostile": f"/quotes/quotes/{quote_id(SCRIPT)}",
        "speaker": f"/quotes/speakers/{row_id('speakers', 'name', 'Dunstan')}",
        "source": f"/quotes/sources/{row_id('sources', 'title', 'Radio')}",
        "wordings": "/quotes/variants",
        "database": "/quotes",
        "check": "/-/check",
        "checked": "/-/check",
    }


def _check(page: Any) -> None:
    page.get_by_label("The draft").fill(DRAFT)
    page.get_by_role("button", name="Check every quotation").click()
    page.wait_for_selector(".entries")
    page.wait_for_load_state()


def addresses(town: str, trying: str) -> dict[str, tuple[str, str]]:
    """Every picture's server and path: the town of the tests, and the sources that are hard to show."""
    found = {name: (town, path) for name, path in pages().items()}
    with closing(sqlite3.connect(hard.hard())) as conn:
        for name, start in HARD.items():
            sql = "select quote_id from variants where substr(text, 1, ?) = ?"
            ident = conn.execute(sql, [len(start), start]).fetchone()[0]
            found[name] = (trying, f"/quotes/quotes/{ident}")
    return {
        **found,
        "right-to-left": (trying, _verify(hard.PROVERB)),
        "two-letters": (trying, "/-/find?words=%E6%9C%89%E6%9C%8B"),
    }


def _smaller(picture: Path) -> None:
    """The picture in 128 colours where Pillow is installed: a third of the bytes, and no difference to be seen."""
    if find_spec("PIL") is not None:
        image = import_module("PIL.Image").open(picture)
        image.convert("RGB").quantize(128).save(picture, optimize=True)


def take(folder: Path, *, everything: bool) -> list[Path]:
    """Save the pictures as PNG files and give back their paths; without `everything` only those the docs show."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with served() as town, served(hard.hard()) as trying, browser() as chromium:
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 700})
                page = context.new_page()
                for name, (address, path) in addresses(town, trying).items():
                    if not everything and f"{name}-{scheme}-{width}" not in SHOWN:
                        continue
                    answer = page.goto(address + path)
                    if name == "checked":
                        _check(page)
                    if answer.status >= 500:
                        raise SystemExit(
                            f"{path} was answered with {answer.status}; no picture is taken of a fault."
                        )
                    taken.append(folder / f"{name}-{scheme}-{width}.png")
                    page.screenshot(path=str(taken[-1]), full_page=True)
                    _smaller(taken[-1])
                context.close()
    return taken


if __name__ == "__main__":
    if CHROMIUM is None:
        raise SystemExit(NO_BROWSER)
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for picture in take(target, everything=target != FOLDER):
        print(picture)
