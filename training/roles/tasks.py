"""The three questions and their examples: is it a party, which status, which sector."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import roles, status
from extract.records.ids import key
from extract.records.sectors import SECTORS, SectorView
from extract.records.sheet import REPORTING
from training.roles.gold import GoldSheet
from training.roles.learn import Task


def role_task(golds: Sequence[GoldSheet]) -> Task:
    """Return each country, body and person of the paragraphs and bullets."""
    found = [
        (gold, block, mention)
        for gold in golds
        for block in gold.sheet.blocks
        if block.kind in REPORTING
        for mention in gold.sheet.mentions.get(block.id, ())
        if mention.id in gold.party
    ]
    return Task(
        name="roles",
        features=[roles.features(gold.sheet, block, m) for gold, block, m in found],
        keys=[(f"{g.doc_id} {b.id}", key(g.sheet.names[m.id])) for g, b, m in found],
        answers=["party" if gold.party[m.id] else "no party" for gold, _, m in found],
        sheets=[gold.doc_id for gold, _, _ in found],
        weights=[1.0] * len(found),
        regularisation=0.1,
        rarest=3,
    )


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
