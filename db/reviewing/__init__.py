"""reviews.db: what people decided, what that is anchored to, and what waits for a decision."""
