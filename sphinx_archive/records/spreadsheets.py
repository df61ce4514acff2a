"""Cells that spreadsheets leave as they are."""

# What a spreadsheet takes for the beginning of a formula, in either width (OWASP, "CSV Injection").
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before what looks like one."""
    return f"'{cell}" if cell[:1] in FORMULA else cell
