"""The cheapest reading of a copied text: for each row its depth, and whether it begins a block.

Found by the Viterbi algorithm. Items stand in from the paragraphs' edge, so their lines turn
earlier; a line whose successor's first word would have had room is the last of its block.
"""

from __future__ import annotations

from collections import Counter

from extract.layout import habits
from extract.layout.copies import DEPTHS, Clump, Copy
from extract.layout.flow import Row

_SLACK = 0.5
"""Em by which a measured line may pass the edge."""
MERGED = 1.1
"""Edges that a line passes only if the copy took out a hyphen and joined two lines."""
_SYLLABLES = 4.0
"""Em that may be lacking on the first of two joined lines."""
_BOLDER = 0.07
"""Share by which the first line of a block may be wider than measured: its lead is bold."""
_ROUNDS = 8
_HEADING = 3.0
"""Cost of an item that looks like a heading, and what is taken off the row after marks."""
_LOWER = 4.0
"""Cost of a paragraph that begins in lower case, as items do."""
_AFTER_COLON = 1.6
"""Cost of going on at the same depth after a colon."""
_UNMARKED = 4.0
"""Cost of an item without a mark where items have theirs."""
State = tuple[int, bool]
"""Depth of a row, and whether a block begins with it."""


def settle(copy: Copy, title: int) -> list[State]:
    """Read so that as many items follow each clump of marks as it has, where marks were found."""
    lean = dict.fromkeys(copy.clumps, 0.0)
    if copy.marks:
        copy.words[:title] = [(0.0, 0.0)] * title
    states = best = read(copy, lean)[1]
    least = 1 << 30
    low, high = dict.fromkeys(lean, -8.0), dict.fromkeys(lean, 8.0)
    for _ in range(_ROUNDS if copy.marks else 0):
        items: Counter[Clump] = Counter()
        for clump, (depth, begins) in zip(copy.clumps, states, strict=True):
            items[clump] += begins and depth > 0
        miss = sum(abs(items[clump] - copy.marks.get(clump, 0)) for clump in lean)
        if miss < least:
            best, least = states, miss
        if not miss:
            break
        for clump in lean:
            wanted = copy.marks.get(clump, 0)
            if items[clump] == wanted:
                continue
            (high if items[clump] < wanted else low)[clump] = lean[clump]
            lean[clump] = (low[clump] + high[clump]) / 2
        states = read(copy, lean)[1]
    return best


def read(
    copy: Copy, lean: dict[Clump, float], until: int | None = None
) -> tuple[float, list[State]]:
    """Return the cost and the states of the cheapest reading of the rows, or of the first `until`.

    `lean` is what an item costs more after a clump, negative where items are wanted.
    """
    costs: dict[State, float] = {(0, True): 0.0}
    back: list[dict[State, State]] = []
    for index in range(1, len(copy.rows[:until])):
        now: dict[State, float] = {}
        came: dict[State, State] = {}
        extra = lean.get(copy.clumps[index], 0.0)
        if _like_a_heading(copy, index):
            extra += 2 * _HEADING if copy.rows[index].above else _HEADING
        extra -= _HEADING if copy.marks.get(copy.clumps[index]) and _after_clump(copy, index) else 0
        for depth in range(DEPTHS):
            if copy.depths and depth != copy.depths[index]:
                continue
            unmarked = copy.marked and depth > 0 and not copy.rows[index].mark
            edge = copy.edge - depth * copy.step
            fit = 6.0 if edge + _SLACK < copy.lines[index] < MERGED * copy.edge else 0.0
            lower = _LOWER if not depth and copy.rows[index].body[:1].islower() else 0.0
            for begins in (True, False):
                found = _best(copy, index, costs, (depth, begins))
                if found is None:
                    continue
                state = (depth, begins)
                now[state] = (
                    found[0]
                    + fit
                    + ((extra + _UNMARKED * unmarked if depth else lower) if begins else 0.0)
                )
                came[state] = found[1]
        costs = now
        back.append(came)
    last = min(costs, key=lambda state: costs[state])
    path = [last]
    for came in reversed(back):
        path.append(came[path[-1]])
    return costs[last], path[::-1]


def _best(
    copy: Copy, index: int, costs: dict[State, float], state: State
) -> tuple[float, State] | None:
    """The cheapest way into `state` at row `index`."""
    depth, begins = state
    filled = copy.lines[index - 1] + copy.firsts[index]
    merged = copy.lines[index - 1] > MERGED * copy.edge
    begin, go_on = copy.words[index]
    options = []
    for before, cost in costs.items():
        edge = copy.edge - before[0] * copy.step
        room = 2 * edge - filled - _SYLLABLES if merged else edge - filled
        if begins:
            cost += begin + _step_cost(copy.rows[index - 1], before[0], depth)
            cost += 2.0 if room < 0 else 0.0
        elif before[0] != depth or copy.rows[index].mark:
            continue
        else:
            bold = (
                _BOLDER * copy.lines[index - 1]
                if before[1] and (copy.depths or _led(copy, index - 1))
                else 0.0
            )
            cost += go_on
            cost += 0.0 if room < 0 else 1.0 if room < bold else 3.0 + min(6.0, 4 * room)
        options.append((cost, before))
    return min(options, default=None)


def _led(copy: Copy, index: int) -> bool:
    """Whether a block that begins at a row may have a bold lead."""
    lines = copy.rows[index : index + 2]
    return any(":" in row.body or ". " in row.body for row in lines)


def _after_clump(copy: Copy, index: int) -> bool:
    return copy.clumps[index] != copy.clumps[index - 1]


def _like_a_heading(copy: Copy, index: int) -> bool:
    """Whether a row is short, begins with a capital and does not end as a sentence does."""
    following = copy.rows[index + 1].body if index + 1 < len(copy.rows) else ""
    if copy.rows[index].body.isupper():
        return True
    short = copy.lines[index] < 0.7 * copy.edge
    return short and habits.titled(copy.rows[index].body) and habits.capital(following)


def _step_cost(before: Row, old: int, new: int) -> float:
    """Cost of a change of depth where a block begins."""
    if old == new:
        return _AFTER_COLON if before.text.endswith(":") else 0.0
    if new > old:
        return (0.3 if before.text.endswith(":") else 1.2) + 3.0 * (new - old - 1)
    return 0.4
