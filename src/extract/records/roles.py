"""Whether a country, body or person is a party to what a block reports.

A party does it, signs it, pays for it, receives it, hosts it or is the other side of it; who is
only a place, a topic, an owner or part of a description is none (GUIDELINES, "Fields of a
mention"). A linear classifier decides from the words around the mention, the list it stands in,
the verbs of its sentence and its weight in the sheet. Its features are named in words, so that
they can be shown as reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.records import verbs
from extract.records.classifier import load
from extract.records.sheet import REPORTING, Sheet
from extract.records.words import Row
from extract.schema import Block, Mention

LABELS = ("GPE", "ORG", "PERSON")
_TAGS = frozenset(f"<{label}>" for label in LABELS)
_LIST_MARKS = frozenset((",", "and", "&", "the", "-", "–", "(", ")", "/", "or", ";", "as", "well"))
_PREPOSITIONS = frozenset(
    "in of to with by between among from for at on across through under within into against via "
    "including alongside behind around near toward towards over outside inside throughout than "
    "like as".split()
)


def features(sheet: Sheet, block: Block, mention: Mention) -> list[str]:
    """Return what the classifier sees of `mention`, each named in words."""
    row = sheet.rows[block.id]
    at = row.place[mention.id]
    first, last = row.bounds(row.sentence[at])
    words = row.words()[first:last]
    return list(_features(sheet, block, mention, words, at - first, row))


def _features(
    sheet: Sheet, block: Block, mention: Mention, words: Sequence[str], at: int, row: Row
) -> Iterator[str]:
    label = mention.label
    yield label
    yield f"in a {block.kind}"
    for near in _near(words, at):
        yield near
        yield f"{label}, {near}"
    yield from _place(words, at, label, row.sentence[row.place[mention.id]])
    yield from _list(words, at, label)
    for said in _verbs(words, at):
        yield said
        yield f"{label}, {said}"
    yield from _name(sheet, block, mention)
    yield from _openers(sheet, block, label)


def _near(words: Sequence[str], at: int) -> Iterator[str]:
    for step in range(1, 6):
        yield f"{step} before: {_word(words, at - step)}"
        yield f"{step} after: {_word(words, at + step)}"
    before = [_word(words, k) for k in range(at - 3, at)]
    after = [_word(words, k) for k in range(at + 1, at + 4)]
    yield f"before: {' '.join(before[1:])}"
    yield f"before: {' '.join(before)}"
    yield f"after: {' '.join(after[:2])}"
    yield f"after: {' '.join(after)}"
    yield f"between: {before[2]} … {after[0]}"
    yield f"between: {' '.join(before[1:])} … {' '.join(after[:2])}"


def _word(words: Sequence[str], at: int) -> str:
    if at < 0:
        return "^"
    return words[at] if at < len(words) else "$"


def _place(words: Sequence[str], at: int, label: str, sentence: int) -> Iterator[str]:
    yield f"sentence {min(sentence, 3)}"
    yield f"about word {min(at, 24) // 3 * 3} of its sentence"
    if at == 0 or (at == 1 and words[0] == "the"):
        yield "opens its sentence"
        yield f"{label}, opens its sentence"
    if ":" in words[at + 1 : at + 15]:
        yield f"{label}, in the lead before a colon"
    if _word(words, at + 1) in ("'s", "'"):
        yield f"{label}, owns what follows"
        yield f"{label}, owns {_word(words, at + 2)}"
    if _word(words, at + 1) in (",", "-", "(") and _word(words, at + 2) in _TAGS:
        yield f"{label}, {_word(words, at + 1)} {_word(words, at + 2)} {_word(words, at + 3)} follow"


def _list(words: Sequence[str], at: int, label: str) -> Iterator[str]:
    head, tail = bounds_of_list(words, at)
    count = sum(words[k] in _TAGS for k in range(head, tail + 1))
    yield f"listed with {min(count - 1, 4)} others"
    yield f"list after: {_word(words, head - 1)}"
    yield f"list after: {_word(words, head - 2)} {_word(words, head - 1)}"
    yield f"list before: {_word(words, tail + 1)}"
    yield f"list before: {_word(words, tail + 1)} {_word(words, tail + 2)}"
    for k in range(head - 1, -1, -1):
        if words[k] in _PREPOSITIONS:
            yield f"preposition: {words[k]}"
            yield f"{label}, preposition: {words[k]}"
            yield f"preposition: {_word(words, k - 1)} {words[k]}"
            yield f"{label}, {head - 1 - k} after preposition: {words[k]}"
            break
    for word in words[:head]:
        yield f"earlier: {word}"
    for word in words[tail + 1 :]:
        yield f"later: {word}"


def bounds_of_list(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return the first and last unit of the list of names ("X, Y and Z") in which `at` stands."""
    head = tail = k = at
    while k > 0 and (words[k - 1] in _LIST_MARKS or words[k - 1] in _TAGS):
        k -= 1
        head = k if words[k] in _TAGS else head
    k = at
    while k + 1 < len(words) and (words[k + 1] in _LIST_MARKS or words[k + 1] in _TAGS):
        k += 1
        tail = k if words[k] in _TAGS else tail
    return head, tail


def _verbs(words: Sequence[str], at: int) -> Iterator[str]:
    found = verbs.find(words)
    main = verbs.main(words, found)
    if main is None:
        yield "no verb in its sentence"
    else:
        side = "subject" if at < main.start else "object"
        yield f"{side} side of the main verb"
        yield f"{side} side of {main.tense} {main.base}"
        yield f"{side} side of {main.base}"
    before = [verb for verb in found if verb.end <= at]
    after = [verb for verb in found if verb.start > at]
    if before:
        near = before[-1]
        yield f"verb before: {near.tense}"
        yield f"verb before: {near.base}"
        yield f"verb before: {near.tense} {near.base}"
        yield f"verb {min(at - near.end, 6)} before"
        yield f"verb before: {near.base} … {_word(words, at - 1)}"
        if words[near.end : at] in (["the"], []):
            yield f"object of {near.base}"
            yield f"object of a verb, {near.tense}"
    if after:
        near = after[0]
        yield f"verb after: {near.tense}"
        yield f"verb after: {near.base}"
        yield f"verb after: {near.tense} {near.base}"
        yield f"verb {min(near.start - at - 1, 6)} after"


def _name(sheet: Sheet, block: Block, mention: Mention) -> Iterator[str]:
    name = sheet.names[mention.id]
    label = mention.label
    if name in sheet.sides:
        yield f"{label}, named in the title"
    yield f"{label}, in about {min(int(sheet.share[name] * 20), 8) * 5} % of the blocks"
    yield f"is {name}"
    for word in mention.text.lower().replace("’", "'").split():
        yield f"{label}, name has {word}"
    same = [m for m in sheet.mentions[block.id] if sheet.names[m.id] == name]
    if len(same) > 1:
        yield f"{label}, named {min(len(same), 4)} times in the block"
        yield f"{label}, {'first' if same[0] is mention else 'later'} of its mentions in the block"


def _openers(sheet: Sheet, block: Block, label: str) -> Iterator[str]:
    words = sheet.rows[block.id].words()
    yield f"{label}, block opens with {words[0]}"
    lead_in = sheet.lead_ins.get(block.id)
    if lead_in is not None:
        yield f"{label}, lead-in closes with {lead_in.text[-1:]}"


@dataclass(frozen=True, slots=True)
class Role:
    """Whether a mention is a party, and how sure the classifier is of a party (0 to 1)."""

    party: bool
    probability: float
    rule: str = "classifier:roles"


def decide(sheet: Sheet) -> dict[str, Role]:
    """Return the role of each country, body and person of the paragraphs and bullets."""
    classifier = load("roles")
    found: dict[str, Role] = {}
    for block in sheet.blocks:
        if block.kind not in REPORTING:
            continue
        for mention in sheet.mentions.get(block.id, ()):
            if mention.label in LABELS and mention.id in sheet.rows[block.id].place:
                chance = classifier.probabilities(features(sheet, block, mention))["party"]
                found[mention.id] = Role(chance >= 0.5, chance)
    return found
