"""The three questions and their examples: is it a party, which status, which sector."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from extract.records import roles, status
from extract.records.ids import key
from extract.records.sectors import SECTORS, SectorView
from extract.records.sheet import REPORTING, Sheet
from extract.schema import Block, Mention
from training.roles.gold import GoldSheet
from training.roles.learn import Task
from training.roles.mistakes import mistaken


def role_task(golds: Sequence[GoldSheet]) -> Task:
    """Return each country, body and person of the paragraphs and bullets, and some mistaken ones.

    The mistaken ones have no name among the keys: they count in no figure.
    """
    keys: list[tuple[str, str]] = []
    features: list[list[str]] = []
    answers: list[str] = []
    weights: list[float] = []
    for gold in golds:
        for block, mention in _reported(gold.sheet, gold.party):
            keys.append((f"{gold.doc_id} {block.id}", key(gold.sheet.names[mention.id])))
            features.append(roles.features(gold.sheet, block, mention))
            weights.append(1.0)
            answers.append("party" if gold.party[mention.id] else "no party")
        for sheet, weight in mistaken(gold):
            for block, mention in _reported(sheet, weight):
                keys.append((f"{gold.doc_id} {block.id}", ""))
                features.append(roles.features(sheet, block, mention))
                answers.append("no party")
                weights.append(weight[mention.id])
    return Task(
        name="roles",
        features=features,
        keys=keys,
        answers=answers,
        sheets=[name.split()[0] for name, _ in keys],
        weights=weights,
        regularisation=0.1,
        rarest=4,
    )


def _reported(sheet: Sheet, chosen: Container[str]) -> Iterator[tuple[Block, Mention]]:
    """Yield the chosen mentions of the paragraphs and bullets with their block."""
    for block in sheet.blocks:
        if block.kind in REPORTING:
            for mention in sheet.mentions.get(block.id, ()):
                if mention.id in chosen and mention.id in sheet.rows[block.id].place:
                    yield block, mention


def status_task(golds: Sequence[GoldSheet]) -> Task:
    """Return each paragraph and bullet."""
    found = [
        (gold, block)
        for gold in golds
        for block in gold.sheet.blocks
        if block.kind in REPORTING and block.id in gold.status
    ]
    return Task(
        name="status",
        features=[status.features(gold.sheet, block) for gold, block in found],
        keys=[(f"{gold.doc_id} {block.id}", "") for gold, block in found],
        answers=[gold.status[block.id] for gold, block in found],
        sheets=[gold.doc_id for gold, _ in found],
        weights=[1.0] * len(found),
        regularisation=0.5,
        rarest=3,
    )


def sector_task(golds: Sequence[GoldSheet]) -> Task:
    """Return each pair of a heading and a sector, weighted by the blocks below the heading."""
    views = [(gold, SectorView(gold.sheet)) for gold in golds]
    found = [
        (gold, view, block, sector)
        for gold, view in views
        for block in gold.sheet.blocks
        if block.kind == "heading"
        for sector in SECTORS
    ]
    return Task(
        name="sectors",
        features=[view.features(block, sector) for _, view, block, sector in found],
        keys=[(f"{gold.doc_id} {b.id}", sector) for gold, _, b, sector in found],
        answers=["yes" if gold.sector[b.id] == sector else "no" for gold, _, b, sector in found],
        sheets=[gold.doc_id for gold, _, _, _ in found],
        weights=[len(gold.sheet.under.get(b.id, ())) ** 0.5 + 0.5 for gold, _, b, _ in found],
        regularisation=0.3,
        rarest=2,
    )
