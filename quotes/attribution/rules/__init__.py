"""The rules of attribution, each with how sure it is."""
