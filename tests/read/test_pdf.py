from __future__ import annotations

import gc
import io

import pypdf
import pypdfium2
import pytest
from tests.read.pdfs import pdf, text

from extract.errors import (
    DamagedError,
    EncryptedError,
    NoTextLayerError,
    TimedOutError,
    TooLargeError,
)
from extract.read import Limits, ocr, read_sheet
from extract.read.bidi import in_reading_order
from extract.read.glyphs import Glyph
from extract.read.lines import Page
from extract.read.styles import Style


def page(*content: str, extra: str = "") -> Page:
    return read_sheet("a.pdf", data=pdf(content, extra=extra)).pages[0]


def lines(*content: str) -> list[str]:
    return [line.text for line in page(*content).lines]


def test_a_line_has_a_box_for_every_character() -> None:
    (line,) = page(text(50, 500, "Japan and India")).lines
    assert line.text == "Japan and India"
    assert len(line.boxes) == len(line.text)
    assert line.page == 1
    assert line.x0 == pytest.approx(50, abs=1)
    assert line.top < 100 < line.bottom
    assert [box[0] for box in line.boxes] == sorted(box[0] for box in line.boxes)


def test_words_that_stand_apart_without_a_space_glyph_are_parted() -> None:
    apart = "BT /F 10 Tf 1 0 0 1 50 500 Tm [(over) -220 (70) -220 (companies)] TJ ET\n"
    assert lines(apart) == ["over 70 companies"]


def test_letterspaced_words_are_no_rows_of_letters() -> None:
    assert lines(text(50, 500, "FACT SHEET", ops="3 Tc")) == ["FACT SHEET"]


def test_text_printed_twice_to_look_bold_is_read_once() -> None:
    assert lines(text(50, 500, "Signed"), text(50.3, 500, "Signed")) == ["Signed"]


def test_a_bold_lead_is_measured_in_characters() -> None:
    (line,) = page(text(50, 500, "Energy:", font="B"), text(92, 500, "the two sides met")).lines
    assert line.text == "Energy: the two sides met"
    assert (line.bold, line.bold_until) == (False, 7)


@pytest.mark.parametrize("mark", ["-", "1.", "(a)"])
def test_a_light_mark_before_a_bold_lead_counts_with_it(mark: str) -> None:
    bold = text(70, 500, "Energy:", font="B")
    (line,) = page(text(50, 500, mark), bold, text(112, 500, "they met")).lines
    assert line.bold_until == len(f"{mark} Energy:")
    (line,) = page(text(50, 500, mark), bold).lines
    assert (line.bold, line.bold_until) == (True, len(f"{mark} Energy:"))


def test_size_weight_slant_and_colour_are_read() -> None:
    bold, slanted = page(
        text(50, 500, "Heading", size=14, font="B", ops="1 0 0 rg"), text(50, 470, "note", font="I")
    ).lines
    assert (bold.size, bold.bold, bold.colour) == (14, True, (255, 0, 0))
    assert (slanted.bold, slanted.italic) == (False, True)


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    assert lines(text(50, 500, "\xb7", font="S"), text(60, 500, "one")) == ["• one"]
    assert lines(text(50, 500, "n", font="Z"), text(62, 500, "two")) == ["■ two"]


def test_a_drawn_square_left_of_a_line_is_its_mark() -> None:
    content = page("50 501 4 4 re f\n", text(60, 500, "drawn"), text(50, 470, "plain"))
    assert [(line.marker, line.text) for line in content.lines] == [("▪", "drawn"), ("", "plain")]


def test_columns_are_read_one_after_the_other_between_full_width_lines() -> None:
    left = [text(40, 500 - 12 * row, f"left column line {row} of text") for row in range(5)]
    right = [text(220, 500 - 12 * row, f"right column line {row} of text") for row in range(5)]
    both = [each for pair in zip(left, right, strict=True) for each in pair]
    wide = "a title that runs over the whole width of the sheet and both"
    found = lines(text(40, 550, wide), *both, text(40, 420, wide))
    assert [line.split()[0] for line in found] == ["a"] + ["left"] * 5 + ["right"] * 5 + ["a"]


def test_a_justified_heading_is_no_pair_of_columns() -> None:
    rows = [text(40, 500 - 14 * row, "PROMOTING") for row in range(3)]
    rows += [text(200, 500 - 14 * row, "GLOBAL HEALTH AND") for row in range(3)]
    assert lines(*rows) == ["PROMOTING GLOBAL HEALTH AND"] * 3


def test_rotated_and_invisible_text_stands_aside_with_its_reason() -> None:
    stamp = "BT /F 10 Tf 0 1 -1 0 300 300 Tm (DRAFT) Tj ET\n"
    found = page(text(50, 500, "kept"), stamp, text(50, 400, "unseen", ops="3 Tr"))
    assert [line.text for line in found.lines] == ["kept"]
    assert [(each.text, each.reason) for each in found.loose] == [
        ("DRAFT", "rotated"),
        ("unseen", "invisible"),
    ]


def test_a_scanners_text_behind_the_picture_is_read() -> None:
    sheet = read_sheet(
        "a.pdf", data=pdf(text(50, 500, "A sheet that a scanner has read for us", ops="3 Tr"))
    )
    assert sheet.pages[0].lines[0].text == "A sheet that a scanner has read for us"
    assert [code for code, _ in sheet.warnings] == ["scanned_text"]


def test_a_page_set_sideways_is_read_upright() -> None:
    content = "BT /F 10 Tf 0 1 -1 0 100 50 Tm (set sideways) Tj ET\n"
    sheet = read_sheet("a.pdf", data=pdf(content))
    assert sheet.pages[0].lines[0].text == "set sideways"
    assert [code for code, _ in sheet.warnings] == ["sideways_page"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_are_of_the_page_as_displayed(turn: int) -> None:
    turned = {
        0: "1 0 0 1 50 500",
        90: "0 1 -1 0 100 50",
        180: "-1 0 0 -1 350 100",
        270: "0 -1 1 0 300 550",
    }[turn]
    found = page(f"BT /F 10 Tf {turned} Tm (upright) Tj ET\n", extra=f"/Rotate {turn}")
    (line,) = found.lines
    assert (found.width, found.height) == ((400, 600) if turn % 180 == 0 else (600, 400))
    assert line.x0 == pytest.approx(50, abs=1.5)
    assert line.top < 100 < line.bottom


def test_a_crop_box_moves_the_origin() -> None:
    (line,) = page(text(150, 400, "cropped"), extra="/CropBox [100 200 300 500]").lines
    assert line.x0 == pytest.approx(50, abs=1)
    assert line.top < 100 < line.bottom


def grid(*cells: str) -> str:
    ruled = "".join(f"{x} 400 m {x} 460 l S\n" for x in (50, 150, 250))
    ruled += "".join(f"50 {y} m 250 {y} l S\n" for y in (400, 430, 460))
    places = [(60, 440), (160, 440), (60, 410), (160, 410)]
    return ruled + "".join(text(x, y, cell) for (x, y), cell in zip(places, cells, strict=True))


@pytest.mark.parametrize("extra", ["", "/CropBox [20 100 390 590]"])
def test_ruled_cells_are_a_table_and_no_lines(extra: str) -> None:
    found = page(
        text(50, 500, "above"),
        grid("Year", "Sum", "2024", "5 m"),
        text(50, 350, "below"),
        extra=extra,
    )
    assert [line.text for line in found.lines] == ["above", "below"]
    assert [table.rows for table in found.tables] == [[["Year", "Sum"], ["2024", "5 m"]]]
    assert found.tables[0].before == 1


def picture(words: str) -> bytes:
    """A page that is one grey picture of `words`, as a scanner makes it."""
    document = pypdfium2.PdfDocument(pdf(text(30, 500, words, size=20)))
    file = io.BytesIO()
    document[0].render(scale=3).to_pil().save(file, "PDF", resolution=216)
    document.close()
    return file.getvalue()


def test_a_scan_is_recognised_where_tesseract_is_installed() -> None:
    if not ocr.is_installed():
        pytest.skip("Tesseract is not installed")
    sheet = read_sheet("scan.pdf", data=picture("Signed in Tokyo"))
    (line,) = sheet.pages[0].lines
    assert line.text == "Signed in Tokyo"
    assert len(line.boxes) == len(line.text)
    assert line.x0 == pytest.approx(30, abs=3)
    assert line.top < 100 < line.bottom
    assert [code for code, _ in sheet.warnings] == ["recognised_page"]


def test_a_scan_names_the_extra_where_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(NoTextLayerError, match=r"extract\[ocr\]"):
        read_sheet("scan.pdf", data=picture("Signed in Tokyo"))


def test_no_glyph_outlives_the_reading() -> None:
    sheet = read_sheet("a.pdf", data=pdf(*[text(50, 500, "one of many pages")] * 20))
    gc.collect()
    assert len(sheet.pages) == 20
    assert not any(isinstance(each, Glyph) for each in gc.get_objects())


def test_drawings_alone_are_said_to_have_no_text() -> None:
    with pytest.raises(NoTextLayerError, match="without text"):
        read_sheet("scan.pdf", data=pdf("0 0 400 600 re f\n"))


def test_a_file_that_breaks_off_is_damaged() -> None:
    with pytest.raises(DamagedError, match=r"a\.pdf"):
        read_sheet("a.pdf", data=b"%PDF-1.4\n1 0 obj << /Type /Cat")


def test_a_damaged_page_costs_that_page() -> None:
    data = pdf(text(50, 500, "first"), text(50, 500, "second"))
    sheet = read_sheet("a.pdf", data=data.replace(b"/Kids [3 0 R 5 0 R]", b"/Kids [3 0 R 9 0 R]"))
    assert [line.text for line in sheet.pages[0].lines] == ["first"]
    assert ("damaged_page", "page 2 is damaged and was left out") in sheet.warnings


def locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(text(50, 500, "secret"))))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_user_password_is_asked_for() -> None:
    with pytest.raises(EncryptedError, match="--password"):
        read_sheet("a.pdf", data=locked("user"))
    with pytest.raises(EncryptedError, match="wrong"):
        read_sheet("a.pdf", data=locked("user"), password="other")
    sheet = read_sheet("a.pdf", data=locked("user"), password="user")
    assert sheet.pages[0].lines[0].text == "secret"


def test_an_owners_password_is_no_obstacle() -> None:
    assert read_sheet("a.pdf", data=locked("")).pages[0].lines[0].text == "secret"


def test_limits_on_pages_bytes_and_time_name_their_option() -> None:
    data = pdf(text(50, 500, "one"), text(50, 500, "two"))
    with pytest.raises(TooLargeError, match="--max-pages"):
        read_sheet("a.pdf", data=data, limits=Limits(pages=1))
    with pytest.raises(TooLargeError, match="--max-bytes"):
        read_sheet("a.pdf", data=data, limits=Limits(bytes=100))
    with pytest.raises(TimedOutError, match="--max-seconds"):
        read_sheet("a.pdf", data=data, limits=Limits(seconds=-1))


def test_right_to_left_rows_are_read_from_the_right() -> None:
    style = Style("F", 10, False, False, None, True, 0, False, True)
    shown = "Q2 םלוש"
    placed = [Glyph(char, 10.0 * i, 0, 10.0 * i + 9, 10, 8, style) for i, char in enumerate(shown)]
    assert "".join(glyph.char for glyph in in_reading_order(placed)) == "שולם Q2"
