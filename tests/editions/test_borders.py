from tests.editions.editions_by_hand import sheet

from extract.editions import diff
from extract.schema import Document

ONE, TWO = "Norway will fund a store in Mombasa.", "Turku sends nurses to Eldoret; and"
THREE = "Kenya Rail opened a line to Nakuru."


def as_pdf(document: Document) -> Document:
    source = document.source.model_copy(update={"media_type": "application/pdf"})
    return document.model_copy(update={"source": source})


def test_a_border_that_only_a_pdf_lacks_is_no_difference() -> None:
    text = sheet({"Aid": [ONE, TWO, THREE]})
    pdf = as_pdf(sheet({"Aid": [f"{ONE} {TWO}", THREE]}))
    assert diff(text, pdf).changes == []
    assert diff(pdf, text).changes == []


def test_between_texts_a_joined_bullet_is_shown() -> None:
    found = diff(sheet({"Aid": [ONE, TWO, THREE]}), sheet({"Aid": [f"{ONE} {TWO}", THREE]}))
    assert {change.type for change in found.changes} == {"reworded", "removed"}


def test_neighbours_that_say_more_are_a_difference() -> None:
    text = sheet({"Aid": [ONE, TWO, THREE]})
    pdf = as_pdf(sheet({"Aid": [f"{ONE} {TWO} More follows.", THREE]}))
    assert {change.type for change in diff(text, pdf).changes} == {"reworded", "removed"}


def test_a_heading_that_a_pdf_shows_as_text_moves_nothing() -> None:
    text = sheet({"Aid": [ONE], "Rail and ports": [THREE]})
    pdf = as_pdf(sheet({"Aid": [ONE, "Rail and ports:", THREE]}))
    assert diff(text, pdf).changes == []
    assert diff(pdf, text).changes == []


def test_a_first_line_that_a_pdf_shows_as_a_heading_is_no_difference() -> None:
    text = sheet({None: [f"Rail and ports: {ONE}", THREE]})
    pdf = as_pdf(sheet({"Rail and ports:": [ONE, THREE]}))
    assert diff(text, pdf).changes == []
    assert diff(pdf, text).changes == []
