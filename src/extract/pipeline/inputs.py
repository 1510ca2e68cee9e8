"""Which files a command line means, and the id of each document."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from extract.errors import InputError

SUFFIXES = frozenset(
    ".pdf .txt .text .md .markdown .html .htm .xhtml .docx .rtf .odt".split()
)
"""Endings taken from a folder. A file that is named itself is read whatever its ending."""

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
    """Return `name` in `[a-z0-9-]`: accents dropped, every other character a hyphen."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9-]", "-", plain.lower()) or "sheet"


def is_sheet(path: Path) -> bool:
    """Tell whether a file of a folder is an input: known ending, not hidden, no temporary."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))


def find_inputs(arguments: Iterable[str]) -> list[Input]:
    """Return the inputs that files, folders, addresses and `-` stand for, each once, in order.

    Folders are searched through, in order of path. Raises `InputError` for a missing path.
    """
    paths: dict[str, None] = {}
    for argument in arguments:
        for path in _expand(argument):
            paths.setdefault(path, None)
    return with_ids(list(paths))


def with_ids(paths: list[str]) -> list[Input]:
    """Give each path its document id; paths of the same stem get a short hash behind it."""
    slugs = [slug(stem(path)) for path in paths]
    count = Counter(slugs)
    return [
        Input(path, name if count[name] == 1 else f"{name}-{_short_hash(path)}")
        for path, name in zip(paths, slugs, strict=True)
    ]


def _expand(argument: str) -> list[str]:
    if argument == "-" or re.match(r"https?://", argument):
        return [argument]
    path = Path(argument)
    if path.is_dir():
        return [str(file) for file in sorted(path.rglob("*")) if file.is_file() and is_sheet(file)]
    if not path.exists():
        raise InputError(argument, "there is no such file or folder", "Check the path")
    return [argument]


def _short_hash(path: str) -> str:
    """The content's hash; of the path where the content cannot be read or is the same twice."""
    digest = hashlib.sha256()
    try:
        with Path(path).open("rb") as file:
            for chunk in iter(lambda: file.read(1 << 20), b""):
                digest.update(chunk)
    except OSError:
        digest.update(path.encode())
    return digest.hexdigest()[:_HASH_DIGITS]
