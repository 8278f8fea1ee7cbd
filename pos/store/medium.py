"""What a folder lies on, as the system tells: this computer's own disk, or one that may go away under it."""

import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

from pos.words import N_

NETWORK = N_("{folder} lies on a network disk: the database is not safe there; move the folder to this computer's disk")
REMOVABLE = N_("{folder} lies on a disk that can be pulled out: move the folder to this computer's own disk")
MEMORY = N_("{folder} lies in memory and is gone when the computer is off: move the folder to its disk")

_NETWORKS = frozenset(
    (
        *("9p", "afs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"),
        *("fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
    )
)
_MEMORIES = frozenset(("ramfs", "tmpfs"))
_ESCAPED = re.compile(r"\\([0-7]{3})")


class Mount(NamedTuple):
    """One line of the mount table: where, which kind of file system, and the numbers of its device (`8:1`)."""

    point: str
    kind: str
    device: str


def warning(folder: Path) -> str:
    """Why a database is not well kept in that folder, a msgid that names {folder}; empty where it is."""
    if sys.platform == "win32":
        return _drive_warning(folder)
    table = Path("/proc/self/mountinfo")
    if not table.is_file():
        return ""
    mount = mount_of(folder.resolve(), table.read_text("utf-8", "surrogateescape"))
    return "" if mount is None else mount_warning(mount, Path("/sys/dev/block"))


def mount_of(folder: Path, table: str) -> Mount | None:
    """The mount that an absolute path lies on, from the text of Linux's `mountinfo` (proc(5)); the last one wins."""
    found = None
    for line in table.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        mount = Mount(_plain(fields[4]), right.split(" ")[0], fields[2])
        if folder.is_relative_to(mount.point) and (found is None or len(mount.point) >= len(found.point)):
            found = mount
    return found


def mount_warning(mount: Mount, devices: Path) -> str:
    """Why a mount is no place for a database; `devices` is the kernel's folder of block devices by their numbers."""
    if mount.kind in _NETWORKS:
        return NETWORK
    if mount.kind in _MEMORIES:
        return MEMORY
    device = Path(os.path.realpath(devices.joinpath(mount.device)))
    told = [place.joinpath("removable") for place in (device, device.parent)]  # a partition, or the whole disk
    return REMOVABLE if any(path.is_file() and path.read_text().strip() == "1" for path in told) else ""


def _plain(text: str) -> str:
    """A space in a path stands as `\\040` there."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 8)), text)


def _drive_warning(folder: Path) -> str:
    """What Windows tells of the drive: 2 can be pulled out, 4 is another computer's, 6 is memory."""
    import ctypes

    drive = folder.resolve().drive + "\\"
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(drive)  # type: ignore[attr-defined]
    return {2: REMOVABLE, 4: NETWORK, 6: MEMORY}.get(kind, "")
