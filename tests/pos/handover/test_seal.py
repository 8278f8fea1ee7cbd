"""Keys: made once, kept private, known by words that can be read aloud."""

import hashlib
import os
from importlib.resources import files
from pathlib import Path

import pytest

from pos.errors import PosError
from pos.handover import seal

Keys = dict[str, seal.Key]


def test_a_made_key_is_loaded_again_and_its_public_half_lies_beside_it(tmp_path: Path) -> None:
    keys = tmp_path.joinpath("keys")
    assert seal.load(keys) is None
    key = seal.make(keys)
    loaded = seal.load(keys)
    assert loaded is not None
    assert seal.public(loaded) == seal.public(key) == seal.read_public(keys.joinpath("public.key"))
    assert keys.joinpath("public.key").read_bytes() == seal.public(key).encode() + b"\n"
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in keys.iterdir()} == {0o600}


def test_a_key_is_never_made_over_another(tmp_path: Path) -> None:
    before = seal.public(seal.make(tmp_path))
    with pytest.raises(PosError):
        seal.make(tmp_path)
    assert seal.read_public(tmp_path.joinpath("public.key")) == before


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    seal.make(tmp_path)
    tmp_path.joinpath("private.key").write_text("00\n")
    with pytest.raises(PosError):
        seal.load(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "a" * 64, "A" * 64 + "\n", "a" * 63 + "\n", " " + "a" * 64 + "\n", "00" * 32 + "\n"]
)
def test_what_is_no_key_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path.joinpath("office.key")
    path.write_bytes(text.encode())
    with pytest.raises(PosError):
        seal.read_public(path)


def test_a_fingerprint_is_eight_words_of_the_keys_sha256(keys: Keys) -> None:
    words = files("resources").joinpath("fingerprint", "words.txt").read_text().split()
    key = seal.public(keys["stall"])
    digest = hashlib.sha256(bytes.fromhex(key)).digest()
    assert seal.fingerprint(key) == "-".join(words[byte] for byte in digest[:8])


def test_the_words_are_told_apart_by_ear_and_forgive_case_spaces_and_dashes(keys: Keys) -> None:
    key = seal.public(keys["stall"])
    told = seal.fingerprint(key)
    for same in (told, told.upper(), told.replace("-", " "), f"  {told.replace('-', ' – ')} ", told.replace("-", "_")):
        assert seal.same_words(same, key)
    for other in ("", told.rsplit("-", 1)[0], seal.fingerprint(seal.public(keys["office"])), told + "-abu"):
        assert not seal.same_words(other, key)


def test_the_word_list_has_256_words_and_no_two_differ_by_one_letter() -> None:
    words = files("resources").joinpath("fingerprint", "words.txt").read_text().split()
    assert len(set(words)) == len(words) == 256
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    near = {word[:place] + "?" + word[place + 1 :] for word in words for place in range(len(word))}
    assert len(near) == sum(map(len, words))
    missing = {word[:place] + word[place + 1 :] for word in words for place in range(len(word))}
    assert not missing & set(words)
