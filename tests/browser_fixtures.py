"""A real browser before a real server on the loopback, for the tests of the pages and for the screenshots."""

import asyncio
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.web_fixtures import desk

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
# Chromium in a container has no sandbox and no graphics, and must not call home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_BROWSER = "no Chromium was found; install it, for instance with: apt-get install chromium"
# In CI a missing browser fails.
NEEDS_BROWSER = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason=NO_BROWSER)


class Running(uvicorn.Server):
    """A server in a thread of its own, which does not touch the signals of the process."""

    def install_signal_handlers(self) -> None:
        """Leave them alone: the main thread is the test's."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone: the main thread is the test's."""
        yield


@contextmanager
def served(path: Path | None = None, **options: Any) -> Iterator[str]:
    """The address of a running site over the fixture, or over another file."""
    started: list[Running] = []

    async def serve() -> None:
        async with desk(path, **options) as site:
            config = uvicorn.Config(
                site.app(), host="127.0.0.1", port=0, log_level="error", ws="none", lifespan="on"
            )
            started.append(Running(config))
            await started[0].serve()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    while thread.is_alive() and not (started and started[0].started):
        time.sleep(0.01)
    if not thread.is_alive():
        raise RuntimeError("the site did not start")
    try:
        yield f"http://127.0.0.1:{started[0].servers[0].sockets[0].getsockname()[1]}"
    finally:
        started[0].should_exit = True
        thread.join(timeout=30)


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield chromium
        finally:
            chromium.close()


def overheard(page: Any) -> list[str]:
    """What a page says or fails at from now on: lines of its console, and errors of its scripts."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said
