"""The processes that help to link: whoever asked waits until they have begun."""

import subprocess
import sys

LOADED = "import sys, quotes.family.apart, quotes.family.comparing; print(*sys.modules)"


def test_a_process_that_compares_loads_neither_the_guard_nor_what_makes_databases() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "quotes.family.agreement" in loaded
    assert loaded.isdisjoint({"quotes.wording", "quotes.family.judging", "sqlite_utils", "db.store"})
