import os
from datetime import date
from pathlib import Path

import pytest

from pos import files, words
from pos.errors import PosError
from pos.handover import acknowledgement, envelope, seal, summary
from pos.handover.carriers.folder import Folder
from pos.office.collected import Collected
from pos.office.quarantine import tables as quarantine_tables


def reasons(left):
    return {one.file: one.reason for one in left}


def acks(gallery, till):
    """What the office told a till, in serial order, every signature checked."""
    found = []
    for path in sorted(gallery.collection.joinpath("acks", f"GIK-{till.stall}").glob("*.ack.jsonl")):
        told, key = acknowledgement.read(path.read_bytes())
        assert key == gallery.office.public_key
        found.append(told)
    return found


def test_a_day_is_accepted_added_up_kept_archived_and_acknowledged(gallery, till):
    gallery.admit(till)
    file = till.close((9, 50_000, "cash"), (10, 25_000, "qris"), counted=50_000)
    gallery.hand_in(till, file)
    gallery.put(f"{till.inbox}/{file.name.removesuffix('.jsonl')}.pdf", b"%PDF")

    assert gallery.office.collect() == Collected(accepted=(file.name,))

    assert gallery.folder.joinpath("collected", file.name).read_bytes() == file.data
    assert gallery.names("inbox") == []
    archived = gallery.collection.joinpath("archive", "GIK-K07", "2026-11")
    assert archived.joinpath(file.name).read_bytes() == file.data
    assert archived.joinpath(file.name.removesuffix(".jsonl") + ".pdf").read_bytes() == b"%PDF"
    assert gallery.net() == 75_000
    acceptance, answer = acks(gallery, till)
    assert acceptance.is_acceptance
    assert (answer.serial, answer.accepted_through) == (2, 1)
    assert [(one.sha256, one.status, one.reason) for one in answer.files] == [(file.sha256, "accepted", None)]
    assert answer.key == seal.public(till.key)


def test_the_same_file_again_changes_nothing_but_is_acknowledged_again(gallery, till):
    gallery.admit(till)
    file = till.close((9, 50_000, "cash"))
    gallery.hand_in(till, file)
    gallery.office.collect()
    before = gallery.office.report("days")
    gallery.hand_in(till, file)

    assert gallery.office.collect() == Collected(same=(file.name,))

    assert gallery.office.report("days") == before
    assert gallery.names("inbox") == []
    assert [told.serial for told in acks(gallery, till)] == [1, 2, 3]
    assert [one.status for one in acks(gallery, till)[-1].files] == ["accepted"]


def test_a_collect_of_nothing_writes_no_acknowledgement(gallery, till):
    gallery.admit(till)
    gallery.office.collect()
    assert gallery.office.collect() == Collected()
    assert [told.serial for told in acks(gallery, till)] == [1]


def test_files_of_a_stall_that_is_not_enrolled_wait_and_then_count(gallery, till):
    file = till.close((9, 50_000, "cash"))
    gallery.hand_in(till, till.request(), file)

    collected = gallery.office.collect()

    assert sorted(reasons(collected.kept)) == sorted([file.name, till.request().name])
    assert gallery.names("inbox") == sorted([file.name, till.request().name])
    assert gallery.office.report("days").rows == ()
    gallery.admit(till)
    assert gallery.office.collect().accepted == (file.name,)
    assert gallery.names("inbox") == []


def test_files_count_whatever_their_order_and_the_gap_is_told(gallery, till):
    gallery.admit(till)
    files = [till.close((9, 10_000 * number, "cash")) for number in (1, 2, 3, 4)]
    gallery.hand_in(till, files[3], files[1])
    gallery.office.collect()
    assert (gallery.net(), acks(gallery, till)[-1].accepted_through) == (60_000, 0)
    gallery.hand_in(till, files[0])
    gallery.office.collect()
    assert acks(gallery, till)[-1].accepted_through == 2
    gallery.hand_in(till, files[2])
    gallery.office.collect()
    assert (gallery.net(), acks(gallery, till)[-1].accepted_through) == (100_000, 4)


def test_a_revision_replaces_the_day_by_reversal_and_new_posting(gallery, till):
    gallery.admit(till)
    first = till.close((9, 50_000, "cash"), (11, 5_000, "qris"))
    second, third = till.revise(1, (12, 7_000, "cash")), till.revise(1, (12, -2_000, "cash"))
    following = till.close((10, 1_000, "cash"))
    gallery.hand_in(till, first)
    gallery.office.collect()
    gallery.hand_in(till, second, third, following)

    assert gallery.office.collect().accepted == (second.name, third.name, following.name)

    table = gallery.office.report("days")
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["revision"], row["sales"], row["refunds"], row["net"]) == (3, 3, 1, 60_000)
    signs = gallery.office.store.rows("SELECT sign, net FROM posting WHERE number = 1 ORDER BY id")
    assert [tuple(sign) for sign in signs] == [
        (1, 55_000), (-1, -55_000), (1, 62_000), (-1, -62_000), (1, 60_000),
    ]  # fmt: skip
    assert dict(gallery.office.report("hours").rows[i][::3] for i in range(4)) == {
        9: 50_000, 10: 1_000, 11: 5_000, 12: 5_000,
    }  # fmt: skip
    assert gallery.office.check().problems == ()


def test_a_revision_that_comes_before_its_first_is_kept_until_it_can_be_checked(gallery, till):
    gallery.admit(till)
    first, second = till.close((9, 50_000, "cash")), till.revise(1, (12, 7_000, "cash"))
    gallery.hand_in(till, second)
    assert list(reasons(gallery.office.collect().kept)) == [second.name]
    gallery.hand_in(till, first)
    assert set(gallery.office.collect().accepted) == {first.name, second.name}
    assert gallery.net() == 57_000


def test_revisions_under_misleading_names_are_sorted_out_in_one_collect(gallery, till):
    gallery.admit(till)
    first = till.close((9, 50_000, "cash"))
    second, third = till.revise(1, (12, 7_000, "cash")), till.revise(1, (13, 1_000, "cash"))
    gallery.put(f"{till.inbox}/a.jsonl", third.data)
    gallery.put(f"{till.inbox}/b.jsonl", second.data)
    gallery.put(f"{till.inbox}/c.jsonl", first.data)
    collected = gallery.office.collect()
    assert sorted(collected.accepted) == ["a.jsonl", "b.jsonl", "c.jsonl"]
    assert collected.kept == ()
    assert gallery.net() == 58_000
    assert gallery.names("archive") == sorted([first.name, second.name, third.name])


def test_an_old_revision_that_comes_later_is_the_same_and_changes_nothing(gallery, till):
    gallery.admit(till)
    first, second = till.close((9, 50_000, "cash")), till.revise(1, (12, 7_000, "cash"))
    gallery.hand_in(till, first, second)
    gallery.office.collect()
    gallery.hand_in(till, first)
    assert gallery.office.collect() == Collected(same=(first.name,))
    assert gallery.net() == 57_000


@pytest.mark.parametrize("trick", ["loses a sale", "changes a kept field", "supersedes another file"])
def test_a_revision_that_does_not_follow_is_refused(gallery, till, changed, trick):
    gallery.admit(till)
    first = till.close((9, 50_000, "cash"), (10, 3_000, "cash"))
    told = till.days[0].told
    till.revise(1, (12, 7_000, "cash"))
    later = till.days[0].told
    if trick == "loses a sale":
        kept = later.sales[1:]
        forged = changed(later, sales=[summary.to_body(later)["sales"][1], summary.to_body(later)["sales"][2]])
        lost = told.sales[0].due
        forged = changed(
            forged,
            totals={**summary.to_body(later)["totals"], "sales": 2, "items": 2, "gross": 10_000, "net": 10_000,
                    "due": 10_000},
            tenders={"cash": {"amount": 10_000, "confirmed": None, "count": 2, "counted": None}},
            cash={**summary.to_body(later)["cash"], "sales": 10_000, "expected": 10_000},
            closing_grand_total=later.closing_grand_total - lost,
        )  # fmt: skip
        assert len(forged.sales) == len(kept)
    elif trick == "changes a kept field":
        forged = changed(later, last_hash="a" * 64)
    else:
        forged = changed(later, supersedes="b" * 64)
    gallery.hand_in(till, first, till.resealed(forged))
    collected = gallery.office.collect()
    assert collected.accepted == (first.name,)
    assert len(collected.refused) == 1
    assert gallery.net() == 53_000
    assert [one.status for one in acks(gallery, till)[-1].files] == ["accepted", "refused"]


def test_a_second_file_of_the_same_number_is_quarantined_and_the_day_is_forked_until_decided(gallery, new_till):
    till, copy = new_till(), new_till()
    gallery.admit(till)
    file = till.close((9, 50_000, "cash"))
    gallery.hand_in(till, file)
    gallery.office.collect()
    other = copy.close((9, 60_000, "cash"))
    gallery.hand_in(till, other)

    collected = gallery.office.collect()

    assert list(reasons(collected.refused)) == [other.name]
    assert gallery.folder.joinpath("collected", file.name).read_bytes() == file.data
    assert gallery.folder.joinpath("quarantine", other.name).read_bytes() == other.data
    assert gallery.folder.joinpath("quarantine", other.name + ".reason.txt").read_text("utf-8").strip()
    assert gallery.office.report("days").rows[0][-1] == "forked"
    assert gallery.net() == 50_000
    assert [(one.sha256, one.status) for one in acks(gallery, till)[-1].files] == [(other.sha256, "forked")]

    gallery.office.decide_fork("K07", 1, "2026-11-02", file.sha256, reason="salinan lama")
    assert gallery.office.report("days").rows[0][-1] == "ok"
    assert gallery.office.check().good
    with pytest.raises(PosError):
        gallery.office.decide_fork("K07", 1, "2026-11-02", file.sha256, reason="lagi")


def test_a_file_that_does_not_go_on_from_its_neighbour_is_refused(gallery, new_till):
    till, other = new_till(), new_till()
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 50_000, "cash")))
    gallery.office.collect()
    other.close((9, 60_000, "cash"))
    second = other.close((10, 1_000, "cash"))
    gallery.hand_in(till, second)
    assert list(reasons(gallery.office.collect().refused)) == [second.name]
    assert gallery.net() == 50_000


def test_an_earlier_number_that_does_not_lead_to_the_later_one_is_refused(gallery, new_till):
    till, other = new_till(), new_till()
    gallery.admit(till)
    till.close((9, 50_000, "cash"))
    second = till.close((9, 50_000, "cash"))
    wrong = other.close((9, 60_000, "cash"))
    gallery.hand_in(till, second)
    gallery.office.collect()
    gallery.hand_in(till, wrong)
    assert list(reasons(gallery.office.collect().refused)) == [wrong.name]


def test_a_day_is_not_counted_twice_under_two_numbers(gallery, till):
    gallery.admit(till)
    first = till.close((9, 50_000, "cash"), day=date(2026, 11, 2))
    again = till.close((9, 50_000, "cash"), day=date(2026, 11, 2))
    gallery.hand_in(till, first, again)
    collected = gallery.office.collect()
    assert (collected.accepted, list(reasons(collected.refused))) == ((first.name,), [again.name])


def test_a_file_that_an_older_program_refused_leaves_the_quarantine_when_it_is_accepted(gallery, till):
    gallery.admit(till)
    file = till.close((9, 50_000, "cash"))
    quarantine_tables.insert_quarantine(
        gallery.office.store,
        {
            "sha256": file.sha256, "file": file.name, "reason": "x", "stall": "K07", "till": 1, "day": "2026-11-02",
            "at": "2026-11-02T13:00:00+00:00", "received_day": "2026-11-02",
        },
    )  # fmt: skip
    assert len(gallery.office.quarantine()) == 1
    gallery.hand_in(till, file)
    assert gallery.office.collect().accepted == (file.name,)
    assert gallery.office.quarantine() == ()


def test_what_a_broken_file_says_of_itself_is_not_believed(gallery, new_till, till):
    gallery.admit(till)
    file = new_till(stall="K08").close((9, 1_000, "cash"))
    gallery.put("inbox/GIK-K07/x.jsonl", file.data.replace(b'"stall":"K08"', b'"stall":"K07"'))
    gallery.office.collect()
    (found,) = gallery.office.quarantine()
    assert (found.file, found.stall, found.till, found.day) == ("x.jsonl", None, None, None)


def test_a_file_with_the_key_of_another_stall_is_refused(gallery, new_till):
    mine, thief = new_till("K07"), new_till("K07", key_of="thief")
    gallery.admit(mine)
    file = thief.close((9, 50_000, "cash"))
    gallery.hand_in(mine, file)
    assert list(reasons(gallery.office.collect().refused)) == [file.name]
    assert [told.serial for told in acks(gallery, mine)] == [1], "the stall hears nothing of a stranger's file"


def test_two_stalls_that_swap_their_folders_are_told_apart_by_content(gallery, new_till):
    one, two = new_till("K07"), new_till("K08")
    gallery.admit(one, two)
    first, second = one.close((9, 50_000, "cash")), two.close((9, 20_000, "cash"))
    gallery.put(f"inbox/GIK-K08/{second.name}", first.data)
    gallery.put(f"inbox/GIK-K07/{first.name}", second.data)
    assert len(gallery.office.collect().accepted) == 2
    assert [row[1] for row in gallery.office.report("days").rows] == ["K07", "K08"]
    assert {row[1]: row[13] for row in gallery.office.report("days").rows} == {"K07": 50_000, "K08": 20_000}


def test_a_file_of_another_gallery_is_refused(gallery, new_till):
    till = new_till(gallery="XYZ")
    file = till.close((9, 50_000, "cash"))
    gallery.hand_in(till, file)
    assert list(reasons(gallery.office.collect().refused)) == [file.name]


def test_wrong_sums_under_a_good_seal_are_refused_and_the_stall_is_told(gallery, till, changed):
    gallery.admit(till)
    till.close((9, 50_000, "cash"))
    forged = till.resealed(
        changed(till.days[0].told, totals={**summary.to_body(till.days[0].told)["totals"], "net": 1})
    )
    gallery.hand_in(till, forged)
    assert list(reasons(gallery.office.collect().refused)) == [forged.name]
    assert [(one.sha256, one.status) for one in acks(gallery, till)[-1].files] == [(forged.sha256, "refused")]


def test_a_newer_format_is_kept_where_it_is(gallery, till):
    gallery.admit(till)
    till.close((9, 50_000, "cash"))
    body = {**summary.to_body(till.days[0].told), "format": 2, "weather": "hujan"}
    gallery.put(f"{till.inbox}/new.jsonl", envelope.seal("summary", body, till.key))
    collected = gallery.office.collect()
    assert list(reasons(collected.kept)) == ["new.jsonl"]
    assert gallery.names("inbox") == ["new.jsonl"]


@pytest.mark.parametrize("language", ["en"])
def test_a_hundred_files_of_rubbish_are_quarantined_each_with_its_reason(gallery, till, language):
    words.use(language)
    gallery.admit(till)
    good = till.close((9, 50_000, "cash"))
    pieces = [b"", b"\n", b"{}", b"\xff\xfe", good.data[:-1], good.data + b"x", good.data[1:], b"null\nnull\n"]
    for number in range(100):
        gallery.put(f"{till.inbox}/x{number:03d}.jsonl", pieces[number % len(pieces)] + b"\0" * (number // len(pieces)))
    gallery.hand_in(till, good)
    collected = gallery.office.collect()
    assert collected.accepted == (good.name,)
    assert len(collected.refused) == 100
    assert gallery.names("inbox") == []
    assert len(gallery.quarantined()) == 200
    assert gallery.office.check().good


def test_two_different_rubbish_files_of_one_name_are_both_kept_in_quarantine(gallery, till):
    for data in (b"one", b"two", b"one"):
        gallery.put(f"{till.inbox}/x.jsonl", data)
        assert list(reasons(gallery.office.collect().refused)) == ["x.jsonl"]
    kept = [name for name in gallery.quarantined() if not name.endswith(".txt")]
    assert sorted(gallery.folder.joinpath("quarantine", name).read_bytes() for name in kept) == [b"one", b"two"]


def test_a_file_over_eight_mebibytes_is_refused_unread(gallery, till):
    gallery.put(f"{till.inbox}/bomb.jsonl", b"0" * (8 * 1024 * 1024 + 1))
    assert list(reasons(gallery.office.collect().refused)) == ["bomb.jsonl"]
    assert gallery.names("inbox") == []


@pytest.mark.skipif(os.name == "nt", reason="links and FIFOs need POSIX")
def test_links_are_removed_and_named_and_other_kinds_left_and_named(gallery, till, tmp_path):
    gallery.admit(till)
    secret = tmp_path.joinpath("secret.jsonl")
    secret.write_bytes(till.close((9, 50_000, "cash")).data)
    elsewhere = tmp_path.joinpath("elsewhere")
    elsewhere.mkdir()
    elsewhere.joinpath("y.jsonl").write_bytes(b"y")
    folder = gallery.put(f"{till.inbox}/.keep", b"").parent
    folder.joinpath("link.jsonl").symlink_to(secret)
    folder.joinpath("folder.jsonl").mkdir()
    os.mkfifo(folder.joinpath("fifo.jsonl"))
    gallery.collection.joinpath("inbox", "GIK-K99").symlink_to(elsewhere)

    collected = gallery.office.collect()

    assert sorted(reasons(collected.refused)) == ["GIK-K99", "link.jsonl"]
    assert sorted(reasons(collected.kept)) == ["fifo.jsonl", "folder.jsonl"]
    assert collected.accepted == ()
    assert not folder.joinpath("link.jsonl").is_symlink()
    assert not gallery.collection.joinpath("inbox", "GIK-K99").is_symlink()
    assert secret.exists()
    assert elsewhere.joinpath("y.jsonl").exists()
    assert folder.joinpath("fifo.jsonl").exists()
    assert gallery.quarantined() == []


@pytest.mark.skipif(os.name == "nt", reason="such names need POSIX")
def test_names_that_no_collection_would_give_are_left_and_named(gallery, till):
    folder = gallery.put(f"{till.inbox}/.keep", b"").parent
    folder.joinpath("a\\b.jsonl").write_bytes(b"x")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.jsonl")).write_bytes(b"x")
    collected = gallery.office.collect()
    assert list(reasons(collected.kept)) == ["a\\b.jsonl"]
    assert [name.encode() for name in reasons(collected.refused)] == [b"\\udcff\\udcfe.jsonl"]


@pytest.mark.parametrize("code", ["../../../x", "..", "CON", "k07", "K07/..", "A" * 13])
def test_a_stall_code_that_would_lead_elsewhere_is_refused(gallery, till, changed, code, tmp_path):
    till.close((9, 50_000, "cash"))
    forged = changed(till.days[0].told, stall=code)
    gallery.put(f"{till.inbox}/x.jsonl", summary.seal(forged, till.key))
    before = sorted(
        path for path in tmp_path.rglob("*") if "quarantine" not in path.parts and "inbox" not in path.parts
    )
    assert list(reasons(gallery.office.collect().refused)) == ["x.jsonl"]
    after = sorted(path for path in tmp_path.rglob("*") if "quarantine" not in path.parts and "inbox" not in path.parts)
    assert before == after


def test_files_that_are_not_jsonl_stay(gallery, till):
    gallery.put(f"{till.inbox}/notes.txt", b"x")
    gallery.put(f"{till.inbox}/half.jsonl.part", b"x")
    gallery.put("inbox/loose.jsonl", b"x")
    assert gallery.office.collect() == Collected()
    assert gallery.names("inbox") == ["half.jsonl.part", "loose.jsonl", "notes.txt"]


def test_without_a_collection_the_office_says_what_to_set(gallery):
    words.use("en")
    gallery.office.set("collection", "")
    with pytest.raises(PosError, match="lapak set"):
        gallery.office.collect()


def test_a_collect_goes_file_by_file_and_tells_how_far_it_is(gallery, till):
    gallery.admit(till)
    files = [till.close((9, 1_000, "cash")) for _ in range(3)]
    gallery.hand_in(till, *files)
    collecting = gallery.office.collecting()
    steps = list(collecting)
    assert [(step.done, step.total, step.file, step.outcome) for step in steps] == [
        *((n, 3, file.name, "accepted") for n, file in enumerate(files, start=1)),
        (3, 3, "", "told"),
        (3, 3, "GIK-K07-1_e1_000002.ack.jsonl", "told"),
    ]
    assert collecting.result.accepted == tuple(file.name for file in files)


def test_a_collect_that_is_stopped_tells_what_it_decided_and_leaves_the_rest_where_it_is(gallery, till):
    gallery.admit(till)
    files = [till.close((9, 1_000, "cash")) for _ in range(3)]
    gallery.hand_in(till, *files)
    collecting = gallery.office.collecting()
    next(iter(collecting))
    told = [step.file for step in collecting.ending()]
    assert told == ["", "GIK-K07-1_e1_000002.ack.jsonl"]
    assert gallery.names("inbox") == [file.name for file in files[1:]]
    assert collecting.result.accepted == (files[0].name,)
    assert gallery.office.collect().accepted == tuple(file.name for file in files[1:])


class Killed(BaseException):
    """The program is ended at once; nothing after it runs."""


@pytest.mark.parametrize("step", ["read", "move", "settle", "put", "remove"])
@pytest.mark.parametrize("after", [False, True])
def test_a_kill_at_any_step_is_healed_by_the_next_collect(gallery, till, new_till, monkeypatch, step, after):
    gallery.admit(till)
    first, second = till.close((9, 50_000, "cash")), till.revise(1, (12, 7_000, "cash"))
    gallery.hand_in(till, first, second)
    gallery.put(f"{till.inbox}/rubbish.jsonl", b"rubbish")
    real, calls = getattr(Folder, step), []

    def killed(self, *args, **kwargs):
        calls.append(args)
        if len(calls) == 1 and not after:
            raise Killed
        result = real(self, *args, **kwargs)
        if len(calls) == 1:
            raise Killed
        return result

    monkeypatch.setattr(Folder, step, killed)
    with pytest.raises(Killed):
        gallery.office.collect()
    monkeypatch.undo()

    gallery.again().collect()
    gallery.office.collect()

    assert gallery.net() == 57_000
    assert gallery.names("inbox") == []
    assert gallery.names("archive") == sorted([first.name, second.name])
    assert gallery.office.check().problems == ()
    told = acks(gallery, till)
    assert [one.serial for one in told] == list(range(1, len(told) + 1))
    assert {one.sha256 for answer in told for one in answer.files} == {first.sha256, second.sha256}
    assert told[-1].accepted_through == 1


@pytest.mark.parametrize("write", range(1, 5))
def test_a_kill_while_the_office_writes_its_own_files_is_healed(gallery, till, monkeypatch, write):
    gallery.admit(till)
    file = till.close((9, 50_000, "cash"))
    gallery.hand_in(till, file)
    gallery.put(f"{till.inbox}/rubbish.jsonl", b"rubbish")
    real, calls = files.write, []

    def killed(path, data, mode=0o644):
        calls.append(path)
        if len(calls) == write:
            raise Killed
        real(path, data, mode)

    monkeypatch.setattr(files, "write", killed)
    with pytest.raises(Killed):
        gallery.office.collect()
    monkeypatch.undo()

    gallery.again().collect()

    assert gallery.net() == 50_000
    assert gallery.names("inbox") == []
    assert acks(gallery, till)[-1].accepted_through == 1
    assert gallery.office.check().problems == ()


def test_a_stick_pulled_before_the_acknowledgement_leaves_it_owed(gallery, till, monkeypatch):
    gallery.admit(till)
    file = till.close((9, 50_000, "cash"))
    gallery.hand_in(till, file)

    def pulled(self, name, data):
        raise OSError("no such device")

    monkeypatch.setattr(Folder, "put", pulled)
    with pytest.raises(OSError, match="no such device"):
        gallery.office.collect()
    monkeypatch.undo()
    assert [told.serial for told in acks(gallery, till)] == [1]
    assert gallery.again().collect() == Collected()
    assert [one.sha256 for one in acks(gallery, till)[-1].files] == [file.sha256]


def test_an_acknowledgement_is_never_written_over(gallery, new_till):
    till, other = new_till("K07"), new_till("K08")
    gallery.admit(till, other)
    planted = gallery.put("acks/GIK-K07/GIK-K07-1_e1_000002.ack.jsonl", b"planted")
    gallery.hand_in(till, till.close((9, 50_000, "cash")))
    gallery.hand_in(other, other.close((9, 50_000, "cash")))
    collected = gallery.office.collect()
    assert planted.read_bytes() == b"planted"
    assert list(reasons(collected.kept)) == [planted.name]
    assert acks(gallery, other)[-1].accepted_through == 1, "the others are told all the same"
    planted.unlink()
    gallery.office.collect()
    assert acks(gallery, till)[-1].accepted_through == 1


def test_a_changed_file_in_collected_is_named_by_the_check_and_stops_its_revision_only(gallery, till):
    gallery.admit(till)
    first = till.close((9, 50_000, "cash"))
    gallery.hand_in(till, first)
    gallery.office.collect()
    second = till.revise(1, (12, 7_000, "cash"))
    gallery.folder.joinpath("collected", first.name).write_bytes(b"changed")
    gallery.hand_in(till, second)
    assert list(reasons(gallery.office.collect().kept)) == [second.name]
    assert any(first.name in problem for problem in gallery.office.check().problems)


def test_a_roll_up_changed_by_hand_is_named_by_the_check(gallery, till):
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 50_000, "cash")))
    gallery.office.collect()
    assert gallery.office.check().good
    gallery.office.store.run("UPDATE hour SET net = net + 1")
    assert ["hour" in problem for problem in gallery.office.check().problems] == [True]
    gallery.office.store.run("UPDATE hour SET net = net - 1")
    gallery.office.store.run("UPDATE day SET net = net + 1")
    assert len(gallery.office.check().problems) == 1


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("hour", "stall, till, epoch, hour, sales, refunds, net"),
        ("tender", "stall, till, epoch, tender, count, amount, confirmed, counted"),
        ("product", "stall, till, epoch, code, name, category, per, qty, net"),
        ("category", "trade, category, lines, net"),
        ("cashier", "stall, till, epoch, cashier, sales, refunds, gross, discounts, returns, net"),
    ],
)
def test_a_roll_up_of_a_day_that_no_file_is_of_is_named_by_the_check(gallery, till, table, columns):
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 50_000, "cash")))
    gallery.office.collect()
    insert = "INSERT INTO {0} (day, {1}) SELECT '2001-02-03', {1} FROM {0}"
    gallery.office.store.run(insert.format(table, columns))
    assert [table in problem for problem in gallery.office.check().problems] == [True]


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("stall", "UPDATE stall SET key = '00'"),
        ("file", "UPDATE file SET number = 2"),
        ("file", "UPDATE file SET last_hash = '00'"),
        ("file", "UPDATE file SET trade = 'logam'"),
    ],
)
def test_what_is_noted_otherwise_than_it_was_admitted_or_accepted_is_named(gallery, till, table, statement):
    gallery.admit(till)
    gallery.hand_in(till, till.close((9, 50_000, "cash")))
    gallery.office.collect()
    store = gallery.office.store
    guard = store.triggers().get(f"{table}_update")
    if guard:
        store.run(f"DROP TRIGGER {table}_update")
    store.run(statement)
    if guard:
        store.run(guard)

    assert gallery.office.check().problems


def test_a_last_event_that_cannot_be_read_is_named_by_the_check(gallery, till):
    gallery.admit(till)
    store = gallery.office.store
    guard = store.triggers()["event_update"]
    store.run("DROP TRIGGER event_update")
    store.run("UPDATE event SET at = 'never' WHERE seq = (SELECT max(seq) FROM event)")
    store.run(guard)

    found = gallery.office.check()
    assert found.first_bad == found.events
