"""Blocks and mentions become records: roles, status, sector, ids, and the reasons for each."""

from extract.records.build import build
from extract.records.why import explain

__all__ = ["build", "explain"]
