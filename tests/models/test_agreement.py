"""Krippendorff's alpha, beside another's program of it."""

import krippendorff
import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.models.agreement import alpha

UNITS = st.lists(st.lists(st.sampled_from(["true", "mixed", "false"]), min_size=1, max_size=4), max_size=12)


@given(UNITS)
def test_it_is_what_the_package_says(units: list[list[str]]):
    counts = numpy.array([[unit.count(name) for name in ("true", "mixed", "false")] for unit in units])
    pairable = [unit for unit in units if len(unit) > 1]
    if len({name for unit in pairable for name in unit}) < 2:
        assert alpha(units) is None
    else:
        assert alpha(units) == pytest.approx(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def test_it_is_1_where_all_agree_and_below_0_where_they_agree_less_than_by_chance():
    assert alpha([["true", "true"], ["false", "false"]]) == 1
    assert alpha([["true", "false"], ["false", "true"]]) == pytest.approx(-0.5)


def test_it_tells_nothing_where_there_is_one_name_or_one_rater():
    assert alpha([]) is None
    assert alpha([["true", "true"]]) is None
    assert alpha([["true"], ["false"]]) is None
