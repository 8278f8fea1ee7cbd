"""The system libraries and programs that pip cannot bring: names the missing ones, or installs them as root.

Run by the Makefile with the system's own Python before there is an environment, so it uses the standard library only
and speaks English. `deps.py demo` looks for what the window needs, `deps.py test` for what the tests need besides.
"""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys

OLDEST = (3, 11)

WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads for a window, on a screen or off it, and the Debian package that holds it."""

TESTS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "cupsd": "cups-daemon", "strace": "strace"}
"""The programs behind the tests with a real window, a real printing system and a failing disk; their packages."""

TEST_LIBRARIES = {"libXrandr.so.2": "libxrandr2"}
"""What makes one screen of a test two; its package."""


def missing_packages(purpose: str) -> list[str]:
    """The Debian packages of whatever this machine lacks for `purpose`, "demo" or "test"."""
    packages = [package for library, package in WINDOW.items() if not _loads(library)]
    if importlib.util.find_spec("pip") is None:
        packages.append("python3-pip")
    if purpose == "test":
        packages += [package for library, package in TEST_LIBRARIES.items() if not _loads(library)]
        packages += [package for program, package in TESTS.items() if find(program) is None]
    return packages


def find(program: str) -> str | None:
    """Where a program of `TESTS` lies; a daemon stands where an ordinary user's PATH does not look."""
    return shutil.which(program) or shutil.which(program, path="/usr/sbin")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> int:
    """Let apt-get bring `packages`; its exit status."""
    say(f"Installing {' '.join(packages)}")
    # An unreachable list of somebody else's must not stop what the others can bring.
    _apt_get("update")
    return _apt_get("install", "-y", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> int:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *arguments]
    return subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode


def line_for(packages: list[str]) -> str:
    """The one line that a person types to bring `packages`."""
    apt = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    return f"sudo sh -c {shlex.quote(apt)}" if shutil.which("sudo") else f"su -c {shlex.quote(apt)}"


def main(purpose: str) -> int:
    """0 when nothing is missing, or nothing any more; otherwise says what to do and gives 1."""
    if sys.version_info < OLDEST:
        here = ".".join(str(part) for part in sys.version_info[:3])
        say(f"Lapak needs Python 3.11 or newer, and python3 is {here}: name a newer one, like make PYTHON=python3.12")
        return 1
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing_packages(purpose)
    if not packages:
        return 0
    if shutil.which("apt-get") is None:
        say(f"This system lacks what Debian calls: {' '.join(packages)}. Install its packages of these, then go on.")
        return 1
    if os.geteuid() == 0:
        return install(packages)
    say("System libraries are missing. Run this line once, then make again:")
    say(line_for(packages))
    return 1


def say(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "test"))
