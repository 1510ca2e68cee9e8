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

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6676; --line: #d8dee6; --paper: #fff;
  --wash: #f5f7fa; --accent: #1f5fae; --gone: #fbd9d9; --came: #d5f0dc; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f0; --soft: #a3afbf; --line: #39424f;
  --paper: #14181e; --wash: #1c222a; --accent: #8fbcf5; --gone: #5e2228; --came: #1c4d2b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header { padding: 1.25rem 1.5rem .75rem; border-bottom: 1px solid var(--line);
  background: var(--wash); }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .25rem; max-width: 60rem; }
.kicker, .meta { color: var(--soft); font-size: .8rem; margin: 0 0 .25rem;
  overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 3px; }
"""
"""The look that all pages share: colours in light and dark, type, header."""


def page(title: str, body: str, *, style: str, script: str = "", data: Any = None) -> str:
    """Return the page.

    `body` is markup, already escaped; `style` is added to what all pages share; `data` is given to
    the script as JSON in `#data`.
    """
    style = STYLE + style
    policy = ["default-src 'none'", f"style-src {_hash(style)}", "img-src data:"]
    if script:
        policy.append(f"script-src {_hash(script)}")
    policy += ["base-uri 'none'", "form-action 'none'"]
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}">',
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
