"""What a person says of a document: accepted, changed, added and removed values, kept for good."""

from extract.corrections.applying import Applied, apply
from extract.corrections.shapes import Correction, Corrections, read_corrections
from extract.corrections.store import correct, keep, kept

__all__ = [
    "Applied",
    "Correction",
    "Corrections",
    "apply",
    "correct",
    "keep",
    "kept",
    "read_corrections",
]
