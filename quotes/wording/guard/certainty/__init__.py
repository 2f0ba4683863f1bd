"""Certainty: how sure, how bound and on what condition a thing is said, and whether it is said or asked."""
