import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pos.printing.letters import clean, cut, fold, wrap

ANY_TEXT = st.text(st.characters(), max_size=80)


def test_a_plain_name_stays_as_it_is():
    assert clean("Batik cap Asem Arang, L") == "Batik cap Asem Arang, L"
    assert clean("Kué · 2 × 5") == "Kué · 2 × 5"


def test_controls_and_direction_marks_are_dropped():
    assert clean("A\x1b@B\x00\u202eC\u200bD") == "A@BCD"


def test_line_breaks_and_tabs_become_one_space():
    assert clean("satu\n\tdua\u2003tiga") == "satu dua tiga"


def test_wide_and_right_to_left_letters_become_question_marks():
    assert clean("東京 שלום 😀") == "?? ???? ?"


def test_accents_that_join_a_letter_are_composed_and_piles_of_them_dropped():
    assert clean("e\u0301") == "é"
    assert clean("Z\u0337\u0336\u0335a") == "Za"


def test_a_lone_surrogate_is_one_question_mark():
    assert clean("a\ud800b") == "a?b"


@given(ANY_TEXT)
def test_what_is_clean_holds_no_control_and_no_letter_of_two_columns(text):
    for letter in clean(text):
        assert unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Mn"}
        assert unicodedata.east_asian_width(letter) not in {"W", "F"}


def test_folding_takes_the_accent_off_before_it_gives_up():
    assert fold("kĕris ☂", str.isascii) == "keris ?"


def test_wrapping_breaks_at_spaces_and_cuts_the_last_line():
    assert wrap("satu dua tiga empat", 2, 9, len) == ["satu dua", "tiga emp…"]
    assert wrap("satu dua", 3, 9, len) == ["satu dua"]


def test_a_word_too_long_is_broken_after_a_colon_or_anywhere():
    assert wrap("LAPAK1:GIK:12345", 3, 12, len) == ["LAPAK1:GIK:", "12345"]
    assert wrap("abcdefgh", 3, 3, len) == ["abc", "def", "gh"]


def test_an_empty_text_is_one_empty_line():
    assert wrap("", 3, 10, len) == [""]


def test_a_text_is_cut_with_an_ellipsis():
    assert cut("Radio Philips", 8, len) == "Radio P…"
    assert cut("Radio Philips", 9, len, "..") == "Radio P.."
    assert cut("Radio", 0, len) == ""


@given(ANY_TEXT, st.integers(1, 4), st.integers(1, 20))
def test_no_wrapped_line_is_wider_than_asked(text, most, width):
    lines = wrap(clean(text), most, width, len)
    assert 1 <= len(lines) <= most
    assert all(len(line) <= width for line in lines)


@given(st.lists(st.text("abcde", min_size=1, max_size=6), min_size=1, max_size=20), st.integers(6, 20))
def test_wrapping_over_enough_lines_loses_no_word(words, width):
    assert " ".join(wrap(" ".join(words), 1000, width, len)).split() == words
