"""Silver: what the teachers, on average, say of sheets that nobody annotated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extract.annotate.tags import TAGS
from training.ner import teacher
from training.ner.sheets import TaggedSheet
from training.ner.swap import countries
from training.ner.windows import Pieces

Halves = npt.NDArray[np.float16]


def foreign(sheets: Iterable[TaggedSheet], share: float) -> list[TaggedSheet]:
    """Return the `share` of sheets that name other countries most often for their length.

    Domestic sheets teach little of what fact sheets on cooperation hold, and cost as much.
    """
    names = "|".join(
        re.escape(" ".join(name)) for name in countries() if name != ["United", "States"]
    )
    pattern = re.compile(rf"\b(?:{names}|EU|ASEAN|Quad|G7|NATO)\b")

    def density(sheet: TaggedSheet) -> float:
        text = "\n".join(passage.text for passage in sheet.passages)
        return len(pattern.findall(text)) / (len(text) + 500)

    ranked = sorted(sheets, key=lambda sheet: (-density(sheet), sheet.doc_id))
    return ranked[: round(share * len(ranked))]


def label(model: teacher.Teacher, sheets: Sequence[TaggedSheet], name: str) -> list[Halves]:
    """Return one array `(tokens, tags)` of probabilities a sheet, all passages joined."""
    pieces = Pieces()
    found = []
    for index, sheet in enumerate(sheets):
        rows = teacher.label(model, sheet, pieces)
        found.append(np.concatenate(rows).astype(np.float16))
        if index % 100 == 0:
            print(f"{name}: {index} of {len(sheets)} sheets labelled", flush=True)
    return found


def save(path: Path, sheets: Sequence[TaggedSheet], found: Sequence[Halves]) -> None:
    """Write what one teacher says, by sheet."""
    arrays = {sheet.doc_id: rows for sheet, rows in zip(sheets, found, strict=True)}
    np.savez(path, **arrays)  # type: ignore[arg-type]


def mean(paths: Sequence[Path], sheet: TaggedSheet) -> list[Halves]:
    """Return the teachers' mean probabilities for each passage of the sheet."""
    stored = [_opened(path)[sheet.doc_id] for path in paths]
    joined = np.mean([rows.astype(np.float32) for rows in stored], axis=0)
    assert joined.shape[1] == len(TAGS)
    lengths = [len(passage.tokens) for passage in sheet.passages]
    return np.split(joined.astype(np.float16), np.cumsum(lengths)[:-1])


_open: dict[Path, np.lib.npyio.NpzFile] = {}


def _opened(path: Path) -> np.lib.npyio.NpzFile:
    if path not in _open:
        _open[path] = np.load(path)
    return _open[path]
