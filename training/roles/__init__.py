"""Trains the classifiers that `extract.records` reads: party roles, status and sector."""
