"""A page as its elements and its words, so that hostile text is seen to be text."""

from html.parser import HTMLParser
from typing import Any


class Reader(HTMLParser):
    """The elements of a page with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


async def get(site: Any, path: str, **params: str) -> tuple[Any, Reader]:
    """The answer to a path, and its page."""
    answer = await site.client.get(path, params=params) if params else await site.client.get(path)
    return answer, Reader(answer.text)
