"""The guides are real: every command in them is run in order, in an empty folder, and prints what stands there."""

import json
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Program

GUIDES = ("tutorial", "for-fact-checkers", "for-newsrooms", "for-programs", "operations")
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.M | re.S)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
PORT = 8001


def blocks(name: str) -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / "docs" / f"{name}.md").read_text("utf-8"))


def matches(expected: str, printed: str) -> bool:
    """Whether the lines printed are those expected; `…` alone on a line stands for any."""
    lines = (
        r"[\s\S]*" if line.strip() == "…" else re.escape(line.rstrip())
        for line in expected.strip().splitlines()
    )
    said = "\n".join(line.rstrip() for line in printed.strip().splitlines())
    return re.fullmatch(r"\n?".join(lines), said) is not None if expected.strip() else True


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """An empty folder in which the examples are at hand."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shutil.copy(ROOT / "sources.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTES_DB", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    return Program(tmp_path)


class Site:
    """`quotes serve` over the folder's database, started when it is first asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def ask(self, url: str, body: str | None) -> str:
        """The answer's body; raises for an answer that is none."""
        if self.process is None:
            self.process = self._started()
        url = url.replace(f":{PORT}/", f":{self.port}/")
        request = urllib.request.Request(url, body.encode() if body else None)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return str(answer.read().decode())

    def _started(self) -> subprocess.Popen[bytes]:
        program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from quotes.cli import main; main()"
        process = subprocess.Popen(
            [sys.executable, "-c", program, "serve", "--port", str(self.port)],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/-/versions.json", timeout=5).close()
                return process
            except (urllib.error.URLError, ConnectionError):
                assert time.monotonic() < until, "the site did not start"
                assert process.poll() is None, "the site ended"
                time.sleep(0.1)

    def close(self) -> None:
        """End the server."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    served = Site(tmp_path)
    yield served
    served.close()


def printed(desk: Program, site: Site, command: str) -> str:
    """What a step prints: the program's own commands, and what is asked of the site."""
    name, *arguments = shlex.split(command)
    if name == "curl":
        url, *more = arguments
        answer = site.ask(url, more[1] if more else None)
        assert json.loads(answer)
        return answer
    assert name == "quotes", command
    ran = desk(*arguments)
    assert ran.code in (0, 1), ran.err
    assert "Traceback" not in ran.err
    return ran.out + ran.err


@pytest.mark.parametrize("name", GUIDES)
def test_every_step_of_a_guide_works_in_its_order(
    name: str, desk: Program, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    found = blocks(name)
    assert found
    for kind, content in found:
        if kind == "python":
            exec(compile(content, name, "exec"), {"__name__": name})
            capsys.readouterr()
            continue
        steps = STEP.findall(content)
        assert steps, content
        for command, expected in steps:
            said = printed(desk, site, command)
            assert matches(expected, said), f"{command}\n{said}"


def test_every_guide_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in GUIDES if f"docs/{name}.md" not in readme] == []
