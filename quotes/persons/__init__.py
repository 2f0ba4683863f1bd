"""Which speakers, under whatever names, are one person."""
