"""A site with a desk over the story of the harbour wall: who may review, who may not, and how they sign in."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from datasette_auth_passwords.utils import hash_password

from db.reviewing import reviews
from tests.review_fixtures import Newsroom
from tests.web_fixtures import desk, metadata

PASSWORDS = {"ada": "a harbour wall", "ben": "eleven boats", "eve": "no doors"}
BOT = "token-of-the-archive"
MAY = {"review-quotes": {"id": ["ada", "ben", "bot"]}, "manage-sources": {"id": "ada"}}


def config(**quotes: Any) -> dict[str, Any]:
    """The settings as they ship, with accounts for ada and ben, who may review, and eve, who may not."""
    base = metadata()
    accounts = {f"{name}_password_hash": _hashed(word) for name, word in PASSWORDS.items()}
    plugins = {
        **base.get("plugins", {}),
        "quotes": {**base["plugins"]["quotes"], "permissions": MAY, **quotes},
        "datasette-auth-passwords": accounts,
        "datasette-auth-tokens": {"tokens": [{"token": BOT, "actor": {"id": "bot"}}]},
    }
    return {**base, "plugins": plugins}


_HASHES: dict[str, str] = {}


def _hashed(word: str) -> str:
    # The plugin's hash takes a quarter of a second, on purpose.
    if word not in _HASHES:
        _HASHES[word] = str(hash_password(word))
    return _HASHES[word]


@asynccontextmanager
async def newsdesk(path: Path, **quotes: Any) -> AsyncIterator[Any]:
    """A started site with a desk over a database file."""
    async with desk(path, config=config(**quotes)) as site:
        yield site


class Person:
    """Somebody with a browser: cookies, and forms that are sent as they were shown."""

    def __init__(self, site: Any, name: str | None) -> None:
        self.site, self.name = site, name
        self.cookies = {"ds_actor": site.sign({"a": {"id": name}}, "actor")} if name else {}

    async def get(self, path: str, **options: Any) -> Any:
        answer = await self.site.client.get(path, cookies=self.cookies, **options)
        self.cookies |= {k: v for k, v in answer.cookies.items() if k == "ds_csrftoken"}
        return answer

    async def post(self, path: str, data: dict[str, str], **options: Any) -> Any:
        return await self.site.client.post(path, data=data, cookies=self.cookies, **options)

    async def form(self, path: str) -> dict[str, str]:
        """The hidden fields of the form for deciding on that page."""
        html = (await self.get(path)).text
        found = re.search(r'<form class="ask decide".*?</form>', html, re.S)
        assert found, html[:2000]
        return hidden(found[0])

    async def decide(self, path: str, **fields: str) -> Any:
        """Fill in the form on a page and send it."""
        return await self.post("/-/review/decide", {**await self.form(path), **fields})

    async def undo(self, path: str) -> Any:
        """Press the first button that undoes something."""
        html = (await self.get(path)).text
        found = re.search(r'<form method="post" action="/-/review/undo">.*?</form>', html, re.S)
        assert found, html[:2000]
        return await self.post("/-/review/undo", hidden(found[0]))


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of a piece of a page."""
    return dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">', html))


def decisions(room: Newsroom) -> list[reviews.DecisionRow]:
    with reviews.reading(room.reviews) as held:
        return list(reviews.since(held.conn, 0)) if held else []
