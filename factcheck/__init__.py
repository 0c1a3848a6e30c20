"""factcheck: a fact-checking desk, from a scraped commentary to checked claims."""
