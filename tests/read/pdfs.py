"""The smallest PDFs that show one thing, written by hand."""

from __future__ import annotations

from collections.abc import Iterable

FONTS = {
    "F": "Helvetica",
    "B": "Helvetica-Bold",
    "I": "Helvetica-Oblique",
    "C": "Courier",
    "S": "Symbol",
    "Z": "ZapfDingbats",
}


def text(x: float, y: float, words: str, size: float = 10, font: str = "F", ops: str = "") -> str:
    """Content that shows `words` with the baseline's start at (x, y), from the bottom left."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {ops} /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n"


def pdf(*pages: str | Iterable[str], extra: str = "", box: str = "0 0 400 600") -> bytes:
    """A PDF with one page for each content stream; `extra` goes into the page dictionaries."""
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name}"
        f"{'' if key in 'SZ' else ' /Encoding /WinAnsiEncoding'} >>"
        for key, name in FONTS.items()
    )
    contents = [page if isinstance(page, str) else "".join(page) for page in pages]
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(len(contents)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
    ]
    for place, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {4 + 2 * place} 0 R"
            f" /Resources << /Font << {fonts} >> >> {extra} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}endstream")
    return assemble(objects)


def assemble(objects: list[str]) -> bytes:
    """Objects numbered from 1 to a file with its cross-reference table."""
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + content.encode("latin-1") + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n".encode()
    return body + b"%%EOF\n"
