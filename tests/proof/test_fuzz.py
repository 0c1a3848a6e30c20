"""A few of the inputs of `make prove`, so that what it proves stays so."""

from tests.proof.fuzz import run


def test_it_keeps_its_contract_on_text_that_nobody_would_write():
    done, wrong = run(seed=1, first=0, inputs=400)
    assert wrong == {}
    assert done["splitting"] > 20
