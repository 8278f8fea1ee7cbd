"""What is shipped and is not code: fonts, icons, locale, sample goods."""

import pkgutil


def read(*path: str) -> bytes:
    """A shipped file whole, wherever the program lies; `importlib.resources` would take longer to import than it."""
    data = pkgutil.get_data(__name__, "/".join(path))
    assert data is not None
    return data
