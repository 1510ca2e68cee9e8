"""Whether a block reports something completed, ongoing, planned, or no action at all.

A linear classifier weighs the verbs of each sentence, what the guidelines decide of them, the
words, the lead-in and heading above, and the blocks beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.records import status_rules
from extract.records.classifier import load
from extract.records.sheet import REPORTING, Sheet
from extract.records.status_rules import Ruling
from extract.records.verbs import Sentence, Verb
from extract.schema import Block, Status

STATUSES: tuple[Status, ...] = ("completed", "ongoing", "planned", "statement")


@dataclass(frozen=True, slots=True)
class Decision:
    """A status and what gave it."""

    status: Status
    rule: str


def decide(sheet: Sheet) -> dict[str, Decision]:
    """Return the status of each paragraph and bullet, by its id.

    The rule is "classifier.status", after the id of the guidelines' rule where the two agree.
    """
    classifier = load("status")
    found: dict[str, Decision] = {}
    for block in sheet.blocks:
        if block.kind in REPORTING:
            chances = classifier.probabilities(features(sheet, block))
            best = max(STATUSES, key=lambda name: chances[name])
            if _is_listed(sheet, block):
                found[block.id] = Decision("statement", "status.no-verb")
                continue
            if best == "statement" and (plain := _plain_report(sheet, block)):
                found[block.id] = Decision(plain.status, plain.rule)
                continue
            said = {ruling.status: ruling.rule for ruling in reversed(rulings(sheet, block))}
            agreeing = [said[best]] if best in said else []
            found[block.id] = Decision(best, ", ".join([*agreeing, "classifier.status"]))
    return found


def _is_listed(sheet: Sheet, block: Block) -> bool:
    """Tell whether a block is an entry of a list of outcomes: "MoU between X and Y on Z".

    A past form in it that stands behind no name is an attribute ("on serious organised crime").
    """
    sentences = sheet.spoken(block.id)
    if len(sentences) != 1 or list(sentences[0].words[1:2]) != ["between"]:
        return False
    words, main = sentences[0].words, sentences[0].main
    if words[0] != "<INSTRUMENT>":
        return False
    return main is None or (main.tense == "past" and words[main.start - 1][0] not in "<)")


def _plain_report(sheet: Sheet, block: Block) -> Ruling | None:
    """Return the ruling of a block of one sentence whose verb can only report: "was signed".

    In sheets of other houses the classifier misses the words that it knows.
    """
    sentences = sheet.spoken(block.id)
    main = sentences[0].main if len(sentences) == 1 else None
    if main is None or main.tense not in ("passive past", "perfect"):
        return None
    found = rulings(sheet, block)
    return found[0] if found and found[0].status == "completed" else None


def rulings(sheet: Sheet, block: Block) -> list[Ruling]:
    """Return what the guidelines decide of each sentence of which they say something."""
    promised = is_promised(sheet, block)
    said = (_ruling(sentence, promised) for sentence in sheet.spoken(block.id))
    return [ruling for ruling in said if ruling is not None]


def _ruling(sentence: Sentence, promised: bool) -> Ruling | None:
    return status_rules.rule(sentence.words, sentence.main, sentence.opening, promised)


def is_promised(sheet: Sheet, block: Block) -> bool:
    """Tell whether the block stands under a lead-in with "will" and a colon."""
    above = sheet.lead_ins.get(block.id)
    if above is None or not above.text.rstrip().endswith(":"):
        return False
    main = _main(sheet, above)
    return main is not None and main.tense == "future"


def features(sheet: Sheet, block: Block) -> list[str]:
    """Return what the classifier sees of `block`, each named in words."""
    return list(_features(sheet, block))


def _features(sheet: Sheet, block: Block) -> Iterator[str]:
    sentences = sheet.spoken(block.id)
    promised = is_promised(sheet, block)
    yield f"a {block.kind} of level {block.level}"
    yield f"{min(len(sentences), 5)} sentences"
    yield f"closes with {block.text.rstrip()[-1:]}"
    yield f"about {min(len(block.text) // 80, 8) * 80} characters"
    rulings = [_ruling(sentence, promised) for sentence in sentences]
    decided = [ruling for ruling in rulings if ruling is not None]
    if decided:
        yield f"the first rule that decides is {decided[0].rule}"
    for number, (sentence, ruling) in enumerate(zip(sentences[:4], rulings, strict=False), 1):
        at = f"sentence {number}"
        if ruling is not None:
            yield f"{at}: rule {ruling.rule}"
            yield f"{at}: {ruling.status} by the rules"
        yield from _sentence(sentence, at)
    yield from _words(sentences)
    yield from _around(sheet, block)


def _sentence(sentence: Sentence, at: str) -> Iterator[str]:
    words, found = sentence.words, sentence.verbs
    yield f"{at} opens with {words[0]}"
    yield f"{at} opens with {' '.join(words[:2])}"
    if found:
        yield f"{at}: first verb {found[0].tense}"
    if sentence.opening is not None:
        yield f"{at} opens with a verb, {sentence.opening.tense}"
        yield f"{at} opens with the verb {sentence.opening.tense} {sentence.opening.base}"
    yield f"{at}: verbs {', '.join(verb.tense for verb in found[:3])}"
    for verb in found:
        yield f"{at} has a verb, {verb.tense}"
        yield f"{at} has {verb.tense} {verb.base}"
    if sentence.main is None:
        yield f"{at} has no finite verb" + (f", but {found[0].tense}" if found else "")
    else:
        yield from _main_verb(sentence, sentence.main, at)


def _main_verb(sentence: Sentence, verb: Verb, at: str) -> Iterator[str]:
    words = sentence.words
    yield f"{at}: main verb {verb.tense}"
    yield f"{at}: main verb {verb.base}"
    yield f"{at}: main verb {verb.tense} {verb.base}"
    yield f"{at}: {words[verb.start - 1] if verb.start else '^'} before the main verb"
    after = words[verb.end] if verb.end < len(words) else "$"
    yield f"{at}: main verb followed by {after}"
    yield f"{at}: main verb {verb.tense} followed by {after}"
    follower = next((other for other in sentence.verbs if other.start >= verb.end), None)
    if follower is not None:
        yield f"{at}: then {follower.tense}"
        yield f"{at}: {verb.base}, then {follower.tense}"
        if follower.start == verb.end:
            yield f"{at}: {verb.tense} {verb.base} with {follower.tense}"
            yield f"{at}: {verb.base} with {follower.base}"


def _words(sentences: Sequence[Sentence]) -> Iterator[str]:
    for number, sentence in enumerate(sentences):
        where = "first sentence" if number == 0 else "later"
        for word in sentence.words:
            yield f"{where}: {word}"
        for pair in pairwise(sentence.words):
            yield f"{where}: {' '.join(pair)}"


def _around(sheet: Sheet, block: Block) -> Iterator[str]:
    above = sheet.lead_ins.get(block.id)
    if above is not None:
        yield from _opener("lead-in", sheet, above)
    heading = sheet.by_id.get(block.section or "")
    if heading is None:
        yield "no heading above"
    else:
        yield from _opener("heading", sheet, heading)
    at = sheet.index[block.id]
    for name, other in (("before", at - 1), ("after", at + 1)):
        if not 0 <= other < len(sheet.blocks):
            yield f"nothing {name}"
            continue
        beside = sheet.blocks[other]
        yield f"a {beside.kind} {name}"
        verb = _main(sheet, beside)
        if verb is not None and beside.kind == block.kind:
            yield f"the {beside.kind} {name} has {verb.tense}"


def _opener(name: str, sheet: Sheet, block: Block) -> Iterator[str]:
    words = sheet.rows[block.id].words()
    yield f"{name} closes with {' '.join(words[-1:])}"
    yield f"{name} closes with {' '.join(words[-2:])}"
    yield f"{name} opens with {' '.join(words[:1])}"
    for word in words[-12:]:
        yield f"{name} has {word}"
    verb = _main(sheet, block)
    if verb is not None:
        colon = " and a colon" if block.text.rstrip().endswith(":") else ""
        yield f"{name} with {verb.tense}{colon}"
        yield f"{name} with {verb.tense} {verb.base}{colon}"
        yield f"{name} is a {block.kind} with a verb{colon}"


def _main(sheet: Sheet, block: Block) -> Verb | None:
    """Return the verb of the first sentence, or of the last where that opens a list."""
    sentences = sheet.spoken(block.id)
    if not sentences:
        return None
    sentence = sentences[-1] if block.text.rstrip().endswith(":") else sentences[0]
    return sentence.main or sentence.opening
