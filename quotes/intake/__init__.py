"""Documents and rows on their way into the archive and the database."""
