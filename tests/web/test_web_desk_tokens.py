"""Programs at the desk: tokens of the configuration, and on Datasette 1.0 managed ones, which end and can be restricted."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.conftest import Program
from tests.desk_fixtures import BOT, config
from tests.review_fixtures import WALL, Newsroom, newsroom
from tests.web_fixtures import ONE, desk

Change = Callable[[Any], Awaitable[str]]


@pytest.fixture
def room(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


@asynccontextmanager
async def managed(room: Newsroom) -> AsyncIterator[Any]:
    """A site with a desk that keeps its tokens in a table."""
    described = config()
    described["plugins"]["datasette-auth-tokens"] = {"manage_tokens": True}
    async with desk(room.db, config=described) as site:
        yield site


async def decided(site: Any, room: Newsroom, token: str, about: str = "quote") -> int:
    ident = (
        room.quote_of(WALL)
        if about == "quote"
        else room.one("SELECT id FROM sources WHERE tier = 'secondary'")
    )
    kind, named = ("confirm", "Rosa Quill") if about == "quote" else ("hide", "")
    body = {"kind": kind, "about": about, "object": ident, "named": named, "reason": "on the tape"}
    answer = await site.client.post(
        "/-/review/decide", json=body, headers={"Authorization": f"Bearer {token}"}
    )
    return int(answer.status_code)


async def whole(site: Any) -> str:
    return str(await site.create_token("bot", handler="dsatok"))


async def of_somebody_else(site: Any) -> str:
    return str(await site.create_token("eve", handler="dsatok"))


async def restricted(site: Any) -> str:
    from datasette.tokens import TokenRestrictions

    only = TokenRestrictions().allow_all("view-table")
    return str(await site.create_token("bot", handler="dsatok", restrictions=only))


async def revoked(site: Any) -> str:
    token = await whole(site)
    await site.get_internal_database().execute_write("update _datasette_auth_tokens set token_status = 'R'")
    return token


async def over(site: Any) -> str:
    token = str(await site.create_token("bot", handler="dsatok", expires_after=60))
    sql = "update _datasette_auth_tokens set created_timestamp = created_timestamp - 61"
    await site.get_internal_database().execute_write(sql)
    return token


async def test_a_token_of_the_configuration_decides_what_its_owner_may(room: Newsroom) -> None:
    async with desk(room.db, config=config()) as site:
        assert await decided(site, room, BOT) == 201
        assert await decided(site, room, BOT, "source") == 403
        assert await decided(site, room, "guessed") == 404


if ONE:

    @pytest.mark.parametrize(
        ("made", "status"),
        [(whole, 201), (of_somebody_else, 403), (restricted, 403), (revoked, 404), (over, 404)],
    )
    async def test_a_managed_token_decides_as_long_and_as_far_as_it_goes(
        room: Newsroom, made: Change, status: int
    ) -> None:
        async with managed(room) as site:
            # Somebody whose token has ended is nobody, and to nobody the desk is not there.
            assert await decided(site, room, await made(site)) == status
