import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.catalog.choices.group import Choice, Group, checked, joined, least, picked, turned, usual
from pos.errors import PosError

SIZE = Group(
    "Porsi", (Choice("Setengah", -7_000), Choice("Biasa"), Choice("Besar", 6_000)), required=True, usual=("Biasa",)
)
HEAT = Group("Level pedas", tuple(Choice(name) for name in ("Tidak", "1", "2", "3")), required=True, usual=("Tidak",))
WITHOUT = Group("Tanpa", (Choice("Tanpa kol"), Choice("Tanpa taoge")), many=True)
MORE = Group("Tambahan", (Choice("Telur", 5_000), Choice("Gimbal", 8_000)), many=True)
DISH = (SIZE, HEAT, WITHOUT, MORE)

CHOICES = st.lists(
    st.builds(Choice, st.text("abc123", min_size=1, max_size=6), st.integers(-9_000, 9_000)),
    min_size=1,
    max_size=6,
    unique_by=lambda choice: choice.name,
)
GROUPS = st.lists(
    st.builds(
        lambda name, choices, many, required: Group(name, tuple(choices), many, required),
        st.text("PQR", min_size=1, max_size=4),
        CHOICES,
        st.booleans(),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda group: group.name,
)


def test_what_is_picked_adds_up_and_is_told_in_the_order_of_the_questions():
    said = picked(
        DISH,
        [("Tambahan", "Telur"), ("Porsi", "Besar"), ("Level pedas", "3"), ("Tanpa", "Tanpa kol")],
        " Bumbu  dipisah ",
    )

    assert said.difference == 11_000
    assert said.words == "Besar · Level pedas 3 · Tanpa kol · Telur · Bumbu  dipisah"
    assert said.picks[0] == ("Porsi", "Besar")


def test_what_is_usual_is_picked_already_and_not_told():
    assert usual(DISH) == (("Porsi", "Biasa"), ("Level pedas", "Tidak"))
    assert picked(DISH, usual(DISH)) == (usual(DISH), "", 0, "")


def test_what_is_usual_and_not_wanted_is_told_too():
    sauces = Group("Sambal", (Choice("Petis"), Choice("Kecap"), Choice("Cuka")), many=True, usual=("Petis", "Kecap"))
    ice = Group("Es", (Choice("Es biasa"), Choice("Es sedikit")), usual=("Es biasa",))
    assert picked([sauces, ice], [("Sambal", "Kecap")]).words == "Kecap · without Petis · without Es biasa"
    assert (
        picked([sauces], [("Sambal", "Petis"), ("Sambal", "Kecap"), ("Sambal", "Cuka")]).words == "Petis · Kecap · Cuka"
    )
    assert picked([ice], [("Es", "Es sedikit")]).words == "Es sedikit"


def test_a_question_that_must_be_answered_is():
    with pytest.raises(PosError, match="Porsi"):
        picked(DISH, [("Level pedas", "1")])


def test_two_answers_to_a_question_of_one_are_refused_and_so_is_one_that_is_gone():
    with pytest.raises(PosError, match="Porsi"):
        picked(DISH, [*usual(DISH), ("Porsi", "Besar")])
    with pytest.raises(PosError, match="Jumbo"):
        picked(DISH, [*usual(DISH), ("Tambahan", "Jumbo")])


def test_a_touch_picks_one_of_one_and_any_of_many():
    picks = turned(DISH, usual(DISH), ("Porsi", "Besar"))
    assert picks == (("Level pedas", "Tidak"), ("Porsi", "Besar"))
    assert turned(DISH, picks, ("Porsi", "Besar")) == picks
    both = turned(DISH, turned(DISH, picks, ("Tanpa", "Tanpa kol")), ("Tanpa", "Tanpa taoge"))
    assert [choice for group, choice in both if group == "Tanpa"] == ["Tanpa kol", "Tanpa taoge"]
    assert ("Tanpa", "Tanpa kol") not in turned(DISH, both, ("Tanpa", "Tanpa kol"))


def test_the_cheapest_is_the_half_portion():
    assert least(DISH) == -7_000
    assert least((Group("Ukuran", (Choice("Besar", 3_000),), required=True),)) == 3_000


@given(groups=GROUPS, data=st.data())
def test_whatever_is_touched_can_be_asked_for_and_is_never_cheaper_than_the_cheapest(groups, data):
    picks = usual(groups)
    for _touch in range(data.draw(st.integers(0, 8)) if groups else 0):
        group = data.draw(st.sampled_from(groups))
        picks = turned(groups, picks, (group.name, data.draw(st.sampled_from(group.choices)).name))
    answered = {name for name, _choice in picks}
    if any(group.required and group.name not in answered for group in groups):
        with pytest.raises(PosError):
            picked(groups, picks)
        return
    said = picked(groups, picks)
    worth = {(group.name, choice.name): choice.difference for group in groups for choice in group.choices}
    assert said.difference == sum(worth[pick] for pick in picks) >= least(groups)
    assert set(said.picks) == set(picks)


def test_a_dish_has_its_category_s_questions_but_for_its_own():
    small = Group("Porsi", (Choice("Kecil"),))
    assert joined((SIZE, HEAT), (small, MORE)) == (small, HEAT, MORE)
    assert joined((SIZE, HEAT), (Group("Level pedas"),)) == (SIZE,)


@pytest.mark.parametrize(
    "wrong",
    [
        Group(""),
        Group("Porsi", (Choice(" "),)),
        Group("Porsi", (Choice("Besar"), Choice("besar"))),
        Group("Porsi", (Choice("Besar", 1_000_000_000),)),
        Group("Porsi", (Choice("Besar"), Choice("Biasa")), usual=("Besar", "Biasa")),
        Group("Porsi", tuple(Choice(str(number)) for number in range(13))),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong):
    with pytest.raises(PosError):
        checked([wrong])


def test_two_questions_of_one_name_are_refused():
    with pytest.raises(PosError, match="Porsi"):
        checked([Group("Porsi", (Choice("Besar"),)), Group("porsi", (Choice("Kecil"),))])
