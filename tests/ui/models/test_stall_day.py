import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos import words
from pos.stall import open_stall
from ui.models import lists
from ui.models.attention import QUARANTINED, key_of
from ui.models.stall_day import StallDayModel
from ui.models.today import TodayModel
from ui.news import News

DAY = "2026-11-21"


@pytest.fixture
def model(gallery, qtbot: QtBot) -> StallDayModel:
    """Two stalls on a Saturday; A-12 handed in with a difference, K-07 did not."""
    words.use("en")
    gallery.office.set("language", "en")
    gallery.open_stall("A12", "Klitikan Pak Djarwo")
    gallery.open_stall("K07", "Leker Bu Sri", "kuliner")
    gallery.admit()
    gallery.sell("A12", 87_000, name="Kaset")
    gallery.sell("A12", 60_000, "qris", name="Radio")
    gallery.hand_in("A12", counted=84_000, reason="kembalian lebih")
    gallery.office.collect()
    made = StallDayModel(gallery.office, News())
    made.show("A12", 1, DAY)
    return made


def test_a_day_is_shown_with_its_newest_sale_and_what_is_odd(model: StallDayModel) -> None:
    shown = model.shown()
    assert (model.stall_text(), model.day_text()) == ("A-12 · Klitikan Pak Djarwo", "Saturday, 21 November 2026")
    assert model.mark() == ("Difference −Rp\u00a03.000", "warn")
    assert shown.sale_title[0] == "Receipt 0002"
    assert [(key, count) for key, _title, count in shown.tabs] == [
        ("receipts", 2), ("goods", 2), ("cash", 0), ("revisions", 1), ("file", None),
    ]  # fmt: skip
    assert shown.foot is not None and shown.foot.title == "Seal good, chain whole"
    assert shown.proof is not None and shown.proof.tone == "ok"
    assert [link.title for link in shown.chain] == ["0001", "0002", "closed"]
    assert [line.left for line in model.sale_lines()][-2].endswith("received by the office")


def test_a_day_that_is_missing_says_so_and_leads_to_the_last_one(gallery, model: StallDayModel) -> None:
    model.show("K07", 1, DAY)
    assert model.nothing().startswith("K-07 · Leker Bu Sri has not handed in yet")
    assert (model.mark(), model.last_before()) == (("Awaited", "quiet"), None)
    gallery.at = datetime(2026, 11, 22, 14, tzinfo=UTC)
    model.show("A12", 1, "2026-11-22")
    assert model.last_before() == DAY
    model.show("K07", 1, DAY)
    assert model.mark() == ("Not handed in", "bad")
    model.show("K07", 1, "2026-11-20")
    assert "not enrolled yet" in model.nothing()


def test_stalls_follow_each_other_in_a_circle_and_days_end_at_the_present(model: StallDayModel) -> None:
    model.go_stall(1)
    assert model.stall_text().startswith("K-07")
    model.go_stall(1)
    assert model.stall_text().startswith("A-12")
    model.go_day(1)
    assert model.day == DAY
    model.go_day(-1)
    assert (model.day, model.summary) == ("2026-11-20", None)


def test_what_is_collected_meanwhile_shows_up_by_itself(gallery, model: StallDayModel) -> None:
    model.show("K07", 1, DAY)
    gallery.sell("K07", 12_000)
    gallery.hand_in("K07")
    gallery.office.collect()
    model.news.recorded.emit()
    assert (model.nothing(), len(model.rows())) == ("", 1)


def test_a_nil_day_is_marked(gallery, model: StallDayModel) -> None:
    gallery.hand_in("K07")
    gallery.office.collect()
    model.show("K07", 1, DAY)
    assert model.mark() == ("Nil", "quiet")
    assert model.grid().nothing == "No sale that day."


def test_a_number_that_has_not_come_in_breaks_the_chain_before_the_first_sale_alone(
    gallery, model: StallDayModel
) -> None:
    gallery.at = datetime(2026, 11, 22, 14, tzinfo=UTC)
    gallery.sell("A12", 10_000)
    lost = gallery.stalls["A12"].close_day()
    gallery.at = datetime(2026, 11, 23, 14, tzinfo=UTC)
    for amount in (20_000, 30_000):
        gallery.sell("A12", amount)
    gallery.hand_in("A12")
    next(gallery.collection.rglob(lost.file)).unlink()
    gallery.office.collect()
    model.show("A12", 1, "2026-11-23")
    foot = model.foot_seal()
    assert foot is not None
    assert (foot.tone, foot.title) == ("bad", "The chain is broken")
    assert foot.sentence == "1 summary before this day has not come in."
    proof = model.proof()
    assert proof is not None and proof.tone == "ok"
    model.choose(model.rows()[-1].number)
    proof = model.proof()
    assert proof is not None and proof.tone == "bad"
    assert [link.holds for link in model.chain()] == [True, False, True]


def test_revisions_stand_beside_each_other_and_only_what_changed_is_bold(gallery, model: StallDayModel) -> None:
    stall = gallery.stalls["A12"]
    stall.reopen_day(DAY, "Kaset kembali")
    gallery.sell("A12", 30_000, name="Buku")
    gallery.hand_in("A12")
    gallery.office.collect()
    model.refresh()
    model.show_tab(lists.REVISIONS)
    grid = model.grid()
    assert [title for title, _kind, _width in grid.columns] == ["", "Revision 1", "Revision 2", "Changed by"]
    bold = {key: cells[-1].text for key, cells in grid.rows if cells[0].strong}
    assert bold["Net"] == "+30.000"
    assert "QRIS" not in bold
    assert grid.foot[0] == "Reason: Kaset kembali"


def test_a_copied_till_that_hands_in_another_file_forks_the_day(gallery, model: StallDayModel) -> None:
    gallery.at = datetime(2026, 11, 22, 14, tzinfo=UTC)
    gallery.stalls["K07"].close()
    shutil.copytree(gallery.folder / "K07", gallery.folder / "copy")
    gallery.stalls["K07"] = open_stall(gallery.folder / "K07", clock=lambda: gallery.at)
    gallery.sell("K07", 10_000)
    gallery.hand_in("K07")
    gallery.office.collect()
    gallery.stalls["COPY"] = open_stall(gallery.folder / "copy", clock=lambda: gallery.at)
    gallery.sell("COPY", 99_000)
    other = gallery.hand_in("COPY")
    gallery.office.collect()
    words.use("en")
    model.show("K07", 1, "2026-11-22")
    assert model.mark() == ("Forked", "bad")
    foot = model.foot_seal()
    assert foot is not None
    assert (foot.tone, foot.title) == ("bad", "Another file claims this day")
    assert foot.sentence.startswith(other.name)
    model.show_tab(lists.FILE)
    assert dict(model.facts())["Refused"].startswith(other.name)
    ((key, _cells),) = TodayModel(gallery.office, model.news).details(QUARANTINED).rows
    assert key == key_of("K07", 1, "2026-11-22")


def test_the_days_of_a_stall_are_offered_newest_first(model: StallDayModel) -> None:
    ((key, cells),) = model.day_rows().rows
    assert (key, cells[0].text, cells[3].value) == (DAY, "Sat 21 Nov 2026", 147_000)
    model.show("K07", 1, DAY)
    assert model.day_rows().rows == ()


def test_the_day_on_paper_is_written_as_a_pdf(model: StallDayModel, tmp_path: Path) -> None:
    refused: list[str] = []
    model.news.refused.connect(refused.append)
    assert model.save_paper(tmp_path / "day.pdf")
    assert tmp_path.joinpath("day.pdf").read_bytes().startswith(b"%PDF")
    assert not model.save_paper(tmp_path / "day.pdf" / "day.pdf")
    assert len(refused) == 1


def test_the_list_is_saved_as_a_sheet_with_plain_numbers(model: StallDayModel, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert model.save_sheet(path)
    head, newest, _oldest = path.read_text("utf-8-sig").splitlines()
    assert head == "Receipt;Time;Goods;Paid by;Amount"
    assert newest == "0002;21.00;Radio;QRIS, waiting;60000"
    refused: list[str] = []
    model.news.refused.connect(refused.append)
    assert not model.save_sheet(tmp_path / "list.txt")
    assert refused == ["list.txt must end in .csv or .xlsx"]
    assert model.sheet_name() == "GIK-A12-1_2026-11-21_receipts.xlsx"


def test_a_buyers_receipt_is_genuine_and_its_sale_is_shown(gallery, model: StallDayModel) -> None:
    first = gallery.stalls["A12"].till.sales_of_day(DAY)[0]
    model.show("K07", 1, DAY)
    assert model.check(gallery.stalls["A12"].papers.receipt_code(first))
    assert model.verdict is not None
    assert (model.verdict.tone, model.verdict.title) == ("ok", "Genuine and unchanged")
    assert model.verdict.sentence.startswith("A-12, Sat 21 Nov 2026, receipt 0001 of Rp\u00a087.000")
    assert model.sale_title()[0] == "Receipt 0001"
    model.choose(model.rows()[0].number)
    assert model.verdict is None


@pytest.mark.parametrize(
    ("text", "tone", "title"),
    [
        ("A12-1-261121-0001", "warn", "This receipt was handed in"),
        ("A12-1-261121-0009", "bad", "Not genuine"),
        ("K07-1-261121-0001", "warn", "Not handed in yet"),
        ("LAPAK1:GIK-A12-1:1:3:00000000", "bad", "Not genuine"),
        ("LAPAK1:UMKM-A12-1:1:3:00000000", "warn", "Of another gallery"),
        ("B01-1-261121-0001", "bad", "Not genuine"),
    ],
)
def test_every_other_verdict_is_one_plain_sentence(model: StallDayModel, text: str, tone: str, title: str) -> None:
    assert model.check(text)
    assert model.verdict is not None
    assert (model.verdict.tone, model.verdict.title) == (tone, title)
    assert "{" not in model.verdict.sentence


def test_what_is_no_receipt_is_not_judged(model: StallDayModel) -> None:
    assert not model.check("8991234567895")
    assert model.verdict is None


def test_a_stall_that_nobody_enrolled_is_refused_in_words(model: StallDayModel) -> None:
    refused: list[str] = []
    model.news.refused.connect(refused.append)
    model.show("B01", 1, DAY)
    assert refused == ["No stall B-01 is enrolled here."]


def test_an_office_without_stalls_says_so(gallery, qtbot: QtBot) -> None:
    words.use("en")
    model = StallDayModel(gallery.office, News())
    model.refresh()
    assert model.nothing() == "No stall is enrolled yet."
    assert model.shown().slip == ()
