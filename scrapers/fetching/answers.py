"""The answer of one web server to one request: from the very address that was checked, within time and bytes.

Built on http.client, since the connection must go to the very address that was checked, and the bytes, the
unpacked bytes, the time and the redirects must all have limits; a larger client would have to be taken apart
for each.
"""

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from http import HTTPStatus

from scrapers.errors import TooLarge, Unreachable
from scrapers.fetching.addresses import Target
from scrapers.fetching.fetched import Fetched, Limits, fetched, too_large

CHUNK = 65_536
# Of the addresses a name stands for, so many are tried.
TRIED = 4
REDIRECTS = {301, 302, 303, 307, 308}
ACCEPT = "text/html,application/xhtml+xml,text/plain,application/xml;q=0.9,*/*;q=0.5"


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


class Answer:
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
        if (self.response.length or 0) > limits.size:
            raise TooLarge(too_large(here, limits))
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
        return fetched(data, url, here, status, headers, self.response.getheader("Content-Type"))

    def _broken(self, problem: Exception | None) -> Unreachable:
        if time.monotonic() >= self.end or isinstance(problem, TimeoutError):
            return Unreachable(f"{self.asked.host} did not send the whole page in time; try again later.")
        return Unreachable(f"The transfer from {self.asked.host} broke off; try again.")

    def _unpacked(self, here: str, limits: Limits) -> Iterator[bytes]:
        """The body, unpacked piece by piece, so that a small packed body cannot fill the memory."""
        coding = (self.response.getheader("Content-Encoding") or "").strip().lower()
        packed = zlib.decompressobj(47) if coding in {"gzip", "x-gzip", "deflate"} else None
        stated, raw, size = self.response.length or 0, 0, 0
        while chunk := self.response.read(CHUNK):
            raw += len(chunk)
            # What stands behind the end of the packed body is no part of it, and zlib copies it with each piece.
            while chunk and not (packed and packed.eof):
                piece = packed.decompress(chunk, CHUNK) if packed else chunk
                chunk = packed.unconsumed_tail if packed else b""
                size += len(piece)
                if max(raw, size) > limits.size:
                    raise TooLarge(too_large(here, limits))
                yield piece
        if (packed is not None and raw and not packed.eof) or raw < stated:
            raise http.client.IncompleteRead(b"")
