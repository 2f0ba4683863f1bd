"""Results as JSON-ready data, for whoever writes them down.

`dataclasses.asdict` copies every text and number that it meets, which took a ninth as long as the verdict had taken; none
of them can be changed, so they are handed on as they are.
"""

from dataclasses import fields, is_dataclass
from typing import Any


class _Names(dict[type[object], tuple[str, ...]]):
    """The names of the fields of each dataclass, looked up once; none of any other kind of value."""

    def __missing__(self, kind: type[object]) -> tuple[str, ...]:
        self[kind] = found = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
        return found


_names = _Names()


def plain(value: Any) -> Any:
    """A value with every dataclass in it as a dict of its fields; tuples, lists and dicts are new ones."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, list):
        return list(map(plain, value))
    if isinstance(value, dict):
        return {key: plain(held) for key, held in value.items()}
    names = _names[type(value)]
    return {name: plain(getattr(value, name)) for name in names} if names else value
