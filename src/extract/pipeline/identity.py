"""What makes a document: the version of extract, the model, and the rules."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import __version__
from extract.errors import ExtractError
from extract.resources import resource
from extract.schema import Pipeline

if TYPE_CHECKING:
    from spacy.language import Language


def identity(model: str | None = None) -> Pipeline:
    """Name what `load(model)` makes documents with, without loading the packaged pipeline."""
    if model is not None:
        from extract.pipeline.one import load

        return identity_of_loaded(load(model))
    try:
        meta = json.loads((resource("model") / "meta.json").read_text(encoding="utf-8"))
    except ExtractError:
        meta = {"lang": "en", "name": "rules", "version": __version__}
    return identity_of(meta)


@functools.lru_cache(maxsize=8)
def identity_of_loaded(nlp: Language) -> Pipeline:
    """Name what `nlp` makes documents with; asked once, for spaCy gathers all labels each time."""
    return identity_of(nlp.meta)


def identity_of(meta: Mapping[str, Any]) -> Pipeline:
    """Name what a spaCy pipeline with this `meta` makes documents with."""
    return Pipeline(
        version=__version__,
        model=f"{meta['lang']}_{meta['name']}-{meta['version']}",
        rules=rules_hash(),
    )


@functools.cache
def rules_hash() -> str:
    """Return a hash over the rules, the classifiers and the packaged model (SHA-256, 12 digits).

    Names and bytes count: what was learnt anew under an old version is not taken for the old.
    """
    digest = hashlib.sha256()
    for folder in _folders():
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                _add(digest, path.relative_to(folder), path.read_bytes())
    return digest.hexdigest()[:12]


def _folders() -> Iterator[Path]:
    yield resource("rules")
    yield resource("classifiers")
    with contextlib.suppress(ExtractError):
        yield resource("model")


def _add(digest: Any, name: Path, content: bytes) -> None:
    digest.update(f"{name.as_posix()}\0{len(content)}\0".encode())
    digest.update(content)
