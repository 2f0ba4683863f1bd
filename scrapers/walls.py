"""Pages that are no article: consent walls, login pages, soft 404s, pages empty without JavaScript."""

import re
from functools import cache
from importlib.resources import files

# A wall says little; an article that mentions cookies says more. The shortest article of the saved pages has
# 95 words.
WALL_WORDS = 80
SENTENCES = {
    "script": "The page shows its text only with JavaScript; save it from a browser and add the saved file.",
    "consent": "The page is a consent wall, not an article; save it from a browser after answering it.",
    "login": "The page asks to log in or subscribe; save the article from a browser that is logged in.",
    "missing": "The page says that the article is not there; check the address.",
    "blocked": "The site sent a check for robots instead of the page; save the page from a browser.",
}
NOTHING = "No article text was found on the page; save the text itself and add that."


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    lines = files("scrapers").joinpath("words/walls.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if line.strip() and not line.startswith("#"))
    return tuple((kind.strip(), words.strip()) for kind, _, words in pairs)


def wall(title: str | None, text: str, page: str) -> str | None:
    """Why a page is no article, as one sentence; None when it may be one.

    `text` is what was extracted, `page` the words of the whole page. Only pages with fewer than 80 words of
    text are suspected.
    """
    if len(text.split(None, WALL_WORDS)) > WALL_WORDS:
        return None
    spoken = f"{title or ''}\n{text}".casefold().replace("’", "'")
    kind = _kind(spoken) or (_kind(page[:20_000].casefold().replace("’", "'")) if not text.strip() else None)
    if kind is None and title and re.match(r"\W*404\b", title):
        kind = "missing"
    if kind is not None:
        return SENTENCES[kind]
    return None if text.strip() else NOTHING


def _kind(spoken: str) -> str | None:
    return next((kind for kind, words in _phrases() if words in spoken), None)
