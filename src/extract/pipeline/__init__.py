"""One input to one document."""

from extract.pipeline.inputs import Input, find_inputs
from extract.pipeline.one import extract, identity, load

__all__ = ["Input", "extract", "find_inputs", "identity", "load"]
