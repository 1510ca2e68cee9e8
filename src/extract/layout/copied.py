"""Pieces of text that was copied out of a PDF: no marks, no indents, few blank lines.

What is left is where lines end. Items stand in from the paragraphs' edge, so their lines are
shorter; a line whose successor's first word would have had room is the last of its block. The
most likely reading of all lines at once (Viterbi) weighs this against how sentences end and begin.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from math import log

from extract.layout import marks
from extract.layout.flow import Row, first_word
from extract.layout.pieces import Piece, start
from extract.layout.widths import faces, width

_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")
_STOPS = re.compile(r"(?:[:;]|[;,] (?:and|or),?)$")
_HANGS = re.compile(
    r"(?:,|[-–—(]|\b(?:the|a|an|of|and|or|in|on|at|to|for|with|by|from|as|that|which|its|their|our|"
    r"is|are|was|were|be|will|has|have|this|these|into|over|under|than|between|through|including|"
    r"U\.S\.|Dr\.|Mr\.|Ms\.|St\.|No\.))$"
)
_CAPITAL = re.compile(r"[\"'“‘(\[]*[A-Z0-9À-Þ$€£¥]")
_DEPTHS = 4
"""Paragraphs and three levels of items."""
_SLACK = 0.5
"""Em by which a measured line may pass the edge."""
_MERGED = 1.1
"""Edges that a line passes only if the copy took out a hyphen and joined two lines."""
_SYLLABLES = 4.0
"""Em that may be lacking on the first of two joined lines."""
_WITHIN = re.compile(r"[.!?][\"'”’)]* (?=[A-Z])")
_SHORT = 0.85
"""Share of a long line under which a line is surely the last of its block."""
_BY_CHANCE = 0.08
"""Chance that a block's last line is full: a word of five in a line of sixty."""
_WORDS_A_LINE = 14
_BOLDER = 0.07
"""Share by which the first line of a block may be wider than measured: its lead is bold."""
_ROUNDS = 8
_HEADING = 2.0
"""Cost of an item that looks like a heading, and what is taken off the row after marks."""
_UNMARKED = 4.0
"""Cost of an item without a mark where items have theirs."""
_LONGEST_TITLE = 8
_LARGE = (0.36, 0.62)
"""Where lines of a title turn, as a share of the body's: it is set 1.6 to 2.8 times as large."""
_GUESSES, _SAMPLE = 12, 100
"""Faces and steps that are tried, on how many rows."""
_STEPS = (1.64, 2.0, 2.5, 3.0)
"""Em by which a level of items stands in: word processors 18 pt at 11, browsers 40 px at 16."""
_USUAL_STEPS = {"times": 2.5, "calibri": 1.64}
"""Steps that go with a face: browsers' lists in Times, word processors' in Calibri."""
_MEASURES = {"times": (45.4, 43.8), "calibri": (39.25, 41.0, 42.5)}
"""Em of a line: browsers print 16 px on Letter and A4; word processors set 11 pt between margins of
1.25 or 1 inch on them."""

_Clump = int
"""Marks that stand together, apart from their lines; rows belong to the clump before them."""


@dataclass(slots=True)
class _Copy:
    """The rows of a text, what is known of each, and their widths in em in one face."""

    rows: list[Row]
    depths: list[int] | None
    """Depth of each row by its indent, where the copy kept indents."""
    marks: dict[_Clump, int]
    """How many marks each clump has: as many items begin before the next one."""
    clumps: list[_Clump]
    """The clump before each row."""
    marked: bool
    """Whether marks stand on the lines of their items."""
    words: list[tuple[float, float]]
    lines: list[float]
    firsts: list[float]
    face: str
    edge: float
    step: float
    """Em by which each level of items stands in."""


_State = tuple[int, bool]
"""Depth of a row, and whether a block begins with it."""


def gather(rows: list[Row], running: list[str]) -> list[Piece]:
    """Group rows into pieces; `piece.depth` is how deep an item stands.

    `running` are the running heads of the pages, of which one may be the title.
    """
    lines, counts, clumps = _without_marks(rows)
    if not lines:
        return []
    copy = _measure(lines, counts, clumps)
    title = _title_rows(copy, running)
    states = _settle(copy, title)
    pieces: list[Piece] = []
    for index, (row, (depth, begins)) in enumerate(zip(lines, states, strict=True)):
        if (begins and not 0 < index < title) or not pieces:
            piece = start(row)
            piece.depth = depth
            pieces.append(piece)
        else:
            pieces[-1].rows.append(row)
            pieces[-1].fragments.append(row.fragment)
    return pieces


def _without_marks(rows: list[Row]) -> tuple[list[Row], dict[_Clump, int], list[_Clump]]:
    """Take out marks that stand on lines of their own, with the blank lines they brought."""
    lines: list[Row] = []
    counts: Counter[_Clump] = Counter()
    clumps: list[_Clump] = []
    clump, page, after_mark = -1, -1, False
    for row in rows:
        if marks.lone(row.line.text):
            clump += not after_mark
            counts[clump] += len(row.text.split())
            after_mark = True
            continue
        if after_mark:
            row.above = 0.0
        elif row.sheet_page != page:
            clump += 1
        after_mark, page = False, row.sheet_page
        found = marks.read(row.line.text)
        if found and found.sort == "glyph":
            row.mark = found
        lines.append(row)
        clumps.append(clump)
    return lines, dict(counts), clumps


def _title_rows(copy: _Copy, running: list[str]) -> int:
    """How many rows at the head are the title: those of a running head, or set in a larger size."""
    head = ""
    known = {_letters(text) for text in running}
    for count, row in enumerate(copy.rows[:_LONGEST_TITLE], 1):
        head += _letters(row.text)
        if head in known:
            return count
    for count in range(min(_LONGEST_TITLE, len(copy.rows) - 1), 1, -1):
        least = max(copy.lines[:count])
        most = min(copy.lines[i] + copy.firsts[i + 1] for i in range(count - 1))
        if max(least, _LARGE[0] * copy.edge) < min(most, _LARGE[1] * copy.edge):
            return count
    return 1


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _measure(rows: list[Row], counts: dict[_Clump, int], clumps: list[_Clump]) -> _Copy:
    """Measure in the face whose line ends agree best on one edge."""
    depths = _by_indent(rows)
    habits = _Habits.of(rows)
    words = [(0.0, 0.0)] + [_by_words(a, b, habits) for a, b in itertools.pairwise(rows)]
    marked = any(row.mark for row in rows)
    sure = [
        index
        for index, (a, b) in enumerate(itertools.pairwise(rows))
        if not b.mark and b.text[:1].islower() and not re.search(r"[.:;!?]$", a.text)
    ]
    guesses: list[tuple[float, _Copy]] = []
    for name, face in faces().items():
        lines = [width(row.body, face) for row in rows]
        firsts = [width(" " + first_word(row.body), face) for row in rows]
        pairs = [(lines[index], lines[index] + firsts[index + 1]) for index in sure]
        for step in _STEPS:
            share, edge = _edge(lines, pairs, step)
            edges = [edge]
            if step == _USUAL_STEPS.get(name):
                share += 2.0
                edges += [m for m in _MEASURES[name] if _could_be(m, edge, step)]
            guesses += [
                (
                    share,
                    _Copy(
                        rows, depths, counts, clumps, marked, words, lines, firsts, name, e, step
                    ),
                )
                for e in edges
            ]
    guesses.sort(key=lambda guess: -guess[0])
    return min((copy for _, copy in guesses[:_GUESSES]), key=_likely)


def _could_be(measure: float, edge: float, step: float) -> bool:
    """Whether the longest lines are those of paragraphs, or of items, in a column so wide."""
    return any(abs(measure - depth * step - edge) < 0.4 for depth in range(2))


def _likely(copy: _Copy) -> float:
    """Cost of the copy's best reading; usual faces, steps and measures come cheaper."""
    usual = copy.step == _USUAL_STEPS.get(copy.face)
    paper = any(abs(copy.edge - measure) < 0.01 for measure in _MEASURES.get(copy.face, ()))
    return _read(copy, {}, _SAMPLE)[0] - 3.0 * usual - 6.0 * paper


def _edge(lines: list[float], pairs: list[tuple[float, float]], step: float) -> tuple[float, float]:
    """Return how many pairs the best right edge explains with items at this step, and the edge.

    A pair is the width of a line that surely goes on and the width that was too much for it.
    """
    if not pairs:
        return 0.0, 40.0
    long = sorted(low for low, _ in pairs)[9 * len(pairs) // 10]
    whole = [line for line in lines if line < _MERGED * long]
    top = max(whole)
    best = (-1e9, top)
    for tenth in range(-15, 6):
        edge = top + tenth / 10
        share = sum(
            next((1.0 - 0.1 * d for d in range(3) if low - 0.15 <= edge - d * step < high), 0.0)
            for low, high in pairs
        )
        share -= 2.0 * sum(line > edge + 0.15 for line in whole)
        best = max(best, (share, edge))
    return best


def _led(copy: _Copy, index: int) -> bool:
    """Whether a block that begins at a row may have a bold lead."""
    lines = copy.rows[index : index + 2]
    return any(":" in row.body or ". " in row.body for row in lines)


def _by_indent(rows: list[Row]) -> list[int] | None:
    """Depths of the rows by where their words begin; None where all begin at one edge."""
    counts = Counter(round(row.hang) for row in rows)
    edges: list[int] = []
    for column in sorted(counts):
        if not edges or column > edges[-1] + 3:
            edges.append(column)
    if len(edges) < 2 or max(counts.values()) == len(rows):
        return None
    return [min(_DEPTHS - 1, sum(round(row.hang) >= edge for edge in edges) - 1) for row in rows]


def _settle(copy: _Copy, title: int) -> list[_State]:
    """Read so that as many items follow each clump of marks as it has, where marks were found."""
    lean = dict.fromkeys(copy.clumps, 0.0)
    if copy.marks:
        copy.words[:title] = [(0.0, 0.0)] * title
    states = best = _read(copy, lean)[1]
    least = 1 << 30
    low, high = dict.fromkeys(lean, -8.0), dict.fromkeys(lean, 8.0)
    for _ in range(_ROUNDS if copy.marks else 0):
        items: Counter[_Clump] = Counter()
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
        states = _read(copy, lean)[1]
    return best


def _read(
    copy: _Copy, lean: dict[_Clump, float], until: int | None = None
) -> tuple[float, list[_State]]:
    """Return the cost and the states of the cheapest reading of the rows, or of the first `until`.

    `lean` is what an item costs more after a clump, negative where items are wanted.
    """
    costs: dict[_State, float] = {(0, True): 0.0}
    back: list[dict[_State, _State]] = []
    for index in range(1, len(copy.rows[:until])):
        now: dict[_State, float] = {}
        came: dict[_State, _State] = {}
        extra = lean.get(copy.clumps[index], 0.0)
        if _like_a_heading(copy, index):
            extra += 2 * _HEADING if copy.rows[index].above else _HEADING
        extra -= _HEADING if copy.marks.get(copy.clumps[index]) and _after_clump(copy, index) else 0
        for depth in range(_DEPTHS):
            if copy.depths and depth != copy.depths[index]:
                continue
            unmarked = copy.marked and depth > 0 and not copy.rows[index].mark
            edge = copy.edge - depth * copy.step
            fit = 6.0 if edge + _SLACK < copy.lines[index] < _MERGED * copy.edge else 0.0
            for begins in (True, False):
                found = _best(copy, index, costs, (depth, begins))
                if found is None:
                    continue
                state = (depth, begins)
                now[state] = (
                    found[0] + fit + (extra + _UNMARKED * unmarked if begins and depth else 0.0)
                )
                came[state] = found[1]
        costs = now
        back.append(came)
    last = min(costs, key=lambda state: costs[state])
    path = [last]
    for came in reversed(back):
        path.append(came[path[-1]])
    return costs[last], path[::-1]


def _after_clump(copy: _Copy, index: int) -> bool:
    return copy.clumps[index] != copy.clumps[index - 1]


def _like_a_heading(copy: _Copy, index: int) -> bool:
    """Whether a row is short, begins with a capital and does not end as a sentence does."""
    text = copy.rows[index].body
    return (
        copy.lines[index] < 0.7 * copy.edge
        and bool(_CAPITAL.match(text))
        and not _ENDS.search(text)
        and not _STOPS.search(text)
        and not _HANGS.search(text)
        and index + 1 < len(copy.rows)
        and bool(_CAPITAL.match(copy.rows[index + 1].body))
    )


def _best(
    copy: _Copy, index: int, costs: dict[_State, float], state: _State
) -> tuple[float, _State] | None:
    """The cheapest way into `state` at row `index`."""
    depth, begins = state
    filled = copy.lines[index - 1] + copy.firsts[index]
    merged = copy.lines[index - 1] > _MERGED * copy.edge
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


@dataclass(slots=True)
class _Habits:
    """How the blocks of this sheet end and begin, told by its short lines."""

    ends: float
    """Chance that a sentence that ends with a full line ends its block."""
    lower: float
    """Share of short lines after which the next begins in lower case."""
    bare: float
    """Share of short lines without a closing mark."""

    @classmethod
    def of(cls, rows: list[Row]) -> _Habits:
        """Count the habits of `rows`."""
        lengths = sorted(len(row.body) for row in rows)
        short = _SHORT * lengths[9 * len(lengths) // 10]
        pairs = [
            (a.body, b.body) for a, b in zip(rows, rows[1:], strict=False) if len(a.body) < short
        ]
        count = max(1, len(pairs))
        within = sum(len(_WITHIN.findall(row.body)) for row in rows)
        ending = _BY_CHANCE * sum(bool(_ENDS.search(a)) for a, _ in pairs)
        return cls(
            (ending + 0.1) / (ending + within / _WORDS_A_LINE + 0.2),
            sum(b[:1].islower() for _, b in pairs) / count,
            sum(not _ENDS.search(a) and not _STOPS.search(a) for a, _ in pairs) / count,
        )


def _by_words(before: Row, row: Row, habits: _Habits) -> tuple[float, float]:
    """Cost of beginning and of going on, by how the line before ends and this one begins."""
    begin, go_on = 1.0, 0.0
    text = before.text
    capital = bool(_CAPITAL.match(row.body))
    if _HANGS.search(text):
        begin += 5.0
    elif _ENDS.search(text):
        if capital:
            begin, go_on = -1.5 - log(habits.ends), -log(1.0 - habits.ends)
        else:
            go_on += 0.5
    elif _STOPS.search(text):
        go_on += 2.0 if text.endswith(":") else 3.5
    else:
        begin += 1.5 * (1.0 - habits.bare)
        go_on += 0.5 * capital
    if not capital:
        begin += 2.5 * (1.0 - min(1.0, 2.0 * habits.lower))
    if row.above:
        go_on += 5.0
    return begin, go_on


def _step_cost(before: Row, old: int, new: int) -> float:
    """Cost of a change of depth where a block begins."""
    if old == new:
        return 0.0
    if new > old:
        return (0.3 if before.text.endswith(":") else 1.2) + 3.0 * (new - old - 1)
    return 0.7
