"""One file or one web address, fetched whole: the bytes, and all that is known of how they came.

Built on http.client, since the connection must go to the very address that was checked, and the bytes, the
unpacked bytes, the time and the redirects must all have limits; a larger client would have to be taken apart
for each. Proxies named in the environment are not used: behind one, the check of addresses would be the
proxy's.
"""

import hashlib
import http.client
import mimetypes
import os
import socket
import ssl
import stat
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin

from scrapers.addresses import Resolver, Target, permitted, resolve, target
from scrapers.errors import Refused, TooLarge, Unreachable

AGENT = "quotes/0.1 (quotation checking; one page at a time)"
CHUNK = 65_536
# Of the addresses a name stands for, so many are tried.
TRIED = 4
REDIRECTS = {301, 302, 303, 307, 308}
ACCEPT = "text/html,application/xhtml+xml,text/plain,application/xml;q=0.9,*/*;q=0.5"


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


def fetch(
    source: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    agent: str = AGENT,
    resolver: Resolver = resolve,
) -> Fetched:
    """Fetch a web address or a file.

    Whatever holds `://` is an address, all else a path. Raises Refused, Unreachable or TooLarge, each with
    one sentence. `allow_private` lets addresses inside the own network through, for tests and intranets.
    """
    if "://" in source:
        return fetch_url(source, allow_private=allow_private, limits=limits, agent=agent, resolver=resolver)
    return fetch_file(source, limits=limits)


def fetch_file(path: str | Path, *, limits: Limits = LIMITS) -> Fetched:
    """Read a regular file. Raises Unreachable when that fails, Refused for a folder or a device."""
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as problem:
        raise Unreachable(f"There is no file {path}; check the path.") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Unreachable(
            f"The file {path} could not be opened ({reason}); check the path and its permissions."
        ) from problem
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_size > limits.size:
        os.close(handle)
        if stat.S_ISREG(status.st_mode):
            raise TooLarge(_too_large(str(path), limits))
        raise Refused(f"{path} is not a regular file; name a file, or a folder of files.")
    with os.fdopen(handle, "rb") as file:
        try:
            data = file.read(limits.size + 1)
        except OSError as problem:
            raise Unreachable(
                f"The file {path} could not be read ({problem.strerror}); try again."
            ) from problem
    if len(data) > limits.size:
        raise TooLarge(_too_large(str(path), limits))
    return _fetched(data, str(path), str(path), None, (), mimetypes.guess_type(str(path))[0])


def files_in(folder: str | Path) -> Iterator[Path]:
    """Every regular file below a folder, sorted by path; hidden ones and links are passed over.

    Raises Unreachable when the folder cannot be read.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        raise Unreachable(
            f"The folder {folder} could not be read ({problem.strerror}); check the path."
        ) from problem
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(entry.path)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def fetch_url(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    agent: str = AGENT,
    resolver: Resolver = resolve,
) -> Fetched:
    """Fetch a web address, following redirects, each of which is checked like the first.

    Raises Refused for what must not be asked, Unreachable for what did not answer with a page (errors 4xx and
    5xx among it), TooLarge above the limit of bytes, packed or unpacked.
    """
    end = time.monotonic() + limits.seconds
    here = url
    for _ in range(limits.redirects + 1):
        asked = target(here)
        addresses = permitted(asked, allow_private=allow_private, resolver=resolver)
        answer = _Answer(asked, addresses, end, agent)
        try:
            onward = answer.location()
            if onward is None:
                return answer.read(url, here, limits)
        finally:
            answer.close()
        here = urljoin(here, onward)
    raise Unreachable(f"The address redirects more than {limits.redirects} times; check it in a browser.")


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever the name resolves to by now."""

    def __init__(self, asked: Target, address: str, seconds: float) -> None:
        super().__init__(asked.host, asked.port, timeout=seconds)
        self.asked, self.address = asked, address
        self.timer: threading.Timer | None = None

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.asked.port), self.timeout)
        self.watch()
        if self.asked.scheme == "https":
            context = ssl.create_default_context()
            wrapped = context.wrap_socket(
                self.sock, server_hostname=self.asked.host, do_handshake_on_connect=False
            )
            self.sock = wrapped
            wrapped.do_handshake()

    def watch(self) -> None:
        """End the connection when the time is over: a plain timeout starts anew with each byte."""
        self.timer = threading.Timer(float(self.timeout or 0), self.stop)
        self.timer.daemon = True
        self.timer.start()

    def stop(self) -> None:
        """Wake whoever waits for bytes."""
        if self.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def close(self) -> None:
        if self.timer is not None:
            self.timer.cancel()
        super().close()


class _Answer:
    """The answer to one request, ended by a timer when the time is over, however slowly the bytes drip."""

    def __init__(self, asked: Target, addresses: Sequence[str], end: float, agent: str) -> None:
        self.asked, self.end = asked, end
        problem: Exception | None = None
        for address in addresses[:TRIED]:
            left = end - time.monotonic()
            if left <= 0:
                break
            self.connection = _Pinned(asked, address, left)
            try:
                self.connection.connect()
                self._ask(agent)
                return
            except (OSError, http.client.HTTPException, ValueError) as failed:
                self.connection.close()
                problem = failed
        raise self._unreachable(problem) from problem

    def close(self) -> None:
        """End the answer, its timer and its connection."""
        self.response.close()
        self.connection.close()

    def _ask(self, agent: str) -> None:
        headers = {"Host": self.asked.host_header(), "User-Agent": agent, "Accept": ACCEPT}
        headers |= {"Accept-Encoding": "gzip", "Connection": "close"}
        self.connection.request("GET", self.asked.path, headers=headers)
        self.response = self.connection.getresponse()

    def _unreachable(self, problem: Exception | None) -> Unreachable:
        host = self.asked.host
        if time.monotonic() >= self.end or isinstance(problem, TimeoutError):
            return Unreachable(f"{host} did not answer in time; try again later.")
        if isinstance(problem, ssl.SSLError):
            return Unreachable(f"The certificate of {host} is not valid; check the address in a browser.")
        if isinstance(problem, http.client.HTTPException | ValueError):
            return Unreachable(f"{host} did not answer as a web server does; check the address.")
        return Unreachable(f"{host} could not be reached; check the address and the network.")

    def location(self) -> str | None:
        """Where a redirect points to; None when this is the answer itself."""
        return self.response.getheader("Location") if self.response.status in REDIRECTS else None

    def read(self, url: str, here: str, limits: Limits) -> Fetched:
        """The whole answer. Raises Unreachable for an error status or a broken transfer."""
        status = self.response.status
        if not 200 <= status < 300:
            name = HTTPStatus(status).phrase if status in set(HTTPStatus) else "unknown"
            raise Unreachable(f"The address answered {status} ({name}); check it in a browser.")
        stated = self.response.getheader("Content-Length") or ""
        if stated.isdigit() and int(stated) > limits.size:
            raise TooLarge(_too_large(here, limits))
        coding = (self.response.getheader("Content-Encoding") or "identity").strip().lower()
        if coding not in {"identity", "gzip", "x-gzip", "deflate"}:
            raise Unreachable(
                f"{self.asked.host} sent the page packed as {coding[:20]}; save it from a browser."
            )
        try:
            data = b"".join(self._unpacked(here, limits))
        except (OSError, http.client.HTTPException, zlib.error) as problem:
            raise self._broken(problem) from problem
        if time.monotonic() >= self.end:
            raise self._broken(None)
        headers = tuple(self.response.getheaders())
        return _fetched(data, url, here, status, headers, self.response.getheader("Content-Type"))

    def _broken(self, problem: Exception | None) -> Unreachable:
        if time.monotonic() >= self.end or isinstance(problem, TimeoutError):
            return Unreachable(f"{self.asked.host} did not send the whole page in time; try again later.")
        return Unreachable(f"The transfer from {self.asked.host} broke off; try again.")

    def _unpacked(self, here: str, limits: Limits) -> Iterator[bytes]:
        """The body, unpacked piece by piece, so that a small packed body cannot fill the memory."""
        coding = (self.response.getheader("Content-Encoding") or "").strip().lower()
        packed = zlib.decompressobj(47) if coding in {"gzip", "x-gzip", "deflate"} else None
        raw = size = 0
        while chunk := self.response.read(CHUNK):
            raw += len(chunk)
            while chunk:
                piece = packed.decompress(chunk, CHUNK) if packed else chunk
                chunk = packed.unconsumed_tail if packed else b""
                size += len(piece)
                if max(raw, size) > limits.size:
                    raise TooLarge(_too_large(here, limits))
                yield piece
        stated = self.response.getheader("Content-Length") or ""
        if (packed is not None and raw and not packed.eof) or (stated.isdigit() and raw < int(stated)):
            raise http.client.IncompleteRead(b"")


def _too_large(what: str, limits: Limits) -> str:
    return f"{what} has more than {limits.size // 2**20} MB; take a smaller part of it."


def _fetched(
    data: bytes,
    url: str,
    final_url: str,
    status: int | None,
    headers: tuple[tuple[str, str], ...],
    media_type: str | None,
) -> Fetched:
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
