"""A command that a supervisor stops puts away what is half made, and ends by the signal that it got."""

import signal
import subprocess
import sys
import time
from pathlib import Path

COMMAND = [sys.executable, "-c", "from quotes.cli import main; main()", "import", "-"]


def test_a_command_that_is_told_to_end_leaves_nothing_half_made(tmp_path: Path) -> None:
    with subprocess.Popen(COMMAND, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        until = time.monotonic() + 120
        while not list(tmp_path.rglob("*.part")):
            assert time.monotonic() < until, "nothing was begun"
            time.sleep(0.05)
        ran.send_signal(signal.SIGTERM)
        told = ran.communicate(timeout=120)[1].decode()
    assert ran.returncode == -signal.SIGTERM
    assert told.strip() == "quotes: Stopped; what was finished before is stored."
    assert not list(tmp_path.rglob("*.part"))
