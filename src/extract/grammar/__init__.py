"""The grammar of figures: text to amounts and dates, with no document and no spaCy."""
