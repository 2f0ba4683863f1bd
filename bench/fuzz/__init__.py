"""Looks for inputs on which the program fails, and keeps account of how long it has looked."""
