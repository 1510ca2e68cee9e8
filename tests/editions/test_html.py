import base64
import hashlib
import re
from html.parser import HTMLParser

from tests.editions.editions_by_hand import sheet

from extract.editions import diff
from extract.editions.html import page

EVIL = '<script>alert(1)</script> Kenya & Norway <b>sign</b> "one"'


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_markup_in_a_sheet_is_shown_as_text() -> None:
    old = sheet({EVIL: [EVIL + " in May."]}, title=EVIL)
    html = page(diff(old, sheet({EVIL: [EVIL + " in June."]}, title=EVIL)))
    found = parsed(html)
    assert "script" not in found.tags
    assert "b" not in found.tags
    assert found.text.count(EVIL) >= 4


def test_the_policy_allows_the_page_its_own_style_and_nothing_else() -> None:
    html = page(diff(sheet({"Food": ["One."]}), sheet({"Food": ["Two."]})))
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert style
    assert policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert not re.search(r"\b(?:src|href|url|on\w+)\s*[=(]", html)
    assert "style=" not in html


def test_both_editions_stand_side_by_side_with_their_words_marked() -> None:
    old, new = sheet({"Food": ["Norway gave 50 cows."]}), sheet({"Food": ["Norway gave 60 cows."]})
    html = page(diff(old, new))
    assert (
        "<tr><td>Norway gave <del>50</del> cows.</td><td>Norway gave <ins>60</ins> cows.</td></tr>"
        in html
    )
    assert html.count("<table>") == html.count("</table>") == 2
