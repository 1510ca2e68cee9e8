"""The page of a document in a real browser."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

import extract
from extract.corrections import apply, read_corrections
from extract.pages import sheet_page
from extract.pages.images import page_images
from extract.schema import Document

if TYPE_CHECKING:
    from spacy.language import Language

HOSTILE = """Fact Sheet: </title><script>alert(1)</script>

<h1 onclick=alert(1)>Energy</h1>

- Japan & Kenya signed a Memorandum of Cooperation on "<img src=x onerror=alert(1)>" in May 2024.
- </script><script>document.title='owned'</script> METI will pay JPY 60 billion\u2028 by 2030.
"""


@pytest.fixture(scope="module")
def document(nlp: Language, samples: Path) -> Document:
    return extract.extract(samples / "eu-chile-raw-materials.pdf", nlp=nlp)


@pytest.fixture
def page(opened: Any, document: Document, samples: Path, tmp_path: Path) -> Any:
    path = tmp_path / "page.html"
    images = page_images(document, samples / "eu-chile-raw-materials.pdf")
    path.write_text(sheet_page(document, images), encoding="utf-8")
    opened.page.goto(path.as_uri())
    return opened.page


def shown_records(page: Any) -> int:
    return int(page.locator("article[data-r]:visible").count())


def test_every_record_stands_with_its_fields_beside_it(page: Any, document: Document) -> None:
    assert shown_records(page) == len(document.records)
    assert page.locator("aside", has_text="Memorandum of Understanding").count() >= 1


def test_filters_narrow_the_records_and_say_how_many(page: Any, document: Document) -> None:
    planned = sum(record.status == "planned" for record in document.records)
    assert 0 < planned < len(document.records)
    page.select_option("select[name=status]", "planned")
    assert shown_records(page) == planned
    assert page.locator("#count").inner_text() == f"{planned} of {len(document.records)} records"
    page.select_option("select[name=status]", "")
    page.fill("input[name=search]", "electrolyser")
    assert shown_records(page) == 1


def test_a_label_that_is_switched_off_loses_its_colour(page: Any) -> None:
    page.uncheck("input[value=DATE]")
    assert page.locator("mark.DATE:not(.off)").count() == 0
    assert page.locator("mark.MONEY:not(.off)").count() > 0


def test_focus_on_a_value_tells_its_source_and_lights_its_characters(page: Any) -> None:
    value = page.locator("aside li", has_text="120,000,000 EUR").first
    value.focus()
    card = page.locator("#card")
    assert "up to €120 million" in card.inner_text()
    assert "page 1" in card.inner_text()
    assert page.locator("mark.MONEY.lit").inner_text() == "up to €120 million"
    assert page.locator("#pages rect.lit").count() == 1
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_the_keyboard_reaches_search_records_and_table(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('article').id") == "b2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('article').id") == "b1"
    page.keyboard.press("t")
    assert page.locator("#table").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "search"


def test_the_table_sorts_and_copies_into_a_spreadsheet(page: Any, document: Document) -> None:
    page.click("button[data-view=table]")
    page.click("th button:has-text('status')")
    statuses = page.locator("#table tbody tr td:nth-child(3)").all_inner_texts()
    assert statuses == sorted(statuses)
    page.click("#copy")
    page.locator("#copy", has_text="Copied").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].split("\t")[:3] == ["section", "sector", "status"]
    assert len(lines) > len(document.records)


def test_corrections_are_saved_survive_a_reload_and_apply(
    page: Any, document: Document, tmp_path: Path
) -> None:
    page.click("#correct")
    article = page.locator("article", has_text="EIB is financing").first
    article.locator("button[title^='Change European']").first.click()
    page.fill("dialog input[name=name]", "EIB Group")
    page.click("dialog button[type=submit]")
    article.locator("button[title^=Remove]", has_text="✕").last.click()
    article.locator(".status select").select_option("planned")
    page.reload()
    assert "3 corrections" in page.locator("#kept").inner_text()
    with page.expect_download() as download:
        page.click("#save")
    file = tmp_path / "corrections.json"
    download.value.save_as(file)
    corrected = document.model_copy(deep=True)
    done = apply(corrected, read_corrections(file))
    assert (done.applied, done.homeless) == (3, [])
    (record,) = [one for one in corrected.records if one.text.startswith("EIB is financing")]
    assert (record.status, record.status_rule) == ("planned", "person")
    assert [(p.name, p.rule) for p in record.parties if p.rule == "person"] == [
        ("EIB Group", "person")
    ]


def test_a_loaded_file_of_another_document_is_refused_in_words(page: Any, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"doc_id": "other", "corrections": []}))
    page.set_input_files("#load", other)
    page.locator("#kept", has_text="Not loaded").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Any, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], one["nodes"][0]["html"][:120], one["nodes"][0]["failureSummary"][:200])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_a_phone_shows_it_without_scrolling_sideways(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_markup_in_a_sheet_is_shown_and_never_run(
    opened: Any, nlp: Language, tmp_path: Path
) -> None:
    document = extract.extract("-", data=HOSTILE.encode(), nlp=nlp)
    path = tmp_path / "hostile.html"
    path.write_text(sheet_page(document), encoding="utf-8")
    opened.page.on("dialog", lambda dialog: opened.complaints.append("a dialog opened"))
    opened.page.goto(path.as_uri())
    assert opened.page.locator("#sheet img, #sheet script").count() == 0
    assert "owned" not in opened.page.title()
    assert opened.page.get_by_text("<img src=x onerror=alert(1)>").first.is_visible()


def test_a_hundred_records_open_in_a_second_and_weigh_less_than_a_megabyte(
    opened: Any, nlp: Language, samples: Path, tmp_path: Path
) -> None:
    sheet = (samples / "2024-06-05-japan-kenya-economic-cooperation.txt").read_text()
    head, _, rest = sheet.partition("Clean Energy")
    document = extract.extract("-", data=(head + ("Clean Energy" + rest) * 10).encode(), nlp=nlp)
    assert len(document.records) >= 100
    path = tmp_path / "large.html"
    path.write_text(sheet_page(document), encoding="utf-8")
    assert path.stat().st_size < 1_000_000
    start = time.perf_counter()
    opened.page.goto(path.as_uri())
    opened.page.locator("#count", has_text="records").wait_for()
    assert time.perf_counter() - start < 1.0
