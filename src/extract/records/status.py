"""Whether a block reports something completed, ongoing, planned, or no action at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.records import verbs
from extract.records.classifier import load
from extract.records.sheet import REPORTING, Sheet
from extract.records.verbs import Verb
from extract.schema import Block, Status

STATUSES: tuple[Status, ...] = ("completed", "ongoing", "planned", "statement")


def features(sheet: Sheet, block: Block) -> list[str]:
    """Return what the classifier sees of `block`, each a name such as `verb=past sign`."""
    return list(_features(sheet, block))


def _features(sheet: Sheet, block: Block) -> Iterator[str]:
    sentences = spoken(sheet, block)
    yield f"kind={block.kind}{block.level}"
    yield f"sentences={min(len(sentences), 5)}"
    yield f"closes={block.text.rstrip()[-1:]}"
    yield f"length={min(len(block.text) // 80, 8)}"
    for number, words in enumerate(sentences[:4]):
        yield from _sentence(words, f"{number}")
    yield from _words(sentences)
    yield from _around(sheet, block)


def spoken(sheet: Sheet, block: Block) -> list[list[str]]:
    """Return the units of each sentence, without the lead ("Vaccine donation:") at the front."""
    row = sheet.rows[block.id]
    sentences: list[list[str]] = [[] for _ in range(row.sentence[-1] + 1 if row.sentence else 0)]
    for unit, number in zip(row.units, row.sentence, strict=True):
        sentences[number].append(unit.text)
    if sentences:
        sentences[0] = _without_lead(sentences[0])
    return sentences


def _without_lead(words: list[str]) -> list[str]:
    if ":" not in words[:25]:
        return words
    at = words.index(":")
    rest = words[at + 1 :]
    if len(rest) < 3 or any(v.tense in verbs.FINITE for v in verbs.find(words[:at])):
        return words
    return rest


def _sentence(words: Sequence[str], at: str) -> Iterator[str]:
    found = verbs.find(words)
    verb = verbs.main(words, found)
    yield f"{at}first={words[0]}"
    yield f"{at}first2={' '.join(words[:2])}"
    if found:
        yield f"{at}opening={found[0].tense}" + ("^" if found[0].start <= 1 else "")
        if found[0].start <= 1:
            yield f"{at}opening={found[0].tense} {found[0].base}"
    yield f"{at}tenses={','.join(v.tense for v in found[:3])}"
    for each in found:
        yield f"{at}has {each.tense}"
        yield f"{at}has {each.tense} {each.base}"
    yield from _verb(words, verb, found, at)


def _verb(words: Sequence[str], verb: Verb | None, found: Sequence[Verb], at: str) -> Iterator[str]:
    if verb is None:
        yield f"{at}no verb"
        if found:
            yield f"{at}no verb, {found[0].tense}"
        return
    yield f"{at}tense={verb.tense}"
    yield f"{at}base={verb.base}"
    yield f"{at}verb={verb.tense} {verb.base}"
    yield f"{at}subject={words[verb.start - 1] if verb.start else '^'}"
    after = words[verb.end] if verb.end < len(words) else "$"
    yield f"{at}then={after}"
    yield f"{at}tense then={verb.tense} {after}"
    follower = next((v for v in found if v.start >= verb.end), None)
    if follower is not None:
        yield f"{at}follower={follower.tense}"
        yield f"{at}verb+follower={verb.base} {follower.tense}"
        if follower.start == verb.end:
            yield f"{at}chain={verb.tense} {verb.base} {follower.tense}"
            yield f"{at}chain={verb.base} {follower.base}"


def _words(sentences: Sequence[Sequence[str]]) -> Iterator[str]:
    for number, words in enumerate(sentences):
        at = "w" if number == 0 else "r"
        for word in words:
            yield f"{at}:{word}"
        for pair in zip(words, words[1:], strict=False):
            yield f"{at}:{' '.join(pair)}"


def _around(sheet: Sheet, block: Block) -> Iterator[str]:
    lead_in = sheet.lead_ins.get(block.id)
    if lead_in is not None:
        yield from _opener("lead-in", sheet, lead_in)
    heading = sheet.by_id.get(block.section or "")
    if heading is None:
        yield "no heading"
    else:
        yield from _opener("heading", sheet, heading)
    at = sheet.index[block.id]
    for name, other in (("previous", at - 1), ("next", at + 1)):
        if not 0 <= other < len(sheet.blocks):
            yield f"{name}=none"
            continue
        yield f"{name}={sheet.blocks[other].kind}"
        verb = _main_verb(sheet, sheet.blocks[other])
        if verb is not None and sheet.blocks[other].kind == block.kind:
            yield f"{name} tense={verb.tense}"


def _opener(name: str, sheet: Sheet, block: Block) -> Iterator[str]:
    words = sheet.rows[block.id].words()
    yield f"{name} closes={words[-1] if words else ''}"
    yield f"{name} closes={' '.join(words[-2:])}"
    yield f"{name} opens={words[0] if words else ''}"
    for word in words[-12:]:
        yield f"{name}:{word}"
    verb = _main_verb(sheet, block)
    if verb is not None:
        colon = ":" if block.text.rstrip().endswith(":") else ""
        yield f"{name} tense{colon}={verb.tense}"
        yield f"{name} verb{colon}={verb.tense} {verb.base}"
        yield f"{name} {block.kind}{colon}"


def _main_verb(sheet: Sheet, block: Block) -> Verb | None:
    sentences = spoken(sheet, block)
    if not sentences:
        return None
    last = sentences[-1] if block.text.rstrip().endswith(":") else sentences[0]
    found = verbs.find(last)
    return verbs.main(last, found) or (found[0] if found and found[0].start <= 1 else None)


@dataclass(frozen=True, slots=True)
class Decision:
    """A status and what gave it."""

    status: Status
    rule: str


def decide(sheet: Sheet) -> dict[str, Decision]:
    """Return the status of each paragraph and bullet, by its id."""
    classifier = load("status")
    found: dict[str, Decision] = {}
    for block in sheet.blocks:
        if block.kind in REPORTING:
            chances = classifier.probabilities(features(sheet, block))
            best = max(STATUSES, key=lambda name: chances[name])
            found[block.id] = Decision(best, "classifier:status")
    return found
