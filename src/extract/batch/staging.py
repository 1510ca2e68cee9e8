"""Finished work waits until all is whole, then takes its place in a step that survives a kill.

A sweep writes new documents and tables into `.staging/` of the output folder. Until the journal
`.staging/journal.json` is written, the outputs are those of the last sweep, and finished documents
are found again by the next one. Once it is written, the moves that it lists are made; a sweep that
finds a journal makes the moves that are left before anything else.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from extract.batch.manifest import Entry
from extract.schema import Model, Pipeline
from extract.write.atomic import unwritable, write_text

_FOLDER = ".staging"
_JOURNAL = "journal.json"


class Finished(Model):
    """A document that waits, or a failure, and what made it."""

    pipeline: Pipeline
    entry: Entry


class Staging:
    """The staging folder of the output folder `out`."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out / _FOLDER

    def place(self, relative: str) -> Path:
        """Return where the output file `relative` (such as `documents/a.json`) waits."""
        return self.folder / relative

    def finish(self, entry: Entry, pipeline: Pipeline) -> None:
        """Note that the input of `entry` is done; its document, if any, already waits.

        A note that a crash cuts off is no note: that input is read again.
        """
        note = Finished(pipeline=pipeline, entry=entry)
        path = self._note(entry.doc_id)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(note.model_dump_json(), encoding="utf-8")
        except OSError as error:
            raise unwritable(path, error) from error

    def forget(self, doc_id: str) -> None:
        """Drop the note of a document that is to be made again."""
        self._note(doc_id).unlink(missing_ok=True)

    def finished(self, pipeline: Pipeline) -> Iterator[Entry]:
        """Yield what an interrupted sweep of the same pipeline had done."""
        for path in sorted((self.folder / "finished").glob("*.json")):
            try:
                note = Finished.model_validate_json(path.read_bytes())
            except (OSError, ValidationError):
                continue
            waits = self.place(f"documents/{note.entry.doc_id}.json").exists()
            if note.pipeline == pipeline and (waits or note.entry.status == "failed"):
                yield note.entry

    def commit(self, files: Iterable[str], removed: Iterable[str]) -> None:
        """Put the waiting `files` in their places, then delete `removed`: all or nothing."""
        journal = {"files": list(files), "removed": list(removed)}
        write_text(self.folder / _JOURNAL, json.dumps(journal))
        _sync(self.folder)
        self.recover()

    def recover(self) -> None:
        """Make the moves of a journal that is there, then clear the staging folder.

        Every move can be made twice, so that a kill among them leaves the rest to the next sweep.
        """
        path = self.folder / _JOURNAL
        if not path.exists():
            return
        journal = json.loads(path.read_text(encoding="utf-8"))
        try:
            for relative in journal["files"]:
                self._move(relative)
            for relative in journal["removed"]:
                _remove(self.out / relative)
        except OSError as error:
            raise unwritable(self.out, error) from error
        for folder in {(self.out / relative).parent for relative in journal["files"]}:
            _sync(folder)
        path.unlink()
        self.clear()

    def clear(self) -> None:
        """Delete the staging folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _note(self, doc_id: str) -> Path:
        return self.folder / "finished" / f"{doc_id}.json"

    def _move(self, relative: str) -> None:
        source, target = self.place(relative), self.out / relative
        if source.exists():
            _make_folder(target.parent)
            source.replace(target)


def _make_folder(folder: Path) -> None:
    """Make a folder, also where `extract run` left a file of its name (`records.parquet`)."""
    if folder.parent.is_file():
        folder.parent.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    if path.parent.name.startswith("year="):
        with contextlib.suppress(OSError):
            path.parent.rmdir()


def _sync(folder: Path) -> None:
    """Have the folder's names on the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
