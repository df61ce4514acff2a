"""A web form for those who never open a terminal; it reads and writes the same pages."""
