"""What the check shows of an archive's problems: in which format, and of which files."""
