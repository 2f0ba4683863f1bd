"""Verify and attribute quotations: what was said, by whom, where first, and what was changed on the way."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.attribution.extraction import extract
    from quotes.desk import check, verify
    from quotes.errors import QuotesError
    from quotes.family.gathering import link
    from quotes.quotation import Attribution, Quotation
    from quotes.verdicts import Verdict

__all__ = ["Attribution", "Quotation", "QuotesError", "Verdict", "check", "extract", "link", "verify"]

# Where each name lives. All of them together take more than half a second to load, which every command and every worker
# process would wait for, though it needs one of them at most.
_HOMES = {
    "Attribution": "quotes.quotation",
    "Quotation": "quotes.quotation",
    "QuotesError": "quotes.errors",
    "Verdict": "quotes.verdicts",
    "check": "quotes.desk",
    "extract": "quotes.attribution.extraction",
    "link": "quotes.family.gathering",
    "verify": "quotes.desk",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """What the package gives to others, loaded when it is first asked for."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals().setdefault(name, getattr(import_module(_HOMES[name]), name))

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
