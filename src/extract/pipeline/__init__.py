"""One input to one document."""

from extract.pipeline.attempt import attempt
from extract.pipeline.identity import identity
from extract.pipeline.inputs import Input, find_inputs
from extract.pipeline.one import extract, load

__all__ = ["Input", "attempt", "extract", "find_inputs", "identity", "load"]
