"""A folder of sheets kept extracted: only what changed is read, and nothing is lost."""

from extract.batch.sweep import Outcome, rewrite, sweep

__all__ = ["Outcome", "rewrite", "sweep"]
