import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.catalog.choices.group import Choice, Group
from pos.catalog.choices.writing import read, written
from pos.errors import PosError

WORDS = st.text("abc é12", min_size=1, max_size=12).map(str.strip).filter(bool)


def test_a_line_of_choices_is_read_with_what_each_adds_and_which_is_usual():
    assert read("Setengah -7.000, *Biasa,Besar +Rp 6000 , ") == (
        (Choice("Setengah", -7_000), Choice("Biasa"), Choice("Besar", 6_000)),
        ("Biasa",),
    )


def test_a_hyphen_within_a_name_is_no_minus():
    assert read("Es-teh, Tahu-2").choices == (Choice("Es-teh"), Choice("Tahu-2"))


@given(
    choices=st.lists(
        st.builds(Choice, WORDS, st.integers(-999_999, 999_999)), max_size=6, unique_by=lambda one: one.name
    )
)
def test_what_is_written_is_read_back(choices):
    usual = tuple(choice.name for choice in choices[:1])
    assert read(written(Group("Porsi", tuple(choices), usual=usual))) == (tuple(choices), usual)


@pytest.mark.parametrize("wrong", ["+6.000", "Besar +6.00"])
def test_an_amount_that_is_none_is_refused(wrong):
    with pytest.raises(PosError):
        read(wrong)
