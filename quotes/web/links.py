"""Links that leave the site: only to the web, and where possible straight to the words or the second."""

from quotes.citations import deep_link, web_address

web = web_address
deep = deep_link


def name(url: str) -> str:
    """What to call a source that has no title: its address, or a file's name without the folders of this machine."""
    return url if web(url) else url.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
