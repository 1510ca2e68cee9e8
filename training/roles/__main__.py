"""`python -m training.roles GOLD_TRAIN_DIR` learns the classifiers and writes `classifiers/`."""

from __future__ import annotations

import sys
from pathlib import Path

from training.roles import learn, tasks
from training.roles.gold import read_folder


def main() -> None:
    """Train on the folder that the command line names."""
    golds = read_folder(Path(sys.argv[1]))
    folder = Path("classifiers")
    for task in (tasks.role_task(golds), tasks.status_task(golds), tasks.sector_task(golds)):
        classifier = learn.fit(task)
        learn.write(classifier, folder)
        print(f"{task.name}: {len(task.answers)} examples, {len(classifier.weights)} features")


if __name__ == "__main__":
    main()
