"""The names in a byline, whether it stands below a title or in the head of a page."""

import re


def split_authors(value: str) -> tuple[str, ...]:
    """The names in a byline, in order: "Ann Lee, Bo Ray and Cy Poe" gives three."""
    value = re.sub(r"^\s*by\s+", "", value, flags=re.IGNORECASE)
    names = (name.strip(" \t,;") for name in re.split(r",\s+|;\s*|\s+and\s+|\s+&\s+|\s+und\s+", value))
    return tuple(dict.fromkeys(name for name in names if name))
