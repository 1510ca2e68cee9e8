"""The teacher of roles and status: MiniLM that reads blocks in their place in the sheet.

A window opens with the title, the heading and the lead-in that its first block stands under. Every
block begins with a mark of its kind, from which its status is read; every mention carries its
label, and from its first piece is read whether it is a party. The weights never ship: the teacher
says what it holds of sheets that nobody annotated, and the classifiers learn from that.
"""

from __future__ import annotations

import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from extract.records.roles import LABELS
from extract.records.sheet import REPORTING, Sheet
from extract.records.status import STATUSES
from extract.schema import Block, Mention
from training.ner import dropout
from training.ner.windows import CASES, Pieces, case_of
from training.roles.gold import GoldSheet

WINDOW = 192
_BATCH = 8
_TITLE, _HEADING, _LEAD_IN = 24, 24, 40
_TAGS = ("GPE", "ORG", "PERSON", "PLACE", "INSTRUMENT", "PROGRAM", "DATE", "MONEY", "QUANTITY")
_MARKS = {"title": 1, "heading": 2, "paragraph": 3}
_BULLET = 3
"""The vocabulary's unused ids 1 to 3, and for bullets 3 + level up to 6, mark the kinds."""
_WORD = re.compile(r"\w+|[^\w\s]")
_SWAPPED = 0.4

Piece = tuple[int, int, int]
"""Id of the piece, class of its casing, and its mention: 0, or 1 + label (10 + label at first)."""


@dataclass(slots=True)
class Window:
    """Pieces, and where what is asked about stands in them, by block or mention id."""

    pieces: list[Piece]
    blocks: dict[str, int] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)


class Teacher(nn.Module):
    """MiniLM with embeddings of casing and of mentions; heads for parties and for status."""

    def __init__(self, path: str) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(
            path, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size
        self.casing = nn.Embedding(CASES, width)
        self.mention = nn.Embedding(2 * len(_TAGS) + 1, width)
        nn.init.zeros_(self.casing.weight)
        nn.init.zeros_(self.mention.weight)
        self.drop = nn.Dropout(0.1)
        self.party = nn.Linear(width, 1)
        self.status = nn.Linear(width, len(STATUSES))
        dropout.replace_dropout(self)

    def forward(self, batch: Sequence[Window]) -> tuple[Tensor, Tensor]:
        """Return the scores of the batch's mentions `(n,)` and of its blocks `(m, 4)`, in order."""
        shown = torch.zeros(len(batch), WINDOW, 3, dtype=torch.long)
        mask = torch.zeros(len(batch), WINDOW, dtype=torch.long)
        for row, window in enumerate(batch):
            shown[row, : len(window.pieces)] = torch.tensor(window.pieces, dtype=torch.long)
            mask[row, : len(window.pieces)] = 1
        embedded = self.encoder.embeddings.word_embeddings(shown[..., 0])
        embedded = embedded + self.casing(shown[..., 1]) + self.mention(shown[..., 2])
        hidden = self.drop(
            self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        )
        return (
            self.party(_at(hidden, [w.mentions for w in batch])).squeeze(-1).float(),
            self.status(_at(hidden, [w.blocks for w in batch])).float(),
        )


def _at(hidden: Tensor, places: Sequence[Mapping[str, int]]) -> Tensor:
    rows = [row for row, found in enumerate(places) for _ in found]
    columns = [column for found in places for column in found.values()]
    return hidden[torch.tensor(rows, dtype=torch.long), torch.tensor(columns, dtype=torch.long)]


class Reader:
    """Turns sheets into windows."""

    def __init__(self) -> None:
        self.pieces = Pieces()

    def windows(
        self, sheet: Sheet, names: Mapping[str, str] | None = None, room: int = WINDOW
    ) -> Iterator[Window]:
        """Yield the windows of a sheet, the first with `room`; `names` replaces mentions by id."""
        window: Window | None = None
        for block in sheet.blocks:
            pieces, mentions = self._block(block, sheet.mentions.get(block.id, ()), names or {})
            while True:
                if window is None or len(window.pieces) + min(len(pieces), 40) > room:
                    if window is not None:
                        yield window
                        room = WINDOW
                    window = Window(self._opening(sheet, block))
                taken = pieces[: room - len(window.pieces)]
                start = len(window.pieces)
                if block.kind in REPORTING and pieces[0][0] <= 6:
                    window.blocks[block.id] = start
                window.mentions |= {m: start + at for m, at in mentions.items() if at < len(taken)}
                window.pieces += taken
                pieces = pieces[len(taken) :]
                mentions = {m: at - len(taken) for m, at in mentions.items() if at >= len(taken)}
                if not pieces:
                    break
        if window is not None:
            yield window

    def _opening(self, sheet: Sheet, block: Block) -> list[Piece]:
        title = next((b for b in sheet.blocks if b.kind == "title"), None)
        heading = sheet.by_id.get(block.section or "")
        lead_in = sheet.lead_ins.get(block.id)
        found: list[Piece] = [(self.pieces.cls, 0, 0)]
        for above, most in ((title, _TITLE), (heading, _HEADING), (lead_in, _LEAD_IN)):
            if above is not None and above is not block:
                found += self._block(above, sheet.mentions.get(above.id, ()), {})[0][-most:]
            found.append((self.pieces.sep, 0, 0))
        return found

    def _block(
        self, block: Block, mentions: Sequence[Mention], names: Mapping[str, str]
    ) -> tuple[list[Piece], dict[str, int]]:
        """Return the pieces of a block, and the first of each mention that may be a party."""
        found: list[Piece] = [(_MARKS.get(block.kind, _BULLET + min(block.level, 3)), 0, 0)]
        places: dict[str, int] = {}
        at = 0
        for mention in mentions:
            if mention.start < at:
                continue
            found += self._text(block.text[at : mention.start], 0)
            tag = 1 + _TAGS.index(mention.label)
            if mention.label in LABELS and block.kind in REPORTING:
                places[mention.id] = len(found)
            name = self._text(names.get(mention.id, mention.text), tag)
            found += [(name[0][0], name[0][1], tag + len(_TAGS)), *name[1:]] if name else []
            at = mention.end
        return found + self._text(block.text[at:], 0), places

    def _text(self, text: str, tag: int) -> list[Piece]:
        return [
            (piece, case_of(word), tag)
            for word in _WORD.findall(text)
            for piece in self.pieces.of(word)
        ]


def train(
    golds: Sequence[GoldSheet], start_from: Path | None, seed: int, epochs: int = 6, lr: float = 1e-4
) -> Teacher:
    """Fine-tune a teacher; `start_from` is a teacher of `training.ner`, whose encoder it takes."""
    torch.manual_seed(seed)
    dropout.seed(seed)
    rng = random.Random(seed)
    reader = Reader()
    model = Teacher(reader.pieces.path)
    if start_from is not None:
        weights = torch.load(start_from, weights_only=True)
        known = {k: v for k, v in weights.items() if k.startswith(("encoder.", "casing."))}
        model.load_state_dict(known, strict=False)
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.01, fused=True)
    party = {(g.doc_id, m): float(is_party) for g in golds for m, is_party in g.party.items()}
    status = {(g.doc_id, b): STATUSES.index(s) for g in golds for b, s in g.status.items()}  # type: ignore[arg-type]
    steps = 0
    total = epochs * sum(1 for _ in _shown(golds, reader, rng)) // _BATCH
    begun = time.time()
    model.train()
    for epoch in range(epochs):
        shown = list(_shown(golds, reader, rng))
        rng.shuffle(shown)
        losses = []
        for first in range(0, len(shown) - _BATCH + 1, _BATCH):
            batch = shown[first : first + _BATCH]
            factor = min((steps + 1) / (0.06 * total), 1.0) * max(0.02, 1 - steps / total)
            for group in optimizer.param_groups:
                group["lr"] = lr * factor
            with torch.autocast("cpu", torch.bfloat16):
                parties, statuses = model([window for _, window in batch])
            loss = _loss(
                parties, [party.get((d, m)) for d, w in batch for m in w.mentions],
                statuses, [status.get((d, b)) for d, w in batch for b in w.blocks],
            )
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(float(loss.detach()))
            steps += 1
        mean, seconds = sum(losses) / len(losses), time.time() - begun
        print(f"teacher {seed} epoch {epoch}: loss {mean:.4f}, {seconds:.0f} s", flush=True)
    model.eval()
    return model


def _loss(
    parties: Tensor, party: list[float | None], statuses: Tensor, status: list[int | None]
) -> Tensor:
    known = torch.tensor([p is not None for p in party], dtype=torch.bool)
    wanted = torch.tensor([p for p in party if p is not None])
    total = statuses.sum() * 0.0
    if len(wanted):
        smooth = 0.02 + 0.96 * wanted
        total = total + nn.functional.binary_cross_entropy_with_logits(parties[known], smooth)
    told = torch.tensor([s is not None for s in status], dtype=torch.bool)
    which = torch.tensor([s for s in status if s is not None], dtype=torch.long)
    if len(which):
        total = total + nn.functional.cross_entropy(statuses[told], which, label_smoothing=0.05)
    return total


def _shown(
    golds: Sequence[GoldSheet], reader: Reader, rng: random.Random
) -> Iterator[tuple[str, Window]]:
    """Yield one epoch's windows with the sheet of each; names are exchanged in a part of them."""
    pool: dict[str, list[str]] = defaultdict(list)
    for gold in golds:
        for found in gold.sheet.mentions.values():
            for mention in found:
                pool[mention.label].append(mention.text)
    for gold in golds:
        names: dict[str, str] = {}
        drawn: dict[str, str | None] = {}
        for found in gold.sheet.mentions.values():
            for mention in found:
                if mention.label in LABELS:
                    other = drawn.setdefault(
                        mention.text,
                        rng.choice(pool[mention.label]) if rng.random() < _SWAPPED else None,
                    )
                    if other is not None:
                        names[mention.id] = other
        for window in reader.windows(gold.sheet, names, rng.randrange(WINDOW // 2, WINDOW)):
            yield gold.doc_id, window


@torch.inference_mode()  # type: ignore[untyped-decorator]
def judge(
    model: Teacher, sheet: Sheet, reader: Reader
) -> tuple[dict[str, float], dict[str, list[float]]]:
    """Return the probability of a party by mention id, and of each status by block id."""
    party: dict[str, float] = {}
    status: dict[str, list[float]] = {}
    found = list(reader.windows(sheet))
    for first in range(0, len(found), 2 * _BATCH):
        batch = found[first : first + 2 * _BATCH]
        padded = [*batch, *[Window([(reader.pieces.cls, 0, 0)])] * (2 * _BATCH - len(batch))]
        with torch.autocast("cpu", torch.bfloat16):
            parties, statuses = model(padded)
        ids = [m for w in batch for m in w.mentions]
        party |= dict(zip(ids, torch.sigmoid(parties).tolist(), strict=True))
        blocks = [b for w in batch for b in w.blocks]
        status |= dict(zip(blocks, torch.softmax(statuses, -1).tolist(), strict=True))
    return party, status
