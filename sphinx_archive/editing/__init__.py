"""The editors' commands; they never start Sphinx."""
