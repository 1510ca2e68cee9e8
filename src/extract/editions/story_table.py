"""Stories as a Parquet table: one row a step, each with the sheet, page and block it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.editions.stories import Story
from extract.write.atomic import replacing

if TYPE_CHECKING:
    import pyarrow as pa


def step_rows(stories: Iterable[Story]) -> Iterator[dict[str, Any]]:
    """Yield one row a step, story by story; a `silent` step names the sheet that says nothing."""
    for story in stories:
        for number, step in enumerate(story.steps, 1):
            document, record = step.document, step.record
            yield {
                "story": story.story_id,
                "commitment": story.is_commitment,
                "step": number,
                "kind": step.kind,
                "issued": document.issued,
                "doc_id": document.doc_id,
                "title": document.title,
                "record_id": record.record_id if record else None,
                "block": record.block if record else None,
                "page": record.page if record else None,
                "section": record.section if record else None,
                "sector": record.sector if record else None,
                "status": record.status if record else None,
                "text": record.text if record else None,
                "similarity": step.similarity,
                "changes": list(step.says),
                "source_path": document.source.path,
                "source_sha256": document.source.sha256,
            }


def step_schema() -> pa.Schema:
    """Return the columns of the table and their types."""
    import pyarrow as pa

    text = pa.string()
    other: dict[str, pa.DataType] = {
        "commitment": pa.bool_(),
        "step": pa.int32(),
        "page": pa.int32(),
        "similarity": pa.float64(),
        "changes": pa.list_(text),
    }
    names = (
        "story commitment step kind issued doc_id title record_id block page section sector status "
        "text similarity changes source_path source_sha256"
    )
    return pa.schema([(name, other.get(name, text)) for name in names.split(" ")])


def write_stories(stories: Iterable[Story], path: Path) -> None:
    """Write the table to `path`, whole or not at all."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pylist(list(step_rows(stories)), schema=step_schema())
    with replacing(path) as temporary:
        pq.write_table(table, temporary, compression="zstd")
