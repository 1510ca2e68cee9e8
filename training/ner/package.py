"""The packaged pipeline and its model card."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from extract.annotate.features import Vocabulary
from extract.annotate.recogniser import Network, Recogniser
from extract.annotate.tokenizer import blank

_DESCRIPTION = (
    "Finds nine kinds of mention in governments' fact sheets. A residual convolutional tagger, "
    "taught by fine-tuned MiniLM on real fact sheets; it runs on spaCy and numpy alone."
)

_CARD = """# The model

{description}

| | |
| --- | --- |
| made by | `make -C training ner` (see `training/README.md`) |
| labels | {labels} |
| learnt from | {gold} annotated sheets ({gold_tokens:,} tokens) |
| and from | {silver} White House sheets ({silver_tokens:,} tokens) read by {teachers} teachers |
| teachers | all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), fine-tuned on the annotated |
| starts from | the word piece vocabulary and, reduced, the word piece table of the same model |
| licence | MIT; sheets: public domain (United States government) or written for this project |
| size | {megabytes:.1f} MB, half precision |
| left out | {left_out} |

## Figures

Strict F1 (exact span and label) of the model alone, block by block, on 16 sheets that it has not
seen and from which no near copy was learnt (`python -m training.ner.evaluate GOLD/dev`).

{figures}

On every fifth sheet of gold, of a student taught by the rest of gold alone, without teachers
(they have seen all of gold, so the whole recipe cannot be held out cheaply):

{held_out}

Words a second of one CPU (`python benchmarks/speed.py GOLD/dev`), in one run on a busy machine:

| | words/s |
| --- | --- |
{speed}

What it does badly: programmes and instruments without capitals or with long titles; places that
are also regions of a country. It decides on a name block by block; the pipeline around it settles
names over the whole sheet.
"""


def write(folder: Path, network: Network, vocabulary: Vocabulary, facts: dict[str, Any]) -> None:
    """Write the spaCy pipeline into `folder`, anew."""
    nlp = blank()
    component = nlp.add_pipe("extract_recogniser", name="ner")
    assert isinstance(component, Recogniser)
    component.load(network, vocabulary)
    nlp.meta.update(
        name="fact_sheets",
        version=facts["version"],
        description=_DESCRIPTION,
        license="MIT",
        spacy_version=">=3.8.2,<4.0.0",
        author="the authors of extract",
    )
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)


def write_card(folder: Path, facts: dict[str, Any], figures: dict[str, Any]) -> None:
    """Write the card `README.md`, and the same facts into `meta.json`."""
    meta_path = folder / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf-8"))
    meta["sources"] = facts["sources"]
    meta["performance"] = figures
    meta_path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    text = _CARD.format(
        description=_DESCRIPTION,
        labels=", ".join(meta["labels"]["ner"]),
        megabytes=size / 1e6,
        figures=markdown(figures["dev"]),
        held_out=markdown(figures["held out"]),
        speed="\n".join(f"| {n} | {v:,.0f} |" for n, v in figures["words a second"].items()),
        **facts["counts"],
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


def markdown(groups: dict[str, dict[str, float]]) -> str:
    """Return figures by group as a Markdown table, a column a group."""
    names = list(groups)
    rows = list(next(iter(groups.values())))
    lines = ["| | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
    lines += [f"| {r} | " + " | ".join(f"{groups[n][r]:.3f}" for n in names) + " |" for r in rows]
    return "\n".join(lines)
