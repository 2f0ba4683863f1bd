"""Days as people and sources give them: a day, a month or a year of ISO 8601."""

import re

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def is_day(given: str) -> bool:
    """Whether this is `2024-03-12`, `2024-03` or `2024`."""
    return _DAY.fullmatch(given) is not None


def no_day(given: str) -> str:
    """What to say of something that is none."""
    return f"{given[:40]!r} is no date; write it as 2024-03-12, 2024-03 or 2024."
