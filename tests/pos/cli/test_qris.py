"""A QRIS code is read, and an amount put into it."""

from pos.till.qris import checksum


def payload():
    text = (
        "00020101021126240014ID.CO.QRIS.WWW0302UM51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI"
        "5204581253033605802ID5915WARUNG PAK DJAR6008SEMARANG6105501346304"
    )
    return text + checksum(text)


def test_a_qris_code_is_read_and_an_amount_put_into_it(lapak):
    status, out, _ = lapak("qris", payload())
    assert (status, out.count("\n")) == (0, 4)
    assert all(word in out for word in ("WARUNG PAK DJAR", "SEMARANG", "ID1020000000001", "UMI"))

    status, out, err = lapak("qris", payload(), "--amount", "12500", "--bill", "A12", "--tip-percent", "05.00")

    assert (status, err, out.count("\n")) == (0, "", 1)
    assert "540512500" in out
    assert "55020357" in out
    assert "05.00" in out
    assert out.strip()[-4:] == checksum(out.strip()[:-4])
    assert lapak("qris", out.strip())[0] == 1
    assert lapak("qris", payload(), "--amount", "0")[0] == 1
    assert "5502015802ID" in lapak("qris", payload(), "--amount", "1", "--tip-asked")[1]
    assert "55020256042000" in lapak("qris", payload(), "--amount", "1", "--tip-fixed", "2000")[1]
