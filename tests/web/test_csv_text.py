from mainstay.web.csv_text import csv_text


def test_nothing_in_the_table_is_a_formula_and_numbers_stay_numbers():
    rows = [["=1+1", "+cmd", "-2+3", "@sum", "\t=1", " =1", "-5", "+5.5%", "plain", 7, None]]
    (_, told) = csv_text(["a"], rows).splitlines()
    assert told == "'=1+1,'+cmd,'-2+3,'@sum,'\t=1,' =1,-5,+5.5%,plain,7,"
