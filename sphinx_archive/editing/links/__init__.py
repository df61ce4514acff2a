"""The addresses that pages cite: which answer, and where copies are."""
