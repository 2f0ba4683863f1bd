"""From an address or a path to bytes, within the bounds of what may be asked."""
