"""Every rule and classifier of this room by its id, in words; and those of the rooms below."""

from __future__ import annotations

from functools import cache

from extract.grammar import catalog as grammar
from extract.normalise import catalog as normalise

_HERE: dict[str, str] = {
    "status.lead-in-will": "an item under a lead-in with will and a colon is planned",
    "status.no-verb": "words without a verb are a statement",
    "status.step": "a participle of a step at the head is completed",
    "status.process": "a participle of a process at the head is ongoing",
    "status.continue": "what continues, or will, is ongoing",
    "status.pledge": "agreed, committed or resolved to do is planned",
    "status.intention": "what is intended, planned or aimed at is planned",
    "status.will": "what will be is planned",
    "status.report": "what is welcomed, announced or noted is completed",
    "status.past": "a verb in the past or the perfect is completed",
    "status.progressive": "what is being done is ongoing",
    "role.adjective": "an adjective such as Japanese is no party",
    "classifier.status": "the status that the verbs and words around weigh most for",
    "classifier.roles": "a party, by the words around",
    "classifier.sectors": "the sector that the heading and what stands below it weigh most for",
    "no heading": "no heading stands above",
}


@cache
def rules() -> dict[str, str]:
    """Return what each rule says, by its id, without a full stop."""
    return {**grammar.RULES, **normalise.rules(), **_HERE}


def tell(rule: str | None) -> str:
    """Return the rules of a value, given as ids parted by commas, with what each says."""
    parts = [part.removeprefix("heading:") for part in (rule or "").split(", ") if part]
    known = rules()
    return "; ".join(f"{part}: {known[part]}" if part in known else part for part in parts)
