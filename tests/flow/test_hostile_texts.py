"""A thousand hostile texts wherever a text may be typed: refused with a sentence, or kept and shown as they are."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos import canonical, typed
from pos.catalog.product import Product
from pos.day.closed import Count
from pos.errors import PosError
from pos.handover.verify import verify_file
from pos.printing.escpos import escpos
from pos.printing.pdf import pdf
from pos.printing.text import text
from pos.stall import Stall
from pos.till.basket import Basket, BasketLine, basket_of, line_of, one_off
from pos.till.makers.maker import Maker
from pos.till.payment import Offer
from ui import app
from ui.news import Screen
from ui.stall.sell import SellScreen
from ui.window import Window

SEEDS = (
    # markup that Qt, ReportLab or a browser would follow
    "<b>tebal</b>", "<b>", "</table>", "<img src='/etc/hostname'>", "<a href='file:///etc/passwd'>klik</a>",
    "<font color='tidak ada'>", "<script>alert(1)</script>", "&lt;b&gt;", "&amp;&#0;", "]]>", "<!--", "<?xml?>",
    # formulas
    "=1+1", "+62812", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "\t=1", "'=1", "''=1", "\r=1",
    # quotes, commands, formats, paths
    "'; DROP TABLE sale; --", '"', '""', "`", "\\", "%s %n", "{0}", "{name}", "${HOME}", "$(reboot)", "../../x", "C:\\",
    "file:///etc/passwd", "NUL", "a;b,c\td", "Toko & Co", "&Simpan", "a&&b",
    # directions, invisible letters, controls
    "\u202eakam", "\u2066x\u2069", "\u200b", "\ufeff", "\u00ad", "\x00", "\x07", "\x1b@", "\x1dV\x00", "\x1bp\x00",
    "\x7f", "\x85", "\u2028", "\ud800", "\udfff", "\ufffe", "\U000e0001",
    # scripts and digits, composed or not
    "١٢٣", "१२३", "１２３", "גדול", "عربي", "東京", "ꦏꦧꦶ", "e\u0301", "\u0301", "Z͑ͫ̓ͪ̂ͫ̽", "ﷺ", "😀",
    "👨\u200d👩\u200d👧", "🇮🇩", "ﬁ", "İ", "ß",
    # nothing, and too much
    "", " ", "\u00a0", "\n", "x" * 80, "x" * 81, "x" * 10_000, "😀" * 200, "a\u0300" * 60,
)  # fmt: skip
AROUND = (
    "{}",
    "Radio {}",
    "{} lama",
    " {} ",
    "{}\n{}",
    "({})",
    "{}{}",
    "Rp {}",
    "‘{}’",
    "{}, {}",
    "1 {} 2",
    "a{}b",
    "{} – {}",
    "“{}",
)
TEXTS = tuple(dict.fromkeys(around.replace("{}", seed) for around in AROUND for seed in SEEDS))[:1_000]

INVISIBLE = {"Cc", "Cf", "Cs"}


def kept(verb: Callable[[str], object], texts: Iterable[str] = TEXTS) -> list[object]:
    """What the verb made of those that it took; every other is refused with a sentence of one line."""
    made = []
    for each in texts:
        try:
            made.append(verb(each))
        except PosError as error:
            assert 10 < len(str(error)) < 400
            assert "\n" not in str(error)
    return made


def is_in_sight(shown: str) -> bool:
    return not any(unicodedata.category(letter) in INVISIBLE for letter in shown)


def test_there_are_a_thousand_and_all_differ() -> None:
    assert len(TEXTS) == len(set(TEXTS)) == 1_000


def test_a_day_of_them_is_sold_printed_sealed_collected_and_reported(gallery) -> None:
    stall = gallery.open_stall("K07", "Pak <b>Djarwo</b> & =Co")
    gallery.admit()
    names = [line.name for line in kept(lambda each: one_off(each, 1, 1_000)) if line.name]  # type: ignore[attr-defined]
    names = [name for name in names if len(name) <= 80]
    assert len(names) > 500
    assert all(map(is_in_sight, names))
    for start in range(0, len(names), 20):
        _sell(stall, names[start : start + 20])
    some = TEXTS[::7]
    kept(lambda each: stall.till.move_cash(1_000, each, at=stall.now(), operation=f"in {each!a}"), some)
    kept(stall.record_drawer, some)
    kept(lambda each: stall.set("footer", each), some)
    kept(lambda each: _park(stall, each), some)
    kept(lambda each: _refund(stall, each), some[:20])
    gallery.hand_in("K07")
    _reopen_and_close(stall, some)
    stall.delivery.send()
    collected = gallery.office.collect()
    assert (len(collected.accepted), collected.refused) == (2, ())
    for name in ("products", "discounts", "cashiers", "stalls"):
        _look_through_report(gallery.office, name)
    assert stall.journal.first_bad() is None


def test_a_maker_and_a_note_of_them_are_kept_printed_and_handed_in(gallery) -> None:
    stall = gallery.open_stall("F03", "Kriya Ratih", "kriya")
    some = TEXTS[::9]
    makers = kept(
        lambda each: stall.makers.keep(
            Maker(each, each, each[:30], each), 8_000, at=stall.now(), operation=f"keep {each!a}"
        ),
        some,
    )
    assert len(makers) > 30
    for number, maker in enumerate(makers):
        assert isinstance(maker, Maker)
        bag = Product(code=f"T{number}", name="Tas", price=10_000, maker=maker.name)
        stall.catalog.save_product(bag, at=stall.now(), operation=f"bag {number}")
        told = {"at": stall.now(), "operation": f"in {number}"}
        note = stall.makers.receive(maker.name, {bag.code: 2}, "&".join(maker)[:200], **told)
        basket = basket_of(f"sale {number}", [line_of(bag, 1)])
        stall.till.checkout(basket, [Offer("cash", 10_000)], at=stall.now())
        paid = stall.makers.pay(maker.name, 8_000, "cash", at=stall.now(), operation=f"pay {number}")
        account = stall.makers.accounts.statement(maker.name, "2026-11-01", "2026-11-30")
        for layout in (
            stall.papers.goods_note(note, maker),
            stall.papers.maker_kwitansi(paid, 0),
            stall.papers.maker_statement(account, None),
        ):
            _look_at_pdf(pdf(layout))
    sealed = stall.close_day(Count(counted=2_000 * len(makers)))
    assert verify_file(sealed.data).good


def _sell(stall: Stall, names: list[str]) -> None:
    basket = Basket(lines=[one_off(name, 1, 1_000) for name in names])
    kept(basket.set_customer, names)
    sale = stall.till.checkout(basket, [Offer(tender="cash", amount=1_000 * len(names))], at=stall.now())
    assert [line.name for line in sale.lines] == names
    layout = stall.papers.receipt(sale)
    assert all(map(is_in_sight, text(layout).splitlines()))
    stream = escpos(layout)
    assert stream.count(b"\x1dV") == 1
    assert b"\x1bp" not in stream
    _look_at_pdf(pdf(layout))


def _park(stall: Stall, name: str) -> None:
    stall.till.park(basket_of(f"park {name!a}", [one_off("Radio", 1, 1)]), name, at=stall.now())


def _refund(stall: Stall, reason: str) -> None:
    sale = stall.till.checkout(
        Basket(lines=[one_off("Kaset", 1, 500)]), [Offer(tender="cash", amount=500)], at=stall.now()
    )
    offers = [Offer(tender="cash", amount=-500)]
    stall.till.refund(sale.number, {1: 1}, offers, reason, at=stall.now(), operation=f"back {reason!a}")


def _reopen_and_close(stall: Stall, texts: Iterable[str]) -> None:
    reason = "<b>=1+1 \u0301"
    stall.reopen_day("2026-11-21", reason)
    tags = [str(tag) for tag in kept(typed.reason, texts)]
    remarks = "\n".join(str(note) for note in kept(typed.note, texts))[: typed.LONGEST_NOTE]
    sealed = stall.close_day(Count(counted=0, reason="@<i>"), tags=tags, text=remarks)
    data = stall.folder.joinpath("outbox", sealed.file).read_bytes()
    assert verify_file(data).good
    assert canonical.parse(data.splitlines()[0])["reason"] == typed.reason(reason)
    _look_at_pdf(stall.folder.joinpath("outbox", sealed.pdf_name).read_bytes())


def _look_at_pdf(data: bytes) -> None:
    assert not re.search(rb"/(URI|Launch|JavaScript|EmbeddedFile|GoToR)\b", data)
    with pypdfium2.PdfDocument(data) as document:
        assert all(is_in_sight(page.get_textpage().get_text_bounded().replace("\r\n", "")) for page in document)


def _look_through_report(office, name: str) -> None:
    table = office.report(name)
    for row in csv.reader(io.StringIO(office.written(table, "csv").decode("utf-8-sig")), delimiter=";"):
        assert not any(cell.lstrip("'")[:1] in tuple("=@\t\r") and not cell.startswith("'") for cell in row)
    with zipfile.ZipFile(io.BytesIO(office.written(table, "xlsx"))) as book:
        for part in book.namelist():
            assert b"<f>" not in book.read(part)
            assert b"<hyperlink" not in book.read(part)
    _look_at_pdf(office.written(table, "pdf"))


@pytest.fixture
def shop(gallery) -> Stall:
    return gallery.open_stall("F03", "Batik Ratih", "kriya")


def test_a_catalogue_of_them_comes_in_goes_out_and_comes_back_unchanged(shop: Stall, tmp_path) -> None:
    texts = [each for each in TEXTS if not re.search("[\0\ud800-\udfff]", each)]  # no file of UTF-8 text holds those
    sheet = _write(tmp_path / "barang.csv", texts)
    refused = {problem.row for problem in shop.import_sheet(sheet, dry_run=True).refused}
    fine = [each for row, each in enumerate(texts, 2) if row not in refused]
    assert len(fine) > 400
    assert not shop.import_sheet(_write(tmp_path / "barang.csv", fine)).refused
    for name in ("keluar.csv", "keluar.xlsx"):
        shop.catalog.export_sheet(tmp_path / name)
        again = shop.import_sheet(tmp_path / name)
        assert (again.added, again.changed, again.refused) == (0, 0, ())


def _write(path, texts):
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(("kode", "nama", "harga", "kategori", "deskripsi"))
        rows.writerows((f"H{at}", each, 1_000, each[:80], each) for at, each in enumerate(texts))
    return path


@pytest.fixture
def window(shop: Stall, qtbot: QtBot) -> Window:
    """A stall's, with every text that may be sold in its basket."""
    shop.till.keep_basket(Basket(lines=[line for line in kept(_line) if line]))
    made = app.build(shop)
    qtbot.addWidget(made)
    made.resize(1024, 600)
    made.show()
    return made


def _line(name: str) -> BasketLine | None:
    return one_off(name, 1, 1_000) if 1 <= len(name) <= 80 else None


def test_the_window_shows_them_as_they_are(shop: Stall, window: Window) -> None:
    page = window.pages[Screen.SELL]
    assert isinstance(page, SellScreen)
    for each in TEXTS:
        window.bar.toast.refuse(each)
        window.bar.toast.grab()
        assert shows_as_written(window.bar.toast.toolTip())
    for each in TEXTS[::10]:
        page.goods.search.set_text(each)
        page.goods.search.settle()
    page.goods.search.set_text("")
    for number in range(0, len(page.model.basket.lines), 8):
        page.model.choose(number)
        page.basket.grab()
    _look_at_every_child(window)


def _look_at_every_child(window: QWidget) -> None:
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for widget in window.findChildren(QWidget):
        assert shows_as_written(widget.toolTip())


def shows_as_written(tip: str) -> bool:
    return not Gui.mightBeRichText(tip) or "<" not in tip.removeprefix("<span>").removesuffix("</span>").replace(
        "<br>", ""
    )


def test_what_an_office_or_a_restored_till_gives_as_its_reason_is_kept_by_the_same_rule(gallery) -> None:
    stall, office = gallery.open_stall("K07", "Pak Djarwo"), gallery.office
    gallery.admit()
    some = TEXTS[::25]
    kept(lambda each: office.notices.ask("K07", 1, "2026-11-21", each), some)
    kept(lambda each: stall.epochs.begin(each, at=stall.now(), operation=f"begin {each!a}", held=True), some)
    kept(lambda each: stall.epochs.release(each, at=stall.now(), operation=f"release {each!a}"), some)
    kept(lambda each: office.admission.revoke("K07", 1, reason=each), some)
    reasons = [event.data["reason"] for event in stall.journal.events() if "reason" in event.data]
    assert len(reasons) > 10
    assert all(map(is_in_sight, reasons))
