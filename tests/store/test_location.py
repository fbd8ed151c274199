"""Where the ledger is: the option, the environment, else the platform's user data folder."""

from pathlib import Path

import pytest

from nato_positions.store.location import Location, locate


def test_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSITIONS_DB", "/srv/shared.db")
    assert locate("mine.db") == Location(Path("mine.db"), True)
    assert locate(None) == Location(Path("/srv/shared.db"), True)
    assert locate("") == Location(Path("/srv/shared.db"), True)


def test_else_it_is_in_the_users_data_folder_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for empty in (None, ""):
        monkeypatch.setenv("POSITIONS_DB", empty or "")
        found = locate(None)
        assert found.chosen is False
        assert found.path.name == "positions.db"
        assert found.path.is_relative_to(tmp_path)
        assert not found.path.parent.exists()


def test_home_is_expanded(tmp_path: Path) -> None:
    assert locate("~/mine.db").path == tmp_path / "home" / "mine.db"
