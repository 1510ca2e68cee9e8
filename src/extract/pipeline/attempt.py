"""One input of many: a document, or the error that stops no other input."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from extract.errors import CrashedError, ExtractError, InputError, TooLargeError
from extract.pipeline.inputs import Input
from extract.pipeline.one import extract
from extract.read import Limits
from extract.schema import Document

if TYPE_CHECKING:
    from spacy.language import Language


def attempt(
    item: Input,
    nlp: Language,
    *,
    data: bytes | None = None,
    issued: date | None = None,
    password: str | None = None,
    limits: Limits | None = None,
) -> Document | InputError:
    """Extract one input; whatever goes wrong comes back as an error that names the input.

    Wrong rules or models are no fault of the input and are raised. A defect of ours (any exception
    that is not an `ExtractError`) comes back as `CrashedError`.
    """
    try:
        return extract(
            item.path,
            issued=issued,
            nlp=nlp,
            data=data,
            doc_id=item.doc_id,
            password=password,
            limits=limits,
        )
    except InputError as error:
        return error
    except ExtractError:
        raise
    except MemoryError:
        return TooLargeError(
            item.path, "needs more memory than it may have", "Raise the limit with --max-memory"
        )
    except Exception as error:  # noqa: BLE001 - one document must not stop the others
        return CrashedError(
            item.path,
            f"a defect of extract was met ({type(error).__name__}: {error})",
            "Please report it with the file",
        )
