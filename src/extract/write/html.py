"""The shell of every page: one self-contained HTML 5 file that loads and sends nothing.

The Content-Security-Policy names the hashes of the page's own style and script (CSP Level 3,
section 2.3.1), so that markup in a sheet, should it ever get through the escaping, runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from typing import Any


def page(title: str, body: str, *, style: str, script: str = "", data: Any = None) -> str:
    """Return the page.

    `body` is markup, already escaped; `data` is given to the script as JSON in `#data`.
    """
    policy = ["default-src 'none'", f"style-src {_hash(style)}", "img-src data:"]
    if script:
        policy.append(f"script-src {_hash(script)}")
    policy += ["base-uri 'none'", "form-action 'none'"]
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape("; ".join(policy))}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style></head>",
        f"<body>{body}",
    ]
    if data is not None:
        parts.append(f'<script id="data" type="application/json">{_embedded(data)}</script>')
    if script:
        parts.append(f"<script>{script}</script>")
    return "\n".join([*parts, "</body></html>", ""])


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _embedded(data: Any) -> str:
    """JSON that no HTML parser can take for the end of its element."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
