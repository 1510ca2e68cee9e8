"""What changed between two editions of a sheet, and what became of each commitment."""
