from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.pdf import mutate
from tests.read.test_markup import SITE
from tests.read.test_word_processors import CONTENT, odt, sample, saved

from extract.errors import InputError
from extract.read import read_sheet

RTF = rb"{\rtf1\ansi{\fonttbl\f0 Times;}\f0 Fact Sheet\par {\b Bold} caf\'e9 \u8217? \cell\row}"
MARKDOWN = b"# T\n\n1. one\n   - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<div>x</div>\n"


def mutate_parts(package: bytes, chance: random.Random) -> bytes:
    """Mutate some parts inside a zipped file, so that damage passes the zip's checksums."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(file, "w") as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, mutate(part, chance) if chance.random() < 0.3 else part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", SITE.encode()),
        ("a.md", MARKDOWN),
        ("a.rtf", RTF),
        ("a.docx", saved(sample())),
        ("a.odt", odt(CONTENT)),
    ],
)
@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_mutated_file_is_read_or_refused(name: str, data: bytes, seed: int) -> None:
    chance = random.Random(seed)
    mutated = mutate_parts(data, chance) if data.startswith(b"PK") else mutate(data, chance)
    sheet = None
    with suppress(InputError):
        sheet = read_sheet(name, data=mutated)
    assert sheet is None or sheet.pages
