"""Pages that are no article: consent walls, login pages, soft 404s, pages empty without JavaScript."""

import re

from scrapers.wordlists import paired

# A wall says little; an article that mentions cookies says more. The shortest article of the saved pages has
# 95 words.
WALL_WORDS = 80
# A short report may say that something is "no longer available"; an error page says little else.
PLAIN, PLAIN_WORDS = {"missing", "blocked"}, 40
SENTENCES = {
    "script": "The page shows its text only with JavaScript; save it from a browser and add the saved file.",
    "consent": "The page is a consent wall, not an article; save it from a browser after answering it.",
    "login": "The page asks to log in or subscribe; save the article from a browser that is logged in.",
    "missing": "The page says that the article is not there; check the address.",
    "blocked": "The site sent a check for robots instead of the page; save the page from a browser.",
}
NOTHING = "No article text was found on the page; save the text itself and add that."


def wall(title: str | None, text: str, page: str) -> str | None:
    """Why a page is no article, as one sentence; None when it may be one.

    `text` is what was extracted, `page` the words of the whole page. Only pages with fewer than 80 words of
    text are suspected.
    """
    count = len(text.split(None, WALL_WORDS))
    if count > WALL_WORDS:
        return None
    named, spoken = _folded(title or ""), _folded(text)
    kind = _kind(named) or _kind(spoken)
    if kind in PLAIN and count > PLAIN_WORDS and _kind(named) is None:
        kind = None
    if kind is None and not text.strip():
        kind = _kind(_folded(page[:20_000]))
    if kind is None and re.match(r"\W*404\b", named):
        kind = "missing"
    if kind is not None:
        return SENTENCES[kind]
    return None if text.strip() else NOTHING


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def _kind(spoken: str) -> str | None:
    return next((kind for kind, words in paired("walls") if words in spoken), None)
