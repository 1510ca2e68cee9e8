"""Which files a command line means, and the id of each document."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extract.errors import InputError

SUFFIXES = frozenset(
    (
        ".pdf",
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".xhtml",
        ".docx",
        ".rtf",
        ".odt",
    )
)
"""Endings taken from a folder. A file that is named itself is read whatever its ending."""

_KNOWN = " ".join(sorted(SUFFIXES))
_HASH_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Input:
    """A file, an address or standard input (`-`), and the id of the document it becomes."""

    path: str
    doc_id: str

    @property
    def stem(self) -> str:
        """The name without folder and ending."""
        return stem(self.path)


def stem(path: str) -> str:
    """Return the name of a path or address without folder and ending."""
    if path == "-":
        return "stdin"
    if re.match(r"https?://", path):
        address = urlsplit(path)
        return Path(unquote(address.path)).stem or address.netloc
    return Path(path).stem


def slug(name: str) -> str:
    """Return `name` in `[a-z0-9-]`: lower case, every other character a hyphen."""
    return re.sub(r"[^a-z0-9-]", "-", name.lower()) or "sheet"


def is_sheet(path: Path) -> bool:
    """Tell whether a file of a folder is an input: known ending, not hidden, no temporary."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))


def sheets_below(folder: Path) -> list[Path]:
    """Return the inputs below a folder in order of path, but for those in hidden folders."""
    return [
        file
        for file in sorted(folder.rglob("*"))
        if is_sheet(file)
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    ]


def find_inputs(arguments: Iterable[str]) -> tuple[list[Input], list[InputError]]:
    """Return the inputs that files, folders, addresses and `-` stand for, each once, in order.

    Folders are searched through, in order of path. With them come the errors of arguments that
    stand for nothing: missing paths, folders without a sheet.
    """
    paths: dict[str, None] = {}
    errors = []
    for argument in arguments:
        try:
            paths.update(dict.fromkeys(_expand(argument)))
        except InputError as error:
            errors.append(error)
    return with_ids(list(paths)), errors


def with_ids(paths: list[str]) -> list[Input]:
    """Give each path its document id; paths of the same stem get a short hash behind it.

    Copies of one file have the same hash too: the second and later ones are numbered.
    """
    slugs = [slug(stem(path)) for path in paths]
    count, seen = Counter(slugs), Counter[str]()
    inputs = []
    for path, name in zip(paths, slugs, strict=True):
        doc_id = name if count[name] == 1 else f"{name}-{_short_hash(path)}"
        seen[doc_id] += 1
        inputs.append(Input(path, doc_id if seen[doc_id] == 1 else f"{doc_id}-{seen[doc_id]}"))
    return inputs


def _expand(argument: str) -> list[str]:
    if argument == "-" or re.match(r"https?://", argument):
        return [argument]
    if not argument.strip():
        raise InputError("''", "an empty name is no file", "Name a file, or . for this folder")
    path = Path(argument)
    if path.is_dir():
        files = sheets_below(path)
        if not files:
            raise InputError(argument, "there is no sheet in this folder", f"Known: {_KNOWN}")
        return [str(file) for file in files]
    if not path.exists():
        raise InputError(argument, "there is no such file or folder", "Check the path")
    return [argument]


def _short_hash(path: str) -> str:
    """The content's hash, or the path's where the content cannot be read."""
    digest = hashlib.sha256()
    try:
        with Path(path).open("rb") as file:
            for chunk in iter(lambda: file.read(1 << 20), b""):
                digest.update(chunk)
    except OSError:
        digest.update(path.encode())
    return digest.hexdigest()[:_HASH_DIGITS]
