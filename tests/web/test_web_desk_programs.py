"""Programs at the desk: deciding and undoing with a token, as JSON, on both versions of Datasette."""

from collections.abc import AsyncIterator, Iterator
from types import ModuleType
from typing import Any

import pytest
from datasette import hookimpl
from datasette.plugins import pm

from tests.conftest import Program
from tests.desk_fixtures import BOT, decisions, newsdesk
from tests.review_fixtures import WALL, Newsroom, newsroom


@pytest.fixture
def room(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


@pytest.fixture
async def site(room: Newsroom) -> AsyncIterator[Any]:
    async with newsdesk(room.db) as found:
        yield found


async def test_a_program_with_a_token_decides_and_gets_json(room: Newsroom, site: Any) -> None:
    body = {"kind": "confirm", "about": "quote", "object": room.quote_of(WALL), "named": "Rosa Quill"}
    bearer = {"Authorization": f"Bearer {BOT}"}
    answer = await site.client.post("/-/review/decide", json=body, headers=bearer)
    assert answer.status_code == 201
    assert answer.json()["decision"] == decisions(room)[0].id
    assert decisions(room)[0].author == "bot"
    wrong = await site.client.post("/-/review/decide", json=body, headers={"Authorization": "Bearer guessed"})
    assert wrong.status_code == 404
    nonsense = await site.client.post("/-/review/decide", json={**body, "kind": "delete"}, headers=bearer)
    assert (nonsense.status_code, nonsense.json()["ok"]) == (400, False)


async def test_a_program_undoes_a_decision_by_naming_it_alone(room: Newsroom, site: Any) -> None:
    body = {"kind": "confirm", "about": "quote", "object": room.quote_of(WALL), "named": "Rosa Quill"}
    bearer = {"Authorization": f"Bearer {BOT}"}
    made = (await site.client.post("/-/review/decide", json=body, headers=bearer)).json()["decision"]
    undone = await site.client.post("/-/review/undo", json={"decision": made}, headers=bearer)
    assert (undone.status_code, decisions(room)[-1].kind, decisions(room)[-1].supersedes) == (
        201,
        "undo",
        made,
    )
    again = await site.client.post("/-/review/undo", json={"decision": made}, headers=bearer)
    unknown = await site.client.post("/-/review/undo", json={"decision": "never-made"}, headers=bearer)
    assert (again.status_code, unknown.status_code) == (409, 409)
    assert "no such decision" in unknown.json()["error"]


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ({"about": "49d01e36fb619e10"}, '"about" says what is decided about: quote, variant, occurrence'),
        ({"nmaed": "Rosa Quill"}, "There is no field 'nmaed'; there are kind, about, object, named"),
    ],
)
async def test_a_slip_of_a_program_is_told_with_the_fields_there_are(
    room: Newsroom, site: Any, slip: dict[str, str], told: str
) -> None:
    body = {"kind": "confirm", "about": "quote", "object": room.quote_of(WALL), "named": "Rosa Quill"}
    bearer = {"Authorization": f"Bearer {BOT}"}
    answer = await site.client.post("/-/review/decide", json={**body, **slip}, headers=bearer)
    assert (answer.status_code, told in answer.json()["error"]) == (400, True)
    assert decisions(room) == []


@pytest.fixture
def signed_on_in_front() -> Iterator[None]:
    """The plugin of the guide: a proxy that signs people on names them in a header."""

    def named(request: Any) -> dict[str, str] | None:
        name = request.headers.get("x-forwarded-user")
        return {"id": name} if name else None

    plugin = ModuleType("signed_on_in_front")
    vars(plugin)["actor_from_request"] = hookimpl(named)
    pm.register(plugin)
    yield
    pm.unregister(plugin)


@pytest.mark.usefixtures("signed_on_in_front")
async def test_json_of_a_person_whom_a_proxy_signed_on_is_told_to_come_with_a_token(
    room: Newsroom, site: Any
) -> None:
    body = {"kind": "confirm", "about": "quote", "object": room.quote_of(WALL), "named": "Rosa Quill"}
    refused = await site.client.post("/-/review/decide", json=body, headers={"X-Forwarded-User": "ada"})
    assert refused.status_code == 403
    assert "JSON is taken with a token alone" in refused.text
    assert decisions(room) == []
