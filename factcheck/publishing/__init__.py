"""What the public sees of a row: rendered once when something changes, then only fetched."""
