"""`extract schema`."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a document."""
    from extract.schema import Document

    click.echo(json.dumps(Document.model_json_schema(mode="serialization"), indent=1))
