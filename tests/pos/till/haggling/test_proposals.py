"""What may be answered to an offer, and the tag that tells the lowest price to the stall alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.errors import PosError
from pos.till.haggling import cipher
from pos.till.haggling.proposals import FINEST, propose, step_of, to_step

prices = st.integers(0, 999_999_999)
words = st.permutations("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(lambda letters: "".join(letters[:10]))


def test_a_radio_for_850_000_with_600_000_offered():
    told = propose(850_000, 600_000, 725_000)
    assert told.middle == 725_000
    assert told.offered == 600_000
    assert told.off == (807_500, 765_000, 722_500)
    assert told.rounded == 730_000


@given(prices, prices, prices)
def test_no_answer_is_above_the_asking_price_or_below_what_was_offered_for_it(asked, offered, agreed):
    told = propose(asked, offered, agreed)
    assert all(0 <= answer <= asked for answer in (told.middle, told.offered, *told.off, told.rounded))
    assert list(told.off) == sorted(told.off, reverse=True)
    assert told.middle >= min(offered, asked) - FINEST // 2


@given(prices)
def test_a_rounded_price_is_a_whole_step_and_no_further_than_half_a_step(price):
    step = step_of(price)
    rounded = to_step(price, step)
    assert rounded % step == 0
    assert abs(rounded - price) * 2 <= step


@given(prices, words)
def test_a_tag_is_read_back_with_its_word_and_shows_no_digit(price, word):
    tag = cipher.tag(price, word)
    assert cipher.read(tag, word) == price
    assert not any(letter.isdigit() for letter in tag)


def test_thousands_are_left_out_of_a_tag():
    assert cipher.tag(650_000, "SINGAUMBRT") == "UAT"
    assert cipher.tag(650_500, "SINGAUMBRT") == "UAT.ATT"


def test_a_word_is_kept_in_capitals_and_none_is_allowed():
    assert cipher.checked(" singaumbrt ") == "SINGAUMBRT"
    assert cipher.checked("") == ""


@pytest.mark.parametrize("word", ["singa", "singasinga", "singaumbr1", "singaumbrté"])
def test_a_word_of_other_than_ten_different_letters_is_refused(word):
    with pytest.raises(PosError, match="sepuluh huruf berbeda"):
        cipher.checked(word)
