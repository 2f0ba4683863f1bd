"""A bundle to deploy: the database without what was hidden, and everything that serves it."""
