"""Who a document speaks of: names, mentions, and whom a pronoun means."""
