"""Where a wiki keeps the text of a page, and its categories."""

from urllib.parse import quote


def raw(wiki: str, title: str) -> str:
    """The address of a wiki page's own text. (`/w/`, where the wiki's programs are, is closed to robots.)"""
    return f"{wiki.rstrip('/')}/wiki/{quote(title.replace(' ', '_'), safe='/:(),')}?action=raw"


def category(wiki: str, title: str) -> str:
    """The address of a wiki's category."""
    return f"{wiki.rstrip('/')}/wiki/Category:{quote(title.replace(' ', '_'), safe='/:(),')}"
