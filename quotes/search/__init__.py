"""Which passage of millions answers a claim, or that none does."""
