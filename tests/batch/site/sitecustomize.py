"""Loaded by every process of a test that has this folder on its PYTHONPATH."""

import sys

if not any("resource_tracker" in argument for argument in sys.orig_argv):
    from tests.batch import stand_in

    stand_in.install()
