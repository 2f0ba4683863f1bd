"""What people import, pinned."""

import subprocess
import sys

import pytest

import quotes

# Only what the package itself loads: whoever imports one name of it waits for no other's rooms.
LOADED = "import sys, quotes; print(*sorted(name for name in sys.modules if name.startswith('quotes.')))"


def test_the_public_names_are_these() -> None:
    assert quotes.__all__ == [
        "Attribution",
        "Quotation",
        "QuotesError",
        "Verdict",
        "check",
        "extract",
        "link",
        "verify",
    ]
    assert sorted(quotes.__all__) == quotes.__all__
    assert all(hasattr(quotes, name) for name in quotes.__all__)
    assert set(quotes.__all__) <= set(dir(quotes))


def test_the_package_loads_nothing_before_it_is_asked_for() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_a_name_that_the_package_has_not_is_told_as_python_tells_it() -> None:
    name = "quote"
    with pytest.raises(AttributeError, match="module 'quotes' has no attribute 'quote'"):
        getattr(quotes, name)
