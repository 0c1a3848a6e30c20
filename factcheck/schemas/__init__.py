"""The outside shape of every thing: one vocabulary for JSON, for the pages' forms and for what is published."""
