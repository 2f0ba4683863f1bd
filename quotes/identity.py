"""Ids derived from content, so that the same inputs give the same ids on every machine."""

from functools import cache
from hashlib import blake2b

# 64 bits: among ten million ids the chance of one collision is 3 in a million (birthday bound n²/2^65).
BYTES = 8


def ident(kind: str, *parts: str | int | None) -> str:
    """A permanent id of 16 hex digits for a thing of that kind with that content.

    Parts are joined by NUL, which no text here can hold, so no two lists of parts run together.
    """
    content = "\0".join(["" if part is None else str(part) for part in parts])
    digest = _begun(kind).copy()  # in half the time of beginning anew
    digest.update(content.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def _begun(kind: str) -> blake2b:
    return blake2b(digest_size=BYTES, person=kind.encode())
