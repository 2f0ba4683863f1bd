"""Forms that can be sent once, by whom they were shown to, about what they were shown for.

A ticket in each form is signed by Datasette. It names the person, the thing, the decisions that were in view, and a
number used once: a swapped row id, another person's form and a form sent twice are all told apart.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from itsdangerous import BadSignature

from quotes.web.claims import Refused

_NAMESPACE = "quotes-decision"
STALE = "This form is not one that was made for you here, or the site was restarted since. Load the page and decide again."


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a form was made for: `seen` are the ids of the decisions that stood when it was shown."""

    actor: str
    about: str
    object: str
    seen: tuple[str, ...]
    number: str


def made(datasette: Any, actor: str, about: str, thing: str, seen: Sequence[str]) -> str:
    """A ticket for a form that is shown to this person now."""
    value = {"a": actor, "k": about, "o": thing, "s": list(seen), "n": secrets.token_hex(8)}
    return str(datasette.sign(value, _NAMESPACE))


def opened(datasette: Any, actor: str, about: str, thing: str, signed: str) -> Ticket:
    """The ticket of a form that came back; raises `Refused` unless it is this person's, about this thing."""
    try:
        value = datasette.unsign(signed, _NAMESPACE)
        ticket = Ticket(value["a"], value["k"], value["o"], tuple(value["s"]), value["n"])
    except (BadSignature, KeyError, TypeError) as error:
        raise Refused(STALE, 400) from error
    if ticket.actor != actor:
        raise Refused("This form was made for somebody else; load the page and decide in your own name.", 403)
    if (ticket.about, ticket.object) != (about, thing):
        raise Refused("This form was made for another row; load the page and decide again.", 400)
    return ticket
