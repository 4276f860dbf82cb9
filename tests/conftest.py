"""What every test may use: LibreOffice, found or refused, and a place for what is rendered."""

import os
import shutil

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs LibreOffice where it is missing; where FOI_LETTERS_NO_SKIP is set, let it fail instead."""
    if shutil.which("soffice") or os.environ.get("FOI_LETTERS_NO_SKIP"):
        return
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.skip(reason="LibreOffice is not installed"))
