"""What a visitor or a program asks to have checked, read from an address or a JSON body, within limits."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quotes.web.settings import SiteSettings

# What else a claim may say; the first is the words.
FIELDS = ("quote", "speaker", "source", "said_on")
LONGEST_NAME = 2_000
_SPACES = {number: " " for number in (*range(0x20), 0x7F) if chr(number) not in "\t\n"}
_SURROGATE = re.compile("[\ud800-\udfff]")


class Refused(Exception):
    """A request that cannot be answered as it stands: the sentence says why, `status` is the HTTP status."""

    def __init__(self, sentence: str, status: int = 400, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Claim:
    """Words to be checked, and what the asker says of them. `id` is echoed in a batch."""

    quote: str
    speaker: str | None = None
    source: str | None = None
    said_on: str | None = None
    id: str | int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The claims of one request; `batch` is true when they came as a list."""

    claims: tuple[Claim, ...]
    batch: bool = False


def clean(text: str) -> str:
    """The text as it can be stored and shown: control characters are spaces, lone surrogates U+FFFD."""
    kept = text.replace("\r\n", "\n").translate(_SPACES)
    if _SURROGATE.search(kept):
        kept = kept.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return kept.strip()


def from_address(args: Mapping[str, str], settings: SiteSettings) -> Claim | None:
    """The claim in an address, or None where no words were given; raises `Refused`."""
    fields = {name: args[name] for name in FIELDS if name in args}
    if not clean(fields.get("quote", "")):
        return None
    return _claim(fields, "", settings)


def from_body(body: bytes, settings: SiteSettings) -> Asked:
    """The claims in a JSON body: one object, or `{"claims": [...]}`; raises `Refused`."""
    asked = parsed(body)
    if not isinstance(asked, dict):
        raise Refused('The body must be a JSON object: {"quote": "…"} or {"claims": [{"quote": "…"}, …]}.')
    if "claims" not in asked:
        return Asked((_claim(asked, "", settings),))
    claims = asked["claims"]
    if unknown := sorted(set(asked) - {"claims"}):
        raise Refused(f'Beside "claims" there can be no {unknown[0]!r}: give it with each claim.')
    if not isinstance(claims, list) or not claims:
        raise Refused('"claims" must be a list of one claim or more.')
    if len(claims) > settings.shared.batch_claims:
        raise Refused(
            f"{len(claims)} claims are too many: send at most {settings.shared.batch_claims} at a time.", 413
        )
    return Asked(tuple(_claim(c, f"claims[{n}]: ", settings) for n, c in enumerate(claims)), batch=True)


def parsed(body: bytes) -> Any:
    """The value of a JSON body; raises `Refused` with the line where it stops being JSON."""
    try:
        return json.loads(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused(f"The body is not UTF-8: byte {error.start} cannot be read.") from None
    except json.JSONDecodeError as error:
        raise Refused(
            f"The body is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except (RecursionError, ValueError):
        raise Refused(
            "The body is not JSON that can be read: it is nested too deeply or has a number too long."
        ) from None


def _claim(value: Any, where: str, settings: SiteSettings) -> Claim:
    if not isinstance(value, dict):
        raise Refused(f'{where}a claim must be an object with "quote".')
    allowed = (*FIELDS, "id") if where else FIELDS
    if unknown := sorted(set(value) - set(allowed)):
        raise Refused(f"{where}there is no field {clean(unknown[0])[:40]!r}; there are {', '.join(allowed)}.")
    texts = {name: _text(value.get(name), name, where) for name in FIELDS}
    words = texts.pop("quote")
    if not words:
        raise Refused(f'{where}"quote" must hold the words to check.')
    if len(words) > settings.shared.claim_characters:
        raise Refused(
            f"{where}the quotation has {len(words):,} characters; "
            f"at most {settings.shared.claim_characters:,} can be checked at once. Check it in parts.",
            413,
        )
    ident = value.get("id")
    if ident is not None and (
        not isinstance(ident, str | int) or isinstance(ident, bool) or len(str(ident)) > 200
    ):
        raise Refused(f'{where}"id" must be a number or a string of at most 200 characters.')
    return Claim(words, **texts, id=clean(ident) if isinstance(ident, str) else ident)


def _text(value: Any, name: str, where: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(f'{where}"{name}" must be a string.')
    if name != "quote" and len(value) > LONGEST_NAME:
        raise Refused(f'{where}"{name}" has more than {LONGEST_NAME:,} characters.', 413)
    return clean(value) or None


def arguments(request: Any) -> dict[str, str]:
    """The parameters of an address, the first of each name."""
    given = request.args  # taken apart anew each time it is asked for
    return {name: given.get(name) for name in given}


async def body(request: Any, limit: int, within_ms: int) -> bytes:
    """The body of a request, read no further than the limit; raises `Refused` with 413 beyond it, 408 when it is slow."""
    try:
        async with asyncio.timeout(within_ms / 1000):
            return await _body(request, limit)
    except TimeoutError:
        raise Refused(f"The body did not come within {within_ms / 1000:g} s: send it again.", 408) from None


async def _body(request: Any, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await request.receive()
        if message["type"] != "http.request":
            raise Refused("The connection was closed before the whole body had come.")
        parts.append(bytes(message.get("body", b"")))
        size += len(parts[-1])
        if size > limit:
            raise Refused(f"The body is too large: send at most {limit:,} bytes.", 413)
        if not message.get("more_body", False):
            return b"".join(parts)
