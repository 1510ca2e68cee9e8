"""Turn governments' fact sheets into records."""

__version__ = "0.1.0"
