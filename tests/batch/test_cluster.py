"""The engine for clusters, on a real local one of two nodes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.batch.folders import STAND_IN, batch, many, outputs, start, statuses, write
from tests.batch.test_batch_processes import SLOW, _until

ray = pytest.importorskip("ray", reason="pip install 'extract[ray]'")
pytestmark = pytest.mark.xdist_group("batch")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head that only drives, and a node that works; nodes use the stand-in for extraction."""
    from ray.cluster_utils import Cluster

    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = STAND_IN
    made = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "include_dashboard": False},
    )
    try:
        yield made
    finally:
        made.shutdown()
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


def test_the_cluster_makes_the_bytes_of_one_machine_though_a_node_dies(
    cluster: Any, tmp_path: Path
) -> None:
    sheets = many(60, line=f"{SLOW}\n{SLOW}\n{SLOW}\n{SLOW}") | {"crash.txt": "T\n!crash\n"}
    folder, out = write(tmp_path / "sheets", sheets), tmp_path / "out"
    doomed = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    arguments = (folder, "--out", out, "--engine", "ray", "--workers", "2")
    process = start(*arguments, RAY_ADDRESS=cluster.address)
    _until(lambda: _reads(doomed), seconds=120)
    _until(lambda: len(list(out.glob(".staging/finished/*"))) >= 5, seconds=120)
    assert process.poll() is None
    assert not (out / "manifest.json").exists()
    cluster.remove_node(doomed, allow_graceful=False)
    _, errors = process.communicate(timeout=240)
    assert process.returncode == 3, errors
    assert statuses(out)["crash.txt"] == "crashed"
    assert "Traceback" not in errors
    batch(folder, "--out", tmp_path / "local", "--workers", "2")
    assert outputs(out) == outputs(tmp_path / "local")


def _reads(node: Any) -> bool:
    """Whether a process of the local engine works below the node's raylet."""
    (raylet,) = (info.process.pid for info in node.all_processes["raylet"])
    parents = {}
    workers = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            command = (path / "cmdline").read_bytes()
        except OSError:
            continue
        parents[int(path.name)] = int(fields[1])
        if b"spawn_main" in command:
            workers.append(int(path.name))
    return any(_descends(worker, raylet, parents) for worker in workers)


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid in parents:
        pid = parents[pid]
        if pid == ancestor:
            return True
    return False
