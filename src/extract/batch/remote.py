"""Folders on other filesystems (`s3://`, `gs://`, `hdfs://`, ...: any that fsspec knows).

A sweep works on local copies, which are kept: sheets are fetched when they are new or changed, and
of the outputs what changed is sent, the manifest last. A sweep that is cut off while it sends is
finished by the next one from the same machine; others find the last manifest and all it lists.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extract.batch.manifest import NAME
from extract.errors import ExtractError
from extract.pipeline.inputs import is_sheet
from extract.write.atomic import write_text

_STATE = "state.json"
_OURS = (".lock", ".staging", "corrections")
"""What of an output folder stays on this machine."""


def is_address(folder: str) -> bool:
    """Tell whether a folder is on another filesystem."""
    return "://" in folder


@contextmanager
def fetched(folder: str) -> Iterator[Path]:
    """Yield a local folder with the sheets below the address `folder`, brought up to date."""
    room = _room("in", folder)
    with _told(folder):
        _fetch(folder, room)
    yield room / "files"


@contextmanager
def sent(out: str) -> Iterator[Path]:
    """Yield a local output folder that is as the address `out` was left; send what changes in it.

    Raises ExtractError where the filesystem refuses. Nothing is sent when the block raises.
    """
    room = _room("out", out)
    with _told(out):
        fs, root = _open(out)
        if _remote_manifest(fs, root) != _state(room).get(NAME):
            shutil.rmtree(room, ignore_errors=True)
            _pull(fs, root, room / "files")
            _note(room, _stamps(room / "files"))
    yield room / "files"
    with _told(out):
        _send(fs, root, room)


def _fetch(folder: str, room: Path) -> None:
    fs, root = _open(folder)
    before, now = _state(room), {}
    for name, info in sorted(fs.find(root, detail=True).items()):
        relative = name[len(root) :].lstrip("/")
        if not is_sheet(Path(relative)):
            continue
        target = room / "files" / relative
        now[relative] = _hash(repr(sorted(info.items(), key=lambda item: item[0])).encode())
        if before.get(relative) != now[relative] or not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            fs.get_file(name, str(target))
    for relative in before.keys() - now.keys():
        (room / "files" / relative).unlink(missing_ok=True)
    (room / "files").mkdir(parents=True, exist_ok=True)
    _note(room, now)


def _pull(fs: Any, root: str, folder: Path) -> None:
    for name in fs.find(root) if fs.exists(root) else ():
        target = folder / name[len(root) :].lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        fs.get_file(name, str(target))


def _send(fs: Any, root: str, room: Path) -> None:
    before, now = _state(room), _stamps(room / "files")
    changed = [name for name in now if now[name] != before.get(name) and name != NAME]
    for name in changed:
        fs.makedirs(os.path.dirname(f"{root}/{name}"), exist_ok=True)  # noqa: PTH120
        fs.put_file(str(room / "files" / name), f"{root}/{name}")
    if now.get(NAME) != before.get(NAME):
        fs.put_file(str(room / "files" / NAME), f"{root}/{NAME}")
    for name in before.keys() - now.keys():
        if fs.exists(f"{root}/{name}"):
            fs.rm_file(f"{root}/{name}")
    _note(room, now)


def _stamps(folder: Path) -> dict[str, str]:
    """The outputs below `folder`: when each was written, and the manifest's hash."""
    found = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and relative.parts[0] not in _OURS:
            stat = path.stat()
            found[relative.as_posix()] = f"{stat.st_size} {stat.st_mtime_ns}"
    if NAME in found:
        found[NAME] = _hash((folder / NAME).read_bytes())
    return found


def _remote_manifest(fs: Any, root: str) -> str | None:
    path = f"{root}/{NAME}"
    fs.invalidate_cache()
    return _hash(fs.cat_file(path)) if fs.exists(path) else None


def _open(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    fs, root = url_to_fs(address)
    fs.invalidate_cache()
    return fs, root.rstrip("/")


def _room(kind: str, address: str) -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "extract" / f"{kind}-{_hash(address.rstrip('/').encode())[:16]}"


def _state(room: Path) -> dict[str, str]:
    try:
        state: dict[str, str] = json.loads((room / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state


def _note(room: Path, state: dict[str, str]) -> None:
    write_text(room / _STATE, json.dumps(state))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _told(address: str) -> Iterator[None]:
    try:
        yield
    except ExtractError:
        raise
    except ImportError as error:
        raise ExtractError(
            f"{address} cannot be reached ({error})",
            "pip install 'extract[ray]', or the package of that filesystem",
        ) from error
    except Exception as error:
        raise ExtractError(
            f"{address} cannot be reached ({type(error).__name__}: {error})",
            "Check the address and the credentials",
        ) from error
