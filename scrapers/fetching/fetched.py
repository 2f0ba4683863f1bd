"""What was fetched, and how much a fetch may take."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may take: `size` in bytes, packed or not; `seconds` in all; redirects followed."""

    size: int = 64 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 5


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the bytes, where from, and when.

    `url` is the address or path as given, `final_url` the one that answered after redirects. `status` is the
    HTTP status, None for a file. `headers` are (name, value) pairs as sent. `media_type` is stated by the
    server, or follows from a file's ending; it may carry parameters. `fetched` is a UTC ISO time, `sha256`
    that of `data`.
    """

    data: bytes
    url: str
    final_url: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    media_type: str | None
    fetched: str
    sha256: str


def in_words(size: int) -> str:
    """A number of bytes as a person says it."""
    return f"{size // MB} MB" if size >= MB else f"{size // 1024} KB"


def too_large(what: str, limits: Limits) -> str:
    """The sentence for what has more bytes than the limit."""
    return f"{what} has more than {in_words(limits.size)}; take a smaller part of it."


def fetched(
    data: bytes,
    url: str,
    final_url: str,
    status: int | None,
    headers: tuple[tuple[str, str], ...],
    media_type: str | None,
) -> Fetched:
    """The value of bytes that came just now."""
    return Fetched(
        data=data,
        url=url,
        final_url=final_url,
        status=status,
        headers=headers,
        media_type=media_type,
        fetched=datetime.now(UTC).isoformat(timespec="seconds"),
        sha256=hashlib.sha256(data).hexdigest(),
    )
