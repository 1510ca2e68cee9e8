"""Write the golden files again: `python tests/golden_files.py`, then read the difference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import extract

if TYPE_CHECKING:
    from spacy.language import Language

FOLDER = Path(__file__).parent / "golden"
SAMPLES = sorted(
    path
    for path in (Path(__file__).parent.parent / "samples").iterdir()
    if path.suffix in (".txt", ".pdf")
)


def told(sheet: Path, nlp: Language) -> dict[str, Any]:
    """Return what a sheet says, without ids and rules: what a reader would check."""
    document = extract.extract(sheet, nlp=nlp)
    return {
        "title": document.title,
        "issued": document.issued,
        "headings": [block.text for block in document.blocks if block.kind == "heading"],
        "furniture": [item.text for item in document.furniture],
        "records": [
            {
                "section": record.section,
                "sector": record.sector,
                "status": record.status,
                "text": record.text,
                "parties": [f"{party.name} [{party.country}]" for party in record.parties],
                "instruments": [f"{item.kind}: {item.title}" for item in record.instruments],
                "dates": [item.edtf for item in record.dates],
                "amounts": [
                    item.model_dump(
                        mode="json",
                        include={"value", "max", "currency", "unit", "qualifier"},
                        exclude_none=True,
                    )
                    for item in record.amounts
                ],
                "programs": [item.name for item in record.programs],
                "places": [item.name for item in record.places],
            }
            for record in document.records
        ],
    }


def main() -> None:
    """Write all golden files."""
    nlp = extract.load()
    FOLDER.mkdir(exist_ok=True)
    for sheet in SAMPLES:
        text = json.dumps(told(sheet, nlp), ensure_ascii=False, indent=1)
        (FOLDER / f"{sheet.stem}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
