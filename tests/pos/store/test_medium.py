from pathlib import Path

import pytest

from pos.store import medium
from pos.store.medium import MEMORY, NETWORK, REMOVABLE, Mount, mount_of, mount_warning

TABLE = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/kantor\040bersama rw - cifs //server/kantor rw
31 22 8:17 / /media/STICK rw,nosuid - vfat /dev/sdb1 rw
32 22 0:41 / /mnt/kantor\040bersama/lokal rw shared:7 - ext4 /dev/sda2 rw
broken line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ratih/A12", "ext4"),
        ("/mnt/kantor bersama/A12", "cifs"),
        ("/mnt/kantor bersama/lokal/A12", "ext4"),
        ("/mnt/kantor bersamaan", "ext4"),
        ("/media/STICK", "vfat"),
    ],
)
def test_the_mount_that_is_nearest_to_a_folder_counts(folder: str, kind: str) -> None:
    mount = mount_of(Path(folder), TABLE)
    assert mount is not None
    assert mount.kind == kind


@pytest.mark.parametrize(
    ("kind", "removable", "told"),
    [("ext4", "0", ""), ("vfat", "1", REMOVABLE), ("nfs4", "0", NETWORK), ("tmpfs", "0", MEMORY)],
)
def test_what_may_go_away_is_warned_of(tmp_path: Path, kind: str, removable: str, told: str) -> None:
    disk = tmp_path / "devices" / "sdb"
    disk.joinpath("sdb1").mkdir(parents=True)
    disk.joinpath("removable").write_text(removable + "\n")
    numbers = tmp_path / "numbers"
    numbers.mkdir()
    numbers.joinpath("8:17").symlink_to(disk / "sdb1")
    assert mount_warning(Mount("/media/STICK", kind, "8:17"), numbers) == told


def test_this_machine_s_own_mounts_are_read(tmp_path: Path) -> None:
    assert medium.warning(tmp_path) in ("", NETWORK, REMOVABLE, MEMORY)
