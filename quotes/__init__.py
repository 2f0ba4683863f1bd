"""Verify and attribute quotations: what was said, by whom, where first, and what was changed on the way."""

from quotes.desk import verify
from quotes.errors import QuotesError
from quotes.extraction import extract
from quotes.gathering import link
from quotes.quotation import Attribution, Quotation
from quotes.verdicts import Verdict

__all__ = ["Attribution", "Quotation", "QuotesError", "Verdict", "extract", "link", "verify"]
