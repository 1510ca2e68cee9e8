"""HTML to lines: the sheet without the site's navigation, with its headings and nested lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree
from lxml import html as lxml_html

from extract.errors import DamagedError, EmptyError
from extract.read.html_blocks import BLOCKS, Blocks
from extract.read.lines import Loose, Page, Role
from extract.read.styled import Run, line, settle_roles

_CHARSET: Final = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DROPPED: Final = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas"}
    | {"audio", "video", "button", "form", "select", "input", "textarea", "nav", "dialog"}
    | {"menu", "head"}
)
_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alert"})
_CHROME: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookies?|share|sharing|social|sidebar"
    r"|related|newsletter|subscribe|skip|skip-link|pagination|comments?|toolbar|advert|masthead"
    r"|site-(?:header|footer)|global-(?:header|footer)|footer|screen-reader-text|sr-only"
    r"|visually-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN: Final = 0.8
"""Share of the page's running text that the element with the sheet holds at the least."""
_FRAME: Final = 1.3
_FRAME_LEAST: Final = 400
"""How much more text, in shares and characters, may come in with the title."""
_SITE: Final = re.compile(r"\s+[|–—»·]\s+[^|–—»·]*$")


def read(path: str, markup: str) -> Page:
    """Return the sheet in `markup` as one page; lines carry roles and source line numbers."""
    root = _parse(path, markup)
    head = _head_title(root)
    _strip(root)
    main = _main(root)
    title = _title_element(root, head)
    page = Page(number=None)
    Blocks(page, title).walk(_with_title(main, title))
    _settle_title(page, title, head)
    settle_roles(page.lines)
    if not page.lines and not page.tables:
        raise EmptyError(path, "has markup but no text", "Save the page again when it has loaded")
    return page


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that the first 4096 bytes declare."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii", "replace") if found else None


def _parse(path: str, markup: str) -> Any:
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\x00", ""))
    try:
        root = lxml_html.document_fromstring(text or " ", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(path, f"HTML that cannot be parsed: {error}", "Save it again") from error
    return root


def _head_title(root: Any) -> str:
    for query in ('//meta[@property="og:title"]/@content', "//title/text()"):
        for text in root.xpath(query):
            if text.strip():
                return _SITE.sub("", text.strip())
    return ""


def _strip(root: Any) -> None:
    """Take out what is never part of a sheet: code, navigation, hidden elements."""
    doomed = [element for element in root.iter() if _is_chrome(element)]
    for element in doomed:
        if element is not root:
            element.clear(keep_tail=True)


def _is_chrome(element: Any) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("html", "body", "main", "article"):
        return False
    if tag in _DROPPED or element.get("role") in _ROLES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style", "")):
        return True
    if tag in ("header", "footer", "aside"):
        return not any(ancestor.tag in ("main", "article") for ancestor in element.iterancestors())
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_CHROME.search(named)) and _linked(element) > 0.5


def _linked(element: Any) -> float:
    """Return the share of an element's text that stands in links; 1 for no text."""
    whole = len("".join(element.itertext()).strip())
    links = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return links / whole if whole else 1.0


def _main(root: Any) -> Any:
    """Return the smallest element that holds most of the running text."""
    body = root.find("body")
    element = root if body is None else body
    weights = _weights(element)
    while True:
        whole = weights.get(element, 0)
        inner = max(element, key=lambda child: weights.get(child, 0), default=None)
        if inner is None or inner.tag in BLOCKS or not whole:
            return element
        if weights.get(inner, 0) < _MAIN * whole:
            return element
        element = inner


def _weights(root: Any) -> dict[Any, int]:
    """Characters of running text (not in links) in each element."""
    weights: dict[Any, int] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag == "a":
            continue
        own = _texts([element.text, *(child.tail for child in element)])
        if own:
            for holder in (element, *element.iterancestors()):
                weights[holder] = weights.get(holder, 0) + own
    return weights


def _texts(parts: Iterable[str | None]) -> int:
    return sum(len(part.strip()) for part in parts if part)


def _title_element(root: Any, head: str) -> Any:
    """Return the h1 that says what the head's title says, else the last before the text."""
    found = [element for element in root.iter("h1") if _words(element)]
    same = (each for each in found if _words(each) in head or (head and head in _words(each)))
    return next(same, found[0] if found else None)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _with_title(main: Any, title: Any) -> Any:
    """Return `main`, or the element a few steps up that holds the title and a date too."""
    if title is None or title is main or main in title.iterancestors():
        return main
    whole = len(_words(main))
    for holder in main.iterancestors():
        if holder in title.iterancestors():
            return holder if len(_words(holder)) <= _FRAME * whole + _FRAME_LEAST else main
    return main


def _settle_title(page: Page, title: Any, head: str) -> None:
    """Begin the page at its title; take one from the head where no element holds it."""
    places = [i for i, each in enumerate(page.lines) if each.role and each.role.kind == "title"]
    if places:
        before, page.lines = page.lines[: places[0]], page.lines[places[0] :]
        page.loose += [Loose(each.text, "before the title") for each in before]
        for table in page.tables:
            table.before = max(table.before - places[0], 0)
        return
    text = _words(title) if title is not None else " ".join(head.split())
    if text and all(each.text != text for each in page.lines[:3]):
        source = title.sourceline if title is not None else None
        if made := line([Run(text)], Role("title"), number=source):
            page.lines.insert(0, made)
            for table in page.tables:
                table.before += 1
