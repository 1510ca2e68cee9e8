from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.test_markup import shape

from extract.errors import (
    DamagedError,
    EncryptedError,
    InputError,
    NotADocumentError,
    TooLargeError,
)
from extract.read import Limits, read_sheet
from extract.read.lines import Page


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(document: docx.document.Document) -> Page:
    return read_sheet("a.docx", data=saved(document)).pages[0]


def sample() -> docx.document.Document:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ministry of Tin"
    document.add_heading("Fact Sheet: Tin", 0)
    document.add_paragraph("They met.")
    document.add_heading("Trade", 2)
    lead = document.add_paragraph(style="List Bullet")
    lead.add_run("Tariffs:").bold = True
    lead.add_run(" none.")
    document.add_paragraph("nested", style="List Bullet 2")
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    table = document.add_table(2, 2)
    for place, text in enumerate(("Year", "kt", "2023", "5")):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph().add_run("Energy").bold = True
    return document


def test_headings_lists_tables_and_margins_of_word() -> None:
    found = word(sample())
    assert [(kind, marker, text) for kind, _, marker, text in shape(found)] == [
        ("title", "", "Fact Sheet: Tin"),
        ("paragraph", "", "They met."),
        ("heading", "", "Trade"),
        ("bullet", "•", "Tariffs: none."),
        ("bullet", "•", "nested"),
        ("bullet", "1.", "first"),
        ("bullet", "2.", "second"),
        ("", "", "Energy"),
    ]
    assert found.lines[3].bold_until == 8
    assert [(table.rows, table.before) for table in found.tables] == [
        ([["Year", "kt"], ["2023", "5"]], 7)
    ]
    assert [(each.text, each.reason) for each in found.loose] == [("Ministry of Tin", "header")]


def test_links_insertions_and_symbols_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("They ")
    for xml in (
        f"<w:hyperlink {nsdecls('w')}><w:r><w:t>signed</w:t></w:r></w:hyperlink>",
        f"<w:del {nsdecls('w')}><w:r><w:delText>burnt</w:delText><w:t>burnt</w:t></w:r></w:del>",
        f'<w:ins {nsdecls("w")}><w:r><w:t xml:space="preserve"> an MoU</w:t></w:r></w:ins>',
        f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        f"<w:r {nsdecls('w')}><w:br/><w:t>at noon.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml))
    assert [text for *_, text in shape(word(document))] == ["They signed an MoU✓", "+at noon."]


def test_a_word_file_that_is_broken_is_damaged() -> None:
    data = saved(sample())
    with pytest.raises(InputError):
        read_sheet("a.docx", data=data[: len(data) // 2])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<w")
    with pytest.raises(DamagedError, match="broken"):
        read_sheet("a.docx", data=file.getvalue())


def test_what_unpacks_to_too_much_is_refused_unread() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (3 * 1024 * 1024))
    with pytest.raises(TooLargeError, match="--max-memory"):
        read_sheet("a.docx", data=file.getvalue(), limits=Limits(memory=1))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_mutated_word_file_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(saved(sample()))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        read_sheet("a.docx", data=bytes(raw))


CONTENT = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:automatic-styles>
<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style></office:automatic-styles>
<office:body><office:text>
<text:p text:style-name="Title">Fact Sheet: Tin</text:p>
<text:h text:outline-level="2">Trade</text:h>
<text:p>They<text:s/>met<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>In Rome.</text:p></text:note-body></text:note>.</text:p>
<text:list text:style-name="L1"><text:list-item>
<text:p><text:span text:style-name="T1">Tariffs:</text:span> none.</text:p>
<text:list><text:list-item><text:p>nested</text:p></text:list-item></text:list>
</text:list-item></text:list>
</office:text></office:body></office:document-content>"""


def odt(content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return file.getvalue()


def test_headings_lists_and_notes_of_opendocument() -> None:
    found = read_sheet("a.odt", data=odt(CONTENT)).pages[0]
    assert shape(found) == [
        ("title", 0, "", "Fact Sheet: Tin"),
        ("heading", 1, "", "Trade"),
        ("paragraph", 0, "", "They met."),
        ("bullet", 1, "•", "Tariffs: none."),
        ("bullet", 2, "a)", "nested"),
        ("footnote", 0, "", "In Rome."),
    ]
    assert found.lines[3].bold_until == 8


def test_opendocument_without_text_is_damaged() -> None:
    with pytest.raises(DamagedError, match="without text"):
        read_sheet("a.odt", data=odt("<office/>"))


def test_a_package_with_a_password_is_encrypted() -> None:
    data = bytearray(odt(CONTENT))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 1)
    with pytest.raises(EncryptedError):
        read_sheet("a.odt", data=bytes(data))


def test_old_and_locked_office_files_are_told_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    with pytest.raises(NotADocumentError, match="old Office"):
        read_sheet("a.doc", data=ole)
    with pytest.raises(EncryptedError, match="password"):
        read_sheet("a.docx", data=ole + "EncryptedPackage".encode("utf-16-le"))


def test_rtf_is_read_line_by_line() -> None:
    data = rb"{\rtf1\ansi{\fonttbl\f0 Times;}\f0 Fact Sheet\par {\b Bold} caf\'e9\par \bullet  one}"
    found = read_sheet("a.rtf", data=data).pages[0]
    assert [line.text for line in found.lines if line.text] == ["Fact Sheet", "Bold café", "• one"]


def test_rtf_with_impossible_characters_is_damaged() -> None:
    with pytest.raises(DamagedError, match="breaks off"):
        read_sheet("a.rtf", data=rb"{\rtf1 \u99999999999999? x}")
