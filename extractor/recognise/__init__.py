"""Which form is this? Titles, headers, stage and year → a match with its evidence."""
