"""User names, which look like no other name: "@elm_watcher wrote", "user elm_watcher"."""

from collections.abc import Sequence

_USER = frozenset(("user", "commenter", "poster", "account"))
_AT = "@"


def is_handle(word: str) -> bool:
    """Whether a token is a user name by its form: behind "@", or with "_" inside."""
    return len(word) > 1 and (word[0] == _AT or "_" in word)


def user(held: Sequence[str]) -> str | None:
    """The user name that a description ends in ("Reddit user elm_watcher"), without "@" or "u/"; None where it ends in none."""
    last = held[-1]
    if is_handle(last):
        return last.removeprefix(_AT).removeprefix("u/")
    return last.removeprefix("u/") if len(held) > 1 and held[-2].lower() in _USER else None
