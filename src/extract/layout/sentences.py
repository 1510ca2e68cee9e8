"""How sentences and items end and begin."""

from __future__ import annotations

import re

ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
"""The end of a line that closes a sentence, an item or a lead-in."""
OPENS = re.compile(r"[\"'“‘(\[]*[A-Z0-9À-Þ]")
"""The head of a line that may begin a sentence or an item."""
