"""What tests share: a database with a story in it, and the folder of benchmarks beside the checkout."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings

from quotes.cli import main
from tests.crawl_site import Paper, serving

# A busy machine is no fault of the code: no example fails for having been slow to draw or to run.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

MEETING = """\
Harbour commission, spring session
Date: 2023-04-18

CHAIR ROSA QUILL: The harbour wall will not be raised before the survey is complete.

OSKAR BREMM: We have never said that the ferry is safe in a northerly gale. It needs new doors by 2025.

CHAIR ROSA QUILL: Thank you. Eleven boats were damaged, and some owners are still waiting for their money.
"""
ARTICLE = """\
<!doctype html><html lang="en"><head><title>Wall must wait</title>
<link rel="canonical" href="https://courier.example/wall">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Wall must wait",
"datePublished": "2023-04-19", "author": {"@type": "Person", "name": "Ada Finch"},
"publisher": {"@type": "Organization", "name": "The Courier"}}</script></head>
<body><article><h1>Wall must wait</h1>
<p>The commission met on Tuesday evening in the old customs house, and the room was full to the last chair.</p>
<p>"The harbour wall will be raised before the survey is complete," Rosa Quill said.</p>
<p>Oskar Bremm told the room that the ferry "needs new doors by 2025." Nobody in the audience answered him.</p>
<p>The session ended late, and the commission will meet again in the first week of June to look at the money.</p>
</article></body></html>
"""


@pytest.fixture
def shared() -> Path:
    """The folder of benchmarks and samples; a test that needs it skips without it, but never in CI."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("in CI the shared folder must stand beside the checkout")
        pytest.skip("the shared folder with benchmarks and samples is not beside the checkout")
    return SHARED


@pytest.fixture
def quotes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Program":
    """The command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTES_DB", raising=False)
    return Program(tmp_path)


@pytest.fixture
def paper() -> Iterator[Paper]:
    """A site of twenty articles on loopback."""
    with serving(Paper(20)) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real browser; without one a test fails, since nothing else shows what a page does."""
    from tests.browser_fixtures import CHROMIUM, NO_BROWSER, browser

    assert CHROMIUM, NO_BROWSER
    with browser() as found:
        yield found


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


class Program:
    """Runs `quotes` in one folder, through the entry point that a person's shell calls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str | Path) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        argv = ["quotes", *map(str, arguments)]
        with mock.patch.object(sys, "argv", argv), redirect_stdout(out), redirect_stderr(err):
            try:
                main()
            except SystemExit as end:
                return Ran(int(end.code or 0), out.getvalue(), err.getvalue())
        return Ran(0, out.getvalue(), err.getvalue())

    def write(self, name: str, content: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def story(self) -> None:
        """Add the meeting, which is the record, and the article about it."""
        assert self("add", self.write("meeting.txt", MEETING), "--format", "transcript").code == 0
        assert self("add", self.write("article.html", ARTICLE)).code == 0
