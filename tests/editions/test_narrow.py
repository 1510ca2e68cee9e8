import pytest
from tests.editions.editions_by_hand import money, record, sheet

from extract.editions import diff
from extract.editions.narrow import narrow
from extract.errors import ExtractError

OLD = record("Norway will give $5 to Kenya.", status="planned", amounts=[money("$5", 5)])
NEW = record("Norway gave $6 to Kenya.", status="completed", amounts=[money("$6", 6)])
DIFF = diff(
    sheet({"Aid": [OLD, "Turku sends nurses."]}),
    sheet({"Aid": [NEW, "A school for welders opens."]}),
)


def test_only_the_named_fields_stay() -> None:
    narrowed = narrow(DIFF, ["amounts"])
    assert [[field.field for field in change.fields] for change in narrowed.changes] == [
        ["amounts"]
    ]
    assert (narrowed.summary.changed, narrowed.summary.added) == (1, 0)


def test_types_may_be_named_too() -> None:
    assert [change.type for change in narrow(DIFF, ["added", "removed"]).changes] == [
        "removed",
        "added",
    ]


def test_an_unknown_name_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(ExtractError, match=r"nothing called amount .*Choose from .*amounts"):
        narrow(DIFF, ["amount"])
