"""Which notes go to the office, so that tomorrow begins with change."""

from hypothesis import given
from hypothesis import strategies as st

from pos.day.change import propose
from pos.day.closing import DENOMINATIONS

EVENING = {
    100_000: 12, 50_000: 9, 20_000: 7, 10_000: 14, 5_000: 11, 2_000: 18, 1_000: 15, 500: 22, 200: 5, 100: 10,
}  # fmt: skip
"""The drawer of the picture: 2.049.000."""


def test_large_notes_go_until_about_the_float_is_left():
    proposal = propose(EVENING, 300_000)

    assert proposal.pieces == {100_000: 12, 50_000: 9, 20_000: 5}
    assert (proposal.deposit, proposal.stays) == (1_750_000, 299_000)


def test_small_money_of_which_few_stay_is_named():
    assert propose(EVENING, 300_000).scarce == ((200, 5),)


def test_a_drawer_below_its_float_hands_nothing_in():
    proposal = propose({50_000: 2, 1_000: 30}, 300_000)

    assert (proposal.deposit, proposal.pieces, proposal.stays) == (0, {}, 130_000)


@given(st.fixed_dictionaries({worth: st.integers(0, 40) for worth in DENOMINATIONS}), st.integers(0, 1_000_000))
def test_what_goes_is_there_and_what_stays_is_not_far_below_the_float(counted, target):
    proposal = propose(counted, target)

    held = sum(worth * pieces for worth, pieces in counted.items())
    assert all(0 < pieces <= counted[worth] for worth, pieces in proposal.pieces.items())
    assert proposal.deposit == sum(worth * pieces for worth, pieces in proposal.pieces.items())
    assert proposal.deposit + proposal.stays == held
    assert proposal.stays >= min(held, target - 5_000)
