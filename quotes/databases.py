"""Which database is meant by who names none: alike for the command line and Python."""

import os
from pathlib import Path

DATABASE, NAMED_BY = "quotes.db", "QUOTES_DB"


def database() -> Path:
    """`$QUOTES_DB`, else quotes.db in the working directory."""
    return Path(os.environ.get(NAMED_BY) or DATABASE)
