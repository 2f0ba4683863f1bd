"""Who said what in a text: marks, mentions, cues, and the rules that join them."""
