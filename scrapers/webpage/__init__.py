"""What stands on an HTML page: its main text, its quotations, what it says of itself."""
