"""A whole draft checked, and the result as a page, a table or a file."""
