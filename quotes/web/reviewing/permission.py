"""Who may decide: two permissions of Datasette's own kind, which both of its versions ask for in their own words.

`review-quotes` is for deciding, `manage-sources` for decisions about sources. Nobody has either unless it is given:
under `plugins: quotes: permissions:` in the metadata, as Datasette's allow blocks, on 0.65 and 1.0 alike.
"""

from typing import Any

from datasette.utils import actor_matches_allow

REVIEW = "review-quotes"
SOURCES = "manage-sources"
ACTIONS = {
    REVIEW: "Decide about quotes, wordings, places and speakers, and see what others decided",
    SOURCES: "Decide about sources: hide them from publication",
}
# A longer name is no name of a person.
LONGEST_ID = 100


def actor_id(actor: Any) -> str | None:
    """The name under which somebody decides, None where nobody is signed in."""
    found = actor.get("id") if isinstance(actor, dict) else None
    return str(found)[:LONGEST_ID] if found else None


async def may(datasette: Any, actor: Any, action: str) -> bool:
    """Whether this person may do that; somebody who is not signed in never may."""
    if actor_id(actor) is None:
        return False
    if hasattr(datasette, "ensure_permission"):
        return bool(await datasette.allowed(action=action, actor=actor))
    return bool(await datasette.permission_allowed(actor, action, default=False))


def configured(datasette: Any, actor: Any, action: str) -> bool | None:
    """What the settings say of an actor and one of our permissions; None where they say nothing."""
    if action not in ACTIONS or actor_id(actor) is None:
        return None
    given = ((datasette.plugin_config("quotes") or {}).get("permissions") or {}).get(action)
    return None if given is None else bool(actor_matches_allow(actor, given))


def actions() -> list[Any]:
    """Our permissions as Datasette 1.0 wants them declared."""
    from datasette.permissions import Action

    return [Action(name=name, description=told) for name, told in ACTIONS.items()]


def rules(datasette: Any, actor: Any, action: str) -> Any:
    """What the settings say, in the form that Datasette 1.0 asks for."""
    from datasette.permissions import PermissionSQL

    answer = configured(datasette, actor, action)
    if answer is None:
        return None
    return PermissionSQL.allow("plugins: quotes: permissions") if answer else None
