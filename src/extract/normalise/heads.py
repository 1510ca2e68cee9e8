"""Nouns of kind that stand for a thing named elsewhere: "the Partnership", "this agreement"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.normalise.fold import fold

_HEADS = re.compile(
    r"^(?:(?:joint|strategic|comprehensive|trade|framework|trade and economic) )*"
    r"(?:partnership|initiative|program(?:me)?|project|fund|facility|framework|alliance|coalition"
    r"|forum|summit|dialogue|council|committee|commission|working group|network|mission|mechanism"
    r"|corridor|cent(?:er|re)|institute|agency|department|ministry|accelerator|academy|fellowship"
    r"|lab(?:oratory)?|directorate|agreement|arrangement|memorandum|roadmap|plan|action plan"
    r"|declaration|guidelines|principles|act|law|bill|treaty|protocol|strategy|compact|deal"
    r"|trade deal|standard|budget)$"
)
_TITLES = re.compile(
    r"^(?:joint )?(?:memorandum of (?:understanding|cooperation|agreement)|letter of intent"
    r"|declaration of intent|statement of (?:intent|principles)|statement|plan of action"
    r"|work ?plan|call to action|implementing arrangement|strategic framework)$"
)
_SHORT = {
    "mou": "memorandum of understanding",
    "moc": "memorandum of cooperation",
    "moa": "memorandum of agreement",
}
_AFTER = frozenset({"on", "of", "for", "between", "with", "to"})
_POINTING = re.compile(r"\b(?:the|this|that|said|its|our)\s+[“\"‘]?$", re.IGNORECASE)


def is_generic(text: str) -> bool:
    """Tell whether `text` is no name but a kind of thing: "Fund", "MoU", "joint statement"."""
    folded = fold(text)
    return bool(_HEADS.match(folded) or _TITLES.match(folded)) or folded in _SHORT


_OWN_TOPIC = re.compile(r"^ (?:on|for|between) (?:the )?[“\"]?[A-Z]")


def points(text: str, before: str, after: str = "") -> bool:
    """Tell whether a generic name means a certain thing that was named before.

    It does behind "the" or "this", and a noun of kind alone ("Fund") also with a capital; but not
    where what it is about follows ("the MoC on Digital Partnership").
    """
    if _OWN_TOPIC.match(after):
        return False
    alone = text[:1].isupper() and bool(_HEADS.match(fold(text)))
    return alone or bool(_POINTING.search(before))


def is_titled(text: str) -> bool:
    """Tell whether a name is a title: two words with capitals."""
    return sum(word[:1].isupper() or word[:1].isdigit() for word in text.split()) >= 2


def last(head: str, named: Sequence[str]) -> str | None:
    """The last of `named` whose noun is `head` ("... Partnership", "Agreement on ...")."""
    head = _SHORT.get(fold(head), fold(head))
    for name in reversed(named):
        _, found, rest = f" {fold(name)} ".rpartition(f" {head} ")
        if found and (not rest or rest.split(maxsplit=1)[0] in _AFTER):
            return name
    return None
