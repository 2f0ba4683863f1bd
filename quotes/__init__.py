"""Verify and attribute quotations: what was said, by whom, where first, and what was changed on the way."""

from quotes.desk import check, verify
from quotes.errors import QuotesError
from quotes.extraction import extract
from quotes.gathering import link
from quotes.quotation import Attribution, Quotation
from quotes.verdicts import Verdict

__all__ = ["Attribution", "Quotation", "QuotesError", "Verdict", "check", "extract", "link", "verify"]
