"""Amounts in words: what a cashier would write by hand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.terbilang import LARGEST, in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol rupiah"),
        (1, "satu rupiah"),
        (10, "sepuluh rupiah"),
        (11, "sebelas rupiah"),
        (19, "sembilan belas rupiah"),
        (21, "dua puluh satu rupiah"),
        (100, "seratus rupiah"),
        (111, "seratus sebelas rupiah"),
        (1_000, "seribu rupiah"),
        (1_100, "seribu seratus rupiah"),
        (11_000, "sebelas ribu rupiah"),
        (21_000, "dua puluh satu ribu rupiah"),
        (100_000, "seratus ribu rupiah"),
        (101_000, "seratus satu ribu rupiah"),
        (1_000_000, "satu juta rupiah"),
        (3_000_000, "tiga juta rupiah"),
        (9_850_500, "sembilan juta delapan ratus lima puluh ribu lima ratus rupiah"),
        (1_001_001_000, "satu miliar satu juta seribu rupiah"),
        (2_000_000_000_001, "dua triliun satu rupiah"),
    ],
)
def test_amounts_are_said_as_they_are_spoken(amount, words):
    assert in_words(amount, "id") == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "zero rupiah"),
        (20, "twenty rupiah"),
        (6_850_000, "six million eight hundred fifty thousand rupiah"),
        (112_045, "one hundred twelve thousand forty-five rupiah"),
    ],
)
def test_english_papers_say_them_in_english(amount, words):
    assert in_words(amount, "en") == words


@pytest.mark.parametrize("amount", [-1, LARGEST + 1])
def test_what_cannot_be_said_is_refused(amount):
    with pytest.raises(ValueError, match=str(amount)):
        in_words(amount, "id")


_ONES = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def heard(words):
    """The amount that somebody writes down who hears `words`, word by word."""
    whole, group, digit = 0, 0, 0
    for word in words.split():
        if word in _ONES:
            digit = _ONES.index(word)
        elif word in _SCALES:
            whole, group, digit = whole + (group + digit) * _SCALES[word], 0, 0
        elif word == "seribu":
            whole += 1000
        elif word in ("seratus", "sepuluh", "sebelas"):
            group += {"seratus": 100, "sepuluh": 10, "sebelas": 11}[word]
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        elif word in ("puluh", "ratus"):
            group, digit = group + digit * {"puluh": 10, "ratus": 100}[word], 0
        else:
            assert word == "rupiah"
    return whole + group + digit


@given(st.integers(0, LARGEST))
def test_whoever_hears_it_writes_down_the_same_amount(amount):
    assert heard(in_words(amount, "id")) == amount


@given(st.integers(0, LARGEST))
def test_one_is_shortened_wherever_it_must_be(amount):
    said = f" {in_words(amount, 'id')} "
    assert not any(wrong in said for wrong in (" satu ratus", " satu puluh", " satu belas", "  "))
    assert not re.search("(?<!puluh)(?<!ratus) satu ribu ", said)
