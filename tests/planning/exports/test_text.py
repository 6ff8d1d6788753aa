from mainstay.planning.exports import as_text
from tests.planning.a_content import a_content, a_demand


def said(**changed):
    return " ".join(as_text.render(a_content(**changed)).split())


def test_the_headline_says_how_many_carers_of_whom_and_how_surely():
    assert (
        "Northmoor has 27,350 (27,100 to 27,600) unpaid carers: 9.6% (9.5% to 9.7%) of usual residents aged 5"
        in said()
    )


def test_the_headline_says_how_many_care_most():
    assert "8,200 (8,150 to 8,250) of them, 29.9%, care for 50 or more hours a week." in said()


def test_an_estimate_is_called_one():
    carers = a_content()["carers"] | {"method": "estimated"}
    assert "Northmoor has an estimated 27,350" in said(carers=carers)


def test_carers_that_nobody_counted_are_not_given_as_nought():
    carers = a_content()["carers"] | {"total": None}
    assert "How many unpaid carers live in Northmoor is not known." in said(carers=carers)


def test_no_line_is_longer_than_a_terminal():
    assert max(len(line) for line in as_text.render(a_content()).splitlines()) <= as_text.WIDTH


def test_the_longest_bar_is_the_largest_share_and_others_are_in_proportion():
    bars = [line.count("█") for line in as_text.render(a_content()).splitlines() if "█" in line][:5]
    assert bars == [40, 15, 11, 13, 34]


def test_the_places_with_the_highest_share_come_first_and_the_rest_are_counted():
    text = as_text.render(a_content())
    assert text.index("Northmoor 001") < text.index("Northmoor 015")
    assert "Northmoor 016" not in text
    assert "15 of 150 rows are shown here." in text


def test_demand_is_shown_as_a_range_in_its_own_unit():
    assert "Short stays away, 16,000 (7,000 to 38,000) nights" in said()


def test_a_break_without_a_price_has_no_cost_instead_of_nought():
    assert "no price" in said(demand=[a_demand(cost_pence=None)])


def test_a_group_without_a_number_says_why():
    assert "No number is given for some groups: - Traveller carers. No share is known." in said()


def test_the_headline_says_how_many_may_not_be_known():
    assert "An estimated 25,250 (25,000 to 25,500) carers may not be known to services." in said()


def test_small_areas_that_fit_no_ward_have_no_column_for_it():
    where = a_content()["where"]
    where["areas"] = [area | {"ward": ""} for area in where["areas"]]
    assert "Area Code Tenth People" in said(where=where)


def test_an_assumption_set_locally_shows_its_reason():
    assert "Set locally: Yes. Our own contract price." in said()


def test_prices_are_pounds_and_shares_are_per_cent():
    assert "Value: £32.14" in said()
    assert "Value: 42.0% (30.0% to 60.0%)" in said()


def test_every_source_shows_its_file_and_its_sha_256():
    assert "File: northmoor-age.csv" in said()
    assert f"SHA-256: {'0123456789abcdef' * 4}" in said()


def test_a_rate_that_fell_is_said_in_percentage_points_on_the_same_base():
    assert (
        "On the same base (all usual residents) the share of people who are carers went from 10.5% to 9.1%, "
        "1.4 percentage points less." in said()
    )


def test_censuses_without_a_common_base_show_no_change():
    change = a_content()["change"] | {"same_base": None}
    assert "The two have no common base, so no change is worked out." in said(change=change)


def test_nothing_in_a_file_reaches_the_terminal_as_a_command():
    assert "\x1b" not in as_text.render(a_content(warnings=["Red \x1b[31m alert"]))
