"""Records as spreadsheets, and spreadsheets as changes of records."""
