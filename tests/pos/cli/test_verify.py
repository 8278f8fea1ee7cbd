"""A summary file is checked with no folder at all."""

import json


def test_a_summary_is_verified_by_its_own_seal_and_against_a_key(lapak, folder, ring_file, tmp_path, sold):
    lapak("ring", folder, ring_file(sold()), "--close-days")
    good = next(folder.joinpath("outbox").glob("*_r1.jsonl"))
    bad = tmp_path.joinpath("bad.jsonl")
    bad.write_bytes(good.read_bytes().replace(b'"due":5000', b'"due":5001'))
    key, other = folder.joinpath("keys", "public.key"), tmp_path.joinpath("other.key")
    other.write_bytes(b"ab" * 32 + b"\n")

    def verified(*argv):
        status, out, _ = lapak("verify", *argv, "--json")
        return status, [json.loads(line) for line in out.splitlines()]

    status, (verdict,) = verified(good)
    assert status == 0
    assert verdict == {
        "file": str(good), "good": True, "reason": None, "gallery": "GIK", "stall": "K07", "till": 1, "epoch": 1,
        "day": "2026-11-24", "number": 1, "revision": 1, "enrolled": None,
    }  # fmt: skip
    status, verdicts = verified(bad, good, tmp_path.joinpath("none.jsonl"), tmp_path)
    assert (status, [verdict["good"] for verdict in verdicts]) == (1, [False, True, False, False])
    assert all(verdicts[0][name] is None for name in ("gallery", "stall", "till", "epoch", "day", "number", "revision"))
    assert verified(good, "--key", key)[1][0]["enrolled"] is True
    status, (verdict,) = verified(good, "--key", other)
    assert (status, verdict["good"], verdict["enrolled"]) == (1, True, False)
    assert verified(bad, "--key", key)[1][0]["enrolled"] is False
    assert lapak("verify", good, "--key", good)[0] == 1
    assert lapak("verify", bad, good)[1].count("\n") == 2
