"""What the windows keep between starts: the folder used last, the colours."""

import json
from pathlib import Path


def state_file() -> Path:
    """Where it is kept, in the user's own state."""
    from platformdirs import user_state_path

    return user_state_path("lapak").joinpath("window.json")


def remembered() -> dict[str, str]:
    """All that is kept. A damaged file counts as none."""
    try:
        kept = json.loads(state_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def remember(**facts: str) -> None:
    """Keep these beside what is kept already."""
    kept = remembered() | facts
    try:
        state_file().parent.mkdir(parents=True, exist_ok=True)
        state_file().write_text(json.dumps(kept), "utf-8")
    except OSError:
        return  # a read-only home costs no sale
