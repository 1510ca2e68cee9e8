from extract.editions.aliases import aliases


def test_a_bracketed_short_form_stands_for_the_words_before_it() -> None:
    text = "Kenya and the Nordic Board of Grain Trade (NBGT) will meet the Port Agency (PA)."
    assert aliases([text]) == {"NBGT": "Nordic Board of Grain Trade", "PA": "Port Agency"}


def test_a_bracket_whose_letters_do_not_fit_is_no_short_form() -> None:
    assert aliases(["the northern ports (Bergen)", "(OECD)"]) == {}
