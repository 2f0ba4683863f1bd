"""The processes that answer: one, or several at one address where one processor is not enough.

uvicorn starts several, hands each the same socket, and starts another where one dies. They read the same files, sign
with the same secret, and count what a client asks in one place, so that a limit is a limit however many answer.
"""

import asyncio
import errno
import gc
import json
import os
import secrets
import socket
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvicorn
from datasette.utils import StartupError
from uvicorn.protocols.http.h11_impl import H11Protocol

from quotes.errors import BadInput
from quotes.web import rate

# What a process that uvicorn starts is told by the one that started it.
_TOLD = "QUOTES_WORKER"
# A process that does not answer for so long is ended and replaced; on a busy machine one takes ten seconds to start.
PATIENCE_S = 60
# A request has so long to say what it wants, or somebody who opens connections and says nothing would fill the house.
ASKING_S = 30
# Bytes of the longest address with the headers after it: a claim of 50,000 Chinese characters is 450,000 in an address.
LONGEST_HEAD = 2**19


def run(args: list[str], host: str, port: int, workers: int) -> None:
    """Serve with so many processes until told to end; `args` are what Datasette is called with.

    Raises `BadInput` where the address cannot be listened at, or the site cannot start.
    """
    _try(host, port)
    with TemporaryDirectory(prefix="quotes-serve-") as folder:
        counted = str(Path(folder) / "counted.db") if workers > 1 else rate.MEMORY
        os.environ[_TOLD] = json.dumps({"args": args, "counted": counted})
        os.environ.setdefault("DATASETTE_SECRET", secrets.token_hex(32))
        # What keeps the site from starting is told in a sentence here, before there are several to say it.
        try:
            asyncio.run(_site().invoke_startup())
        except StartupError as error:
            raise BadInput(str(error)) from error
        uvicorn.run(
            f"{__name__}:application", factory=True, workers=workers, host=host, port=port, http=Asking,
            log_level="info", lifespan="on", h11_max_incomplete_event_size=LONGEST_HEAD,
            timeout_worker_healthcheck=PATIENCE_S,
        )  # fmt: skip


def _try(host: str, port: int) -> None:
    """Listen at an address for a moment, so that what keeps us from it is told before anything is started."""
    try:
        for family, kind, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind) as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(address)
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None)
        if number == errno.EADDRINUSE:
            told = f"Port {port} of {host} is taken by another program; end that one, or choose another with --port."
        elif number in (errno.EACCES, errno.EPERM):
            told = f"Port {port} is kept for the administrator; choose one above 1023 with --port."
        else:
            told = f"{host} is no address of this machine; name one with --host: 127.0.0.1, or 0.0.0.0 for all it has."
        raise BadInput(told) from error


def application() -> Any:
    """The site of one of the processes, as an ASGI application."""
    app = _site().app()
    # A full collection of what is imported stops every visitor for 85 ms of processor, some four times in 2,000 pages:
    # from here on the collector looks at what visitors leave behind alone.
    import_module("quotes.web")
    gc.collect()
    gc.freeze()
    return app


def _site() -> Any:
    from datasette.cli import serve

    told = json.loads(os.environ[_TOLD])
    with serve.make_context("quotes serve", told["args"][1:]) as context:
        datasette = serve.callback(**context.params, return_instance=True)
    rate.count_in(datasette, told["counted"])
    return datasette


class Asking(H11Protocol):
    """A connection that is closed when for 30 seconds it neither asks for anything nor is being answered.

    uvicorn itself ends only those that have been answered once.
    """

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def _wait(self) -> None:
        self.loop.call_later(ASKING_S, self._look, self.cycle)

    def _look(self, before: Any) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if self.transport.is_closing():
            return
        if answering or self.cycle is not before:
            self._wait()
        else:
            self.transport.close()
