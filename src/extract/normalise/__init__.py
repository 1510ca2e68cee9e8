"""A mention in its sheet -> its value: canonical name, country, kind, title, date, amount.

`settle(blocks, mentions, issued)` gives a `Settlement`: one value of the schema for each mention,
with the rule that gave it, and warnings where a value is left open. `issued.find` reads a sheet's
date of issue.
"""

from extract.normalise.settlement import Settlement, settle

__all__ = ["Settlement", "settle"]
