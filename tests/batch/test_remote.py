"""Folders on another filesystem: an object store of the kind of S3, and one in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch.folders import batch, many, outputs, write

from extract.batch.remote import fetched, sent
from extract.errors import ExtractError

fsspec = pytest.importorskip("fsspec", reason="pip install 'extract[ray]'")
pytestmark = pytest.mark.xdist_group("batch")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def address(tmp_path: Path) -> str:
    write(tmp_path / "there", many(3))
    return f"file://{tmp_path}/there"


def test_sheets_are_fetched_when_they_are_new_or_changed(address: str, tmp_path: Path) -> None:
    with fetched(address) as folder:
        names = sorted(path.name for path in folder.iterdir())
        first = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert names == sorted(many(3))
    write(tmp_path / "there", {"new.txt": "New\nA bullet\n", "2022-01-01-s0.txt": "Changed\nx\n"})
    (tmp_path / "there/2023-01-01-s1.txt").unlink()
    with fetched(address) as folder:
        second = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
        assert (folder / "2022-01-01-s0.txt").read_text() == "Changed\nx\n"
    assert sorted(second) == ["2022-01-01-s0.txt", "2024-01-01-s2.txt", "new.txt"]
    assert second["2024-01-01-s2.txt"] == first["2024-01-01-s2.txt"]


def test_what_changed_is_sent_and_what_went_is_deleted(tmp_path: Path) -> None:
    there = tmp_path / "out"
    with sent(f"file://{there}") as out:
        write(out, {"manifest.json": "1", "documents/a.json": "a", "documents/b.json": "b"})
        write(out, {".staging/x": "", ".lock": ""})
    assert outputs_of(there) == {"manifest.json", "documents/a.json", "documents/b.json"}
    with sent(f"file://{there}") as out:
        write(out, {"manifest.json": "2", "documents/c.json": "c"})
        (out / "documents/a.json").unlink()
    assert outputs_of(there) == {"manifest.json", "documents/b.json", "documents/c.json"}


def test_nothing_is_sent_of_a_sweep_that_failed_and_the_next_one_goes_on(tmp_path: Path) -> None:
    there = tmp_path / "out"

    def fail() -> None:
        with sent(f"file://{there}") as out:
            write(out, {".staging/finished/a": "done"})
            raise ExtractError("full")

    with pytest.raises(ExtractError, match="full"):
        fail()
    assert not there.exists()
    with sent(f"file://{there}") as out:
        assert (out / ".staging/finished/a").exists()


def test_another_machine_starts_from_what_was_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = f"file://{tmp_path}/out"
    with sent(there) as out:
        write(out, {"manifest.json": "1", "documents/a.json": "a"})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    with sent(there) as out:
        assert (out / "documents/a.json").read_text() == "a"
        write(out, {"manifest.json": "2", "documents/b.json": "b"})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with sent(there) as out:
        assert (out / "documents/b.json").read_text() == "b"


def test_an_unknown_filesystem_is_an_error_with_the_address() -> None:
    with pytest.raises(ExtractError, match="nosuch://x"), fetched("nosuch://x/y"):
        pass


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An object store with one bucket, in this process."""
    server = pytest.importorskip("moto.server", reason="pip install 'moto[server]'")
    s3fs = pytest.importorskip("s3fs", reason="pip install 'extract[ray]'")
    made = server.ThreadedMotoServer(port=0, verbose=False)
    made.start()
    host, port = made.get_host_and_port()
    settings = {
        "FSSPEC_S3_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    fs = s3fs.S3FileSystem(
        endpoint_url=settings["FSSPEC_S3_ENDPOINT_URL"], skip_instance_cache=True
    )
    fs.mkdir("archive")
    try:
        yield fs
    finally:
        made.stop()


def test_a_batch_from_and_to_an_object_store_makes_the_same_bytes(
    store: Any, tmp_path: Path
) -> None:
    folder = write(tmp_path / "sheets", many(6))
    for path in folder.iterdir():
        store.put_file(str(path), f"archive/sheets/{path.name}")
    command = ("s3://archive/sheets", "--out", "s3://archive/out", "--workers", "1")
    done = batch(*command)
    assert done.returncode == 0, done.stderr
    store.rm_file("archive/sheets/s3.txt")
    again = batch(*command)
    assert "read now: 0, unchanged: 5" in again.stdout, again.stderr
    assert "gone: s3.txt" in again.stdout
    store.get("archive/out", str(tmp_path / "out"), recursive=True)
    (folder / "s3.txt").unlink()
    batch(folder, "--out", tmp_path / "local", "--workers", "1")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "local")


def outputs_of(folder: Path) -> set[str]:
    return {os.path.relpath(path, folder) for path in folder.rglob("*") if path.is_file()}
