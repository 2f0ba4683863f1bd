"""Which wordings go back to one utterance, and where it began."""
