"""QRIS codes: the kept vectors, what is refused and why, and a second opinion on every conversion."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import qriskit
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from pos import words
from pos.errors import PosError
from pos.printing.qr import matrix
from pos.till import qris
from pos.till.qris import Field, Tip, TipAsked, TipFixed, TipPercent

VECTORS: dict[str, Any] = json.loads(
    Path(__file__).parents[2].joinpath("golden", "qris.json").read_text(encoding="utf-8")
)
S1, T1, T2 = (VECTORS["static"][name] for name in ("S1", "T1", "T2"))


@pytest.fixture(autouse=True)
def english() -> Any:
    words.use("en")
    yield
    words.use("id")


def sealed(body: str) -> str:
    """`body` (all fields but the checksum) as a code with a good checksum."""
    return f"{body}6304{qris.checksum(body + '6304')}"


def without(payload: str, tag: str) -> str:
    return sealed(qris.write([field for field in qris.parse(payload) if field.tag not in (tag, "63")]))


def with_value(payload: str, tag: str, value: str) -> str:
    changed = [Field(tag, value) if field.tag == tag else field for field in qris.parse(payload)[:-1]]
    return sealed(qris.write(changed))


def with_more(payload: str, *fields: Field) -> str:
    return sealed(qris.write(sorted((*qris.parse(payload)[:-1], *fields), key=lambda field: field.tag)))


def tip_of(vector: dict[str, Any]) -> Tip | None:
    if "tip_fixed" in vector:
        return TipFixed(vector["tip_fixed"])
    if "tip_percent" in vector:
        return TipPercent(vector["tip_percent"])
    return TipAsked() if vector.get("tip_asked") else None


def test_the_checksum_of_the_standards_digits_is_29b1() -> None:
    assert qris.checksum("123456789") == "29B1"


def test_the_checksum_runs_over_utf8_bytes_and_lengths_count_characters() -> None:
    payload = VECTORS["refuse"][0]["payload"]
    assert qris.checksum(payload[:-4]) == "A13A"
    assert Field("64", "0002ZH0104最佳运输0202北京") in qris.parse(payload)


@pytest.mark.parametrize("vector", VECTORS["convert"], ids=lambda vector: f"{vector['from']}-{vector['amount']}")
def test_a_static_code_becomes_the_kept_dynamic_one(vector: dict[str, Any]) -> None:
    static = VECTORS["static"][vector["from"]]
    made = qris.dynamic(static, vector["amount"], vector.get("bill"), vector.get("reference"), tip_of(vector))
    assert made == vector["to"]


@pytest.mark.parametrize(
    ("vector", "reason"),
    list(
        zip(
            VECTORS["refuse"],
            ("currency is 156", "checksum", "checksum", "cut off", "begins with 000201", "There is no QRIS code"),
            strict=True,
        )
    ),
)
def test_a_kept_bad_code_is_refused_with_its_reason(vector: dict[str, str], reason: str) -> None:
    with pytest.raises(PosError, match=reason):
        qris.read(vector["payload"])


def test_a_good_code_says_whom_it_pays() -> None:
    code = qris.read(f"  {S1}\n")
    assert (code.payload, code.merchant, code.city, code.nmid, code.criteria) == (
        S1,
        "NamaMerchantC1",
        "NamaKota1",
        "ID1019123456781",
        "UMI",
    )
    assert qris.describe(code).splitlines() == [
        "Merchant: NamaMerchantC1",
        "City: NamaKota1",
        "NMID: ID1019123456781",
        "Criteria: UMI (micro business)",
    ]


def test_a_code_without_the_national_account_has_no_nmid() -> None:
    code = qris.read(without(S1, "51"))
    assert code.nmid is None
    assert code.criteria == "UMI"
    assert "NMID: not in the code" in qris.describe(code)


def test_a_code_without_criteria_is_regular() -> None:
    bare = with_value(without(S1, "51"), "26", "0018ID.CO.EXAMPLE2.WWW")
    assert qris.read(bare).criteria == "URE"


def test_unknown_criteria_are_shown_as_they_are() -> None:
    odd = with_value(T1, "51", "0014ID.CO.QRIS.WWW0215ID99000000000010303XYZ")
    assert qris.describe(qris.read(odd)).endswith("Criteria: XYZ")


def test_a_code_without_its_method_counts_as_static_and_becomes_dynamic() -> None:
    assert qris.dynamic(without(S1, "01"), 12500) == VECTORS["convert"][0]["to"]


def test_a_tip_already_in_the_code_is_taken_out() -> None:
    assert qris.dynamic(with_more(S1, Field("55", "02"), Field("56", "500")), 12500) == VECTORS["convert"][0]["to"]


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (VECTORS["convert"][0]["to"], "already holds an amount"),
        (with_value(S1, "01", "12"), "one payment only"),
        (with_value(S1, "01", "13"), "one payment only"),
        (with_value(S1, "53", "840"), "currency is 840"),
        (with_value(S1, "58", "MY"), "another country: MY"),
        (with_value(S1, "58", "id"), "another country: id"),
        *((without(S1, tag), f"lacks field {tag}") for tag in ("52", "53", "58", "59", "60", "61")),
        (without(without(S1, "26"), "51"), "no merchant account"),
        (with_value(S1, "59", "N" * 26), "Field 59 of the QRIS code has 26"),
        (with_value(S1, "60", "K" * 16), "Field 60 of the QRIS code has 16"),
        (with_value(S1, "59", ""), "Field 59 of the QRIS code has 0"),
        (with_value(S1, "61", "1" * 11), "Field 61 of the QRIS code has 11"),
        (with_value(S1, "52", "48a2"), "not four digits"),
        (with_value(S1, "52", "٤٨٢٩"), "not four digits"),
        (with_value(S1, "62", "0703"), "Field 62 of the QRIS code cannot be read"),
        (with_value(S1, "26", "00x8ID"), "Field 26 of the QRIS code cannot be read"),
        (with_value(S1, "62", "0701A0701B"), "Field 07 stands twice"),
        (with_more(S1, Field("59", "LAIN")), "Field 59 stands twice"),
        (with_value(S1, "59", "Nama\nLain"), "cannot be printed"),
        (with_value(S1, "59", "Cafe\u0301"), "cannot be printed"),
        (S1 + "6400", "follows its checksum"),
        (S1[:-8], "checksum is missing"),
        (S1[:-4] + S1[-4:].lower(), "checksum of the QRIS code is wrong"),
        (S1[:2] + "٠٢" + S1[4:], "begins with 000201"),
        (S1.replace("5914", "59١٤"), "no tag and length"),
        (with_more(S1, *(Field(str(tag), "x" * 99) for tag in range(80, 84))), "at most 512"),
        (S1.replace("N", "\udcff", 1), "cannot be printed"),
    ],
)
def test_what_is_no_static_code_of_an_indonesian_merchant_is_refused_with_its_reason(payload: str, reason: str) -> None:
    with pytest.raises(PosError, match=reason):
        qris.read(payload)


@pytest.mark.parametrize("purpose", ["BOOK", "DMCT", "XBCT", "CDPT", "CWDL"])
def test_a_code_for_transfer_or_cash_is_no_merchants(purpose: str) -> None:
    account = Field("40", "0018ID.CO.EXAMPLE2.WWW")
    transfer = with_value(with_more(S1, account), "62", f"0804{purpose}")
    with pytest.raises(PosError, match="transfer or cash"):
        qris.read(transfer)
    assert qris.read(with_value(S1, "62", f"0804{purpose}")).merchant == "NamaMerchantC1"
    assert qris.read(with_more(S1, account)).merchant == "NamaMerchantC1"


@pytest.mark.parametrize("amount", [0, -1, 10_000_000_000_000])
def test_an_amount_that_does_not_fit_is_refused(amount: int) -> None:
    with pytest.raises(PosError, match=r"1 to 9\.999\.999\.999\.999"):
        qris.dynamic(S1, amount)


def test_the_largest_amount_fits_thirteen_characters() -> None:
    assert "5413" + "9" * 13 in qris.dynamic(S1, qris.LARGEST_AMOUNT)


@pytest.mark.parametrize("percent", ["0.7", "05.00", "5", "99.99"])
def test_a_percent_is_written_as_given(percent: str) -> None:
    assert f"550203570{len(percent)}{percent}5802ID" in qris.dynamic(S1, 1000, tip=TipPercent(percent))


@pytest.mark.parametrize("percent", ["", "0", "00.00", "100", "5%", "-5", "5,5", "٥", "1.234", ".5", "5."])
def test_what_is_no_percent_is_refused(percent: str) -> None:
    with pytest.raises(PosError, match=r"0\.01 to 99\.99"):
        qris.dynamic(S1, 1000, tip=TipPercent(percent))


def test_a_fixed_tip_of_nothing_is_refused() -> None:
    with pytest.raises(PosError, match="not 0"):
        qris.dynamic(S1, 1000, tip=TipFixed(0))


def test_new_sub_tags_stand_in_tag_order_and_old_ones_are_replaced() -> None:
    full = with_value(S1, "62", "0103***0303TOK0702K19902ZZ")
    assert qris.parse(qris.dynamic(full, 1000, "N-1", "R-1"))[-2] == Field("62", "0103N-10303TOK0503R-10702K19902ZZ")


def test_a_missing_62_goes_before_the_checksum() -> None:
    bare = with_more(without(S1, "62"), Field("64", "0002ID0104NAMA"))
    made = qris.parse(qris.dynamic(bare, 1000, bill="N-1"))
    assert made[-2] == Field("62", "0103N-1")
    assert [field.tag for field in made[-3:]] == ["64", "62", "63"]


@pytest.mark.parametrize(("length", "fits"), [(88, True), (89, False), (100, False)])
def test_a_62_of_more_than_99_characters_is_refused(length: int, fits: bool) -> None:
    make = partial(qris.dynamic, S1, 1000, bill="N" * length)
    if fits:
        assert f"6299{'01'}{length}" in make()
    else:
        with pytest.raises(PosError, match="at most 99 fit"):
            make()


def test_a_code_that_grows_beyond_512_characters_is_refused() -> None:
    wide = with_more(S1, *(Field(str(tag), "x" * 90) for tag in (80, 81, 82)), Field("83", "x" * (512 - len(S1) - 286)))
    assert len(wide) == 512
    with pytest.raises(PosError, match="at most 512 fit"):
        qris.dynamic(wide, 1000)


@pytest.mark.parametrize("text", ["", "a\nb", "\udcff"])
def test_a_bill_that_no_code_can_hold_is_refused(text: str) -> None:
    with pytest.raises(PosError, match="cannot stand in a QRIS code"):
        qris.dynamic(S1, 1000, bill=text)


def test_the_setting_keeps_a_good_code_or_none() -> None:
    assert qris.checked(f" {T1} ") == T1
    assert qris.checked(" ") == ""
    with pytest.raises(PosError):
        qris.checked(S1[:-1])


@pytest.mark.parametrize("payload", [S1, T1, T2])
def test_every_single_changed_character_is_refused(payload: str) -> None:
    for place, character in enumerate(payload):
        for other in {"0", "1", "A", "Z", " ", chr(ord(character) ^ 1)} - {character}:
            if place in (0, len(payload) - 1) and other == " ":
                continue  # outer spaces are taken off; what is left is too short
            with pytest.raises(PosError):
                qris.read(payload[:place] + other + payload[place + 1 :])


@pytest.mark.parametrize("payload", [S1, T1, T2])
def test_every_truncation_is_refused(payload: str) -> None:
    for length in range(len(payload)):
        with pytest.raises(PosError):
            qris.read(payload[:length])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=99)
TAGS = st.from_regex(r"[0-9]{2}", fullmatch=True)


@given(st.lists(st.builds(Field, TAGS, TEXTS), max_size=8))
def test_fields_come_back_as_they_were_written(fields: list[Field]) -> None:
    text = qris.write(fields)
    assert list(qris.parse(text)) == fields
    assert qris.write(qris.parse(text)) == text


@given(TEXTS)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(PosError, match="QRIS"):
        qris.read("000201" + text)


@given(
    st.sampled_from([S1, T1, T2]),
    st.integers(1, 999_999_999),
    st.none() | st.from_regex(r"[A-Z0-9-]{1,25}", fullmatch=True),
    st.none() | st.just(TipAsked()) | st.builds(TipFixed, st.integers(1, 999_999)),
)
def test_another_library_makes_the_same_code(payload: str, amount: int, reference: str | None, tip: Tip | None) -> None:
    theirs = None
    if isinstance(tip, TipAsked):
        theirs = qriskit.Tip.prompt()
    elif isinstance(tip, TipFixed):
        theirs = qriskit.Tip.fixed(tip.amount)
    made = qriskit.parse(payload).to_dynamic(amount, tip=theirs, reference=reference)
    assert qris.dynamic(payload, amount, reference=reference, tip=tip) == made.dumps()


@pytest.mark.parametrize("payload", [S1, VECTORS["convert"][6]["to"], with_value(S1, "60", "Köln 最佳")])
def test_the_drawn_code_reads_back(payload: str) -> None:
    rows = matrix(payload)
    assert len(rows) == len(rows[0])
    image = Image.new("L", (len(rows), len(rows)))
    image.putdata([0 if dark else 255 for row in rows for dark in row])
    page = ImageOps.expand(image, border=4, fill=255)
    found = zxingcpp.read_barcodes(page.resize((page.width * 4, page.height * 4), Image.Resampling.NEAREST))
    assert [code.bytes.decode() for code in found] == [payload]
