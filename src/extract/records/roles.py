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

from extract.normalise import countries
from extract.records.classifier import load
from extract.records.lexicon import lexicon
from extract.records.sheet import REPORTING, Sheet
from extract.records.verbs import Sentence
from extract.schema import Block, Mention

LABELS = ("GPE", "ORG", "PERSON")
_LEAST = 0.3
"""How sure of a party the classifier must be of a body that the grammar shows to receive."""
_TAGS = frozenset(("<COUNTRY>", "<GPE>", "<ORG>", "<PERSON>"))


def features(sheet: Sheet, block: Block, mention: Mention) -> list[str]:
    """Return what the classifier sees of `mention`, each named in words."""
    return list(_features(sheet, block, mention))


def _features(sheet: Sheet, block: Block, mention: Mention) -> Iterator[str]:
    row = sheet.rows[block.id]
    number = row.sentence[row.place[mention.id]]
    sentence = sheet.sentences[block.id][number]
    words, at = sentence.words, row.place[mention.id] - sentence.start
    label = words[at].strip("<>")
    yield label
    yield f"in a {block.kind}"
    for near in _near(words, at):
        yield near
        yield f"{label}, {near}"
    yield from _place(words, at, label, number)
    yield from _list(words, at, label)
    yield from _preposition(sentence, at, label)
    for said in _verbs(sentence, at):
        yield said
        yield f"{label}, {said}"
    yield from _name(sheet, block, mention, label)
    yield from _openers(sheet, block, sheet.names[mention.id], label)


def _near(words: Sequence[str], at: int) -> Iterator[str]:
    around = [_word(words, k) for k in range(at - 5, at + 6)]
    for step in range(1, 6):
        yield f"{step} before: {around[5 - step]}"
        yield f"{step} after: {around[5 + step]}"
    before, after = around[2:5], around[6:9]
    yield f"before: {' '.join(before[1:])}"
    yield f"before: {' '.join(before)}"
    yield f"after: {' '.join(after[:2])}"
    yield f"after: {' '.join(after)}"
    for word in before:
        yield f"shortly before: {word}"
    for word in after:
        yield f"shortly after: {word}"
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
        yield f"{label}, after: {' '.join(_word(words, at + k) for k in (1, 2, 3))}"


def _list(words: Sequence[str], at: int, label: str) -> Iterator[str]:
    head, tail = bounds_of_list(words, at)
    count = sum(words[k] in _TAGS for k in range(head, tail + 1))
    yield f"listed with {min(count - 1, 4)} others"
    yield f"list after: {_word(words, head - 1)}"
    yield f"list after: {_word(words, head - 2)} {_word(words, head - 1)}"
    yield f"list before: {_word(words, tail + 1)}"
    yield f"list before: {_word(words, tail + 1)} {_word(words, tail + 2)}"
    for k in range(head, tail + 1):
        if k != at and words[k] in _TAGS:
            yield f"listed with {words[k]}"
    for word in words[:head]:
        yield f"earlier: {word}"
    for word in words[tail + 1 :]:
        yield f"later: {word}"


def _preposition(sentence: Sentence, at: int, label: str) -> Iterator[str]:
    """Yield what the nearest preposition before the mention's list hangs on."""
    words = sentence.words
    head, _ = bounds_of_list(words, at)
    known = lexicon().prepositions
    k = next((k for k in range(head - 1, -1, -1) if words[k] in known), None)
    if k is None:
        return
    word = words[k]
    yield f"preposition: {word}"
    yield f"{label}, preposition: {word}"
    yield f"preposition: {_word(words, k - 1)} {word}"
    yield f"{label}, {head - 1 - k} after preposition: {word}"
    for near in words[max(0, k - 3) : k]:
        yield f"preposition: {near} … {word}"
    verb = next((verb for verb in reversed(sentence.verbs) if verb.end <= k), None)
    if verb is not None:
        yield f"verb and preposition: {verb.base} {word}"
        yield f"{label}, verb and preposition: {verb.base} {word}"
        yield f"verb and preposition: {verb.tense} {word}"
    thing = next((near for near in reversed(words[max(0, k - 6) : k]) if near[0] == "<"), None)
    if thing is not None:
        yield f"{label}, {thing} {word}"


def bounds_of_list(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return the first and last unit of the list of names ("X, Y and Z") in which `at` stands."""
    marks = lexicon().list_marks
    head = tail = k = at
    while k > 0 and (words[k - 1] in marks or words[k - 1] in _TAGS):
        k -= 1
        head = k if words[k] in _TAGS else head
    k = at
    while k + 1 < len(words) and (words[k + 1] in marks or words[k + 1] in _TAGS):
        k += 1
        tail = k if words[k] in _TAGS else tail
    return head, tail


def _verbs(sentence: Sentence, at: int) -> Iterator[str]:
    words, found, main = sentence.words, sentence.verbs, sentence.main
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
        yield f"{min(at - near.end, 6)} words from the verb before"
        yield f"verb before: {near.base} … {_word(words, at - 1)}"
        if words[near.end : at] in (["the"], []):
            yield f"object of {near.base}"
            yield f"object of a verb, {near.tense}"
    if after:
        near = after[0]
        yield f"verb after: {near.tense}"
        yield f"verb after: {near.base}"
        yield f"verb after: {near.tense} {near.base}"
        yield f"{min(near.start - at - 1, 6)} words to the verb after"


def _name(sheet: Sheet, block: Block, mention: Mention, label: str) -> Iterator[str]:
    name = sheet.names[mention.id]
    if name in sheet.sides:
        yield f"{label}, named in the title"
    yield f"{label}, in about {min(int(sheet.share[name] * 20), 8) * 5} % of the blocks"
    yield f"is {name}"
    for word in mention.text.lower().replace("’", "'").split():
        yield f"{label}, name has {word}"
    beside = {sheet.names[m.id] for m in sheet.mentions[block.id]} & sheet.sides - {name}
    yield f"{label}, {'a side' if name in sheet.sides else 'no side'}, with {len(beside)} others"
    same = [m for m in sheet.mentions[block.id] if sheet.names[m.id] == name]
    if len(same) > 1:
        yield f"{label}, named {min(len(same), 4)} times in the block"
        yield f"{label}, {'first' if same[0] is mention else 'later'} of its mentions in the block"


def _openers(sheet: Sheet, block: Block, name: str, label: str) -> Iterator[str]:
    yield f"{label}, block opens with {sheet.rows[block.id].units[0].text}"
    lead_in = sheet.lead_ins.get(block.id)
    if lead_in is not None:
        yield f"{label}, lead-in closes with {lead_in.text[-1:]}"
    for what, above in (("lead-in", lead_in), ("heading", sheet.by_id.get(block.section or ""))):
        if above is not None and any(
            sheet.names[m.id] == name for m in sheet.mentions.get(above.id, ())
        ):
            yield f"{label}, named in the {what}"


def _is_home(sheet: Sheet, block: Block, mention: Mention) -> bool:
    """Tell whether a country only says whose the body before it is.

    "the Reef Board (RB) of Peru"; in lists of outcomes "MoU between the Reef Board, Peru and the
    Lake Board, Chile on reefs".
    """
    row = sheet.rows[block.id]
    words, at = row.words(), row.place[mention.id]
    before = [word for word in words[max(0, at - 3) : at] if word != "the"][-2:]
    if words[at] != "<COUNTRY>" or before[:1] != ["<ORG>"]:
        return False
    if before[1:] == ["of"]:
        return True
    behind = [word for word in words[at + 1 : at + 5] if word not in ("the", "and", ",")]
    closed = words[at + 1 : at + 2] == [","] or behind[:1] in (["."], ["on"], ["for"], ["in"])
    return (
        before[1:] == [","]
        and any(word in ("between", "by") for word in words[:at])
        and behind[:1] not in (["<COUNTRY>"], ["<GPE>"])
        and (closed or behind[:1] in ([], ["<ORG>"]))
    )


def _receives(sheet: Sheet, block: Block, mention: Mention) -> bool:
    """Tell whether a body stands right behind "to" of a verb of giving or "for" of making."""
    at = sheet.rows[block.id].place[mention.id]
    sentence = sheet.sentences[block.id][sheet.rows[block.id].sentence[at]]
    at -= sentence.start
    link = at - 2 if sentence.words[at - 1] == "the" else at - 1
    if mention.label != "ORG" or link < 1:
        return False
    given = {"to": lexicon().giving, "for": lexicon().making}.get(sentence.words[link])
    verb = next((verb for verb in reversed(sentence.verbs) if verb.end <= link), None)
    return given is not None and verb is not None and verb.base in given


@dataclass(frozen=True, slots=True)
class Role:
    """Whether a mention is a party, and how sure the classifier is of a party (0 to 1)."""

    party: bool
    probability: float
    rule: str = "classifier.roles"


def decide(sheet: Sheet) -> dict[str, Role]:
    """Return the role of each country, body and person of the paragraphs and bullets."""
    classifier = load("roles")
    found: dict[str, Role] = {}
    for block in sheet.blocks:
        if block.kind not in REPORTING:
            continue
        for mention in sheet.mentions.get(block.id, ()):
            if mention.label in LABELS and mention.id in sheet.rows[block.id].place:
                if mention.label == "GPE" and countries.is_adjective(mention.text):
                    found[mention.id] = Role(False, 0.0, "role.adjective")
                    continue
                if _is_home(sheet, block, mention):
                    found[mention.id] = Role(False, 0.0, "role.home")
                    continue
                chance = classifier.probabilities(features(sheet, block, mention))["party"]
                if _LEAST <= chance < 0.5 and _receives(sheet, block, mention):
                    found[mention.id] = Role(True, chance, "role.recipient")
                else:
                    found[mention.id] = Role(chance >= 0.5, chance)
    return found
