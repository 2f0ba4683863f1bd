"""Verify and attribute quotations: what was said, by whom, where first, and what was changed on the way."""

from quotes.attribution.extraction import extract
from quotes.desk import check, verify
from quotes.errors import QuotesError
from quotes.family.gathering import link
from quotes.quotation import Attribution, Quotation
from quotes.verdicts import Verdict

__all__ = ["Attribution", "Quotation", "QuotesError", "Verdict", "check", "extract", "link", "verify"]
