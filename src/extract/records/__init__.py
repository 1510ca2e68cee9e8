"""Blocks and mentions become records: roles, status, sector, ids, and the reasons for each."""

from extract.records.build import build

__all__ = ["build"]
