"""The archive, and what is done to a whole database: proved, published, replaced, freed of a source."""
