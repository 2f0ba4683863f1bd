"""`quotes serve --workers`: several processes at one address that are one site to whoever asks."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import httpx
import pytest
import yaml

from quotes.web import rate
from tests.conftest import ROOT
from tests.web_fixtures import larkhaven, metadata

ALLOWED = 7
VERIFY = "/-/verify.json?quote=human+scum"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    folder = tmp_path_factory.mktemp("several")
    described = deepcopy(metadata())
    described["plugins"]["quotes"]["claims_per_minute"] = ALLOWED
    (folder / "metadata.yml").write_text(yaml.safe_dump(described, allow_unicode=True), "utf-8")
    shutil.copy(larkhaven(), folder / "quotes.db")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        sys.executable, "-c", "from quotes.cli import main; main()", "serve", "--db", "quotes.db", "--workers", "2",
        "--port", str(port), "--metadata", "metadata.yml",
    ]  # fmt: skip
    with (folder / "log.txt").open("wb") as log:
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=env)
        try:
            until = time.monotonic() + 120
            while (folder / "log.txt").read_text().count("startup complete") < 2:
                assert process.poll() is None, (folder / "log.txt").read_text()
                assert time.monotonic() < until, (folder / "log.txt").read_text()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", process
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0, (folder / "log.txt").read_text()
    # Both were asked, and both went home.
    assert len(re.findall(r"Finished server process", (folder / "log.txt").read_text())) == 2


def test_a_limit_is_one_limit_however_many_processes_answer(several: tuple[str, object]) -> None:
    address, _ = several
    begun = time.monotonic()
    # A connection each, so that whichever process is free takes it.
    given = [httpx.get(address + VERIFY).status_code for _ in range(4 * ALLOWED)]
    refilled = int((time.monotonic() - begun) * ALLOWED / 60) + 1
    assert given[:ALLOWED] == [200] * ALLOWED
    assert given.count(429) >= len(given) - ALLOWED - refilled > 0
    assert httpx.get(address).status_code == 200


def test_buckets_in_a_file_are_shared_and_those_of_another_name_are_not(tmp_path: Path) -> None:
    path = str(tmp_path / "counted.db")
    one, two = (rate.Buckets(3, lambda: 0.0, path=path) for _ in range(2))
    other = rate.Buckets(3, lambda: 0.0, name="sign-ins", path=path)
    assert [one.take("a"), two.take("a"), one.take("a")] == [0.0] * 3
    assert two.take("a") > 0
    assert other.take("a") == 0
    two.charge("a", 5)
    assert one.take("a") == pytest.approx(120)
    assert (len(one), len(other)) == (1, 1)
