"""From annotated sheets to the packaged pipeline: teachers, silver labels, student, package."""
