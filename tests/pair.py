"""A Dask cluster of two workers on loopback, and a command during which one of them is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from quotes.cluster import connected
from tests.conftest import ROOT


def started(*arguments: str) -> "subprocess.Popen[str]":
    """A process of Dask's, as an operator starts it by hand."""
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def address_of(scheduler: "subprocess.Popen[str]") -> str:
    """Where a scheduler listens, from what it says of itself."""
    assert scheduler.stderr is not None
    for line in scheduler.stderr:
        if "Scheduler at:" in line:
            return line.split("Scheduler at:")[1].strip()
    raise AssertionError("the scheduler ended before it listened")


class Cluster:
    """A scheduler and two workers on loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = address_of(self.scheduler)
        self.workers = [self.worker() for _ in range(2)]

    def worker(self) -> "subprocess.Popen[str]":
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        return started("worker", self.address, *options, "--local-directory", str(self.folder))

    def close(self) -> None:
        """End all of them."""
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            assert process.stderr is not None
            process.stderr.close()


def losing_a_worker(
    folder: Path,
    *arguments: str,
    cwd: Path,
    busy: Callable[[Iterable[object]], bool],
    before: str = "pass",
) -> tuple[int, bytes]:
    """Run a command on a pair of workers, kill one once they are `busy` (`any` or `all`), and give its code and errors.

    `before` is a statement that the command's process runs first.
    """
    pair = Cluster(folder / "dask")
    program = f"{before}; from quotes.cli import main; main()"
    command = [sys.executable, "-W", "ignore", "-c", program, *arguments, "--scheduler", pair.address]
    try:
        with connected(pair.address) as client:
            client.wait_for_workers(2, timeout=60)
            running = subprocess.Popen(
                command,
                cwd=cwd,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            until = time.monotonic() + 60
            while not busy(client.processing().values()) and running.poll() is None:
                assert time.monotonic() < until, "no work came"
                time.sleep(0.005)
        os.killpg(pair.workers[0].pid, signal.SIGKILL)
        _, told = running.communicate(timeout=240)
    finally:
        pair.close()
    return running.returncode, told
