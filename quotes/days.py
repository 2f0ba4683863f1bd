"""Days as people and sources give them: a day, a month or a year of ISO 8601."""

import re
from datetime import date

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?P<day>-\d{2})?)?", re.ASCII)


def is_day(given: str) -> bool:
    """Whether this is `2024-03-12`, `2024-03` or `2024`; a day must be one of the calendar."""
    found = _DAY.fullmatch(given)
    if found is None or found["day"] is None:
        return found is not None
    try:
        date.fromisoformat(given)
    except ValueError:
        return False
    return True


def no_day(given: str) -> str:
    """What to say of something that is none."""
    return f"{given[:40]!r} is no date; write it as 2024-03-12, 2024-03 or 2024."
