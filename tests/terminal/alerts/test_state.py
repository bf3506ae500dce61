import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DatelineError
from terminal.alerts import state
from terminal.alerts.state import Seen

seconds = st.datetimes(datetime(1970, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC))
seen = st.builds(Seen, st.text(), seconds, st.integers(0, 999_999).map("{:06}".format))


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), seen))
def test_a_state_is_read_as_it_was_written(held: dict[str, Seen]) -> None:
    with TemporaryDirectory() as folder:
        path = state.beside(Path(folder, "desk.toml"))
        assert state.read(path) == {}
        state.write(path, held)
        assert state.read(path) == held
        assert [file.name for file in Path(folder).iterdir()] == ["desk.toml.state"]


@pytest.mark.parametrize(
    "held",
    [
        *("", "[]", "{}", '{"version": 2, "searches": {}}', '{"version": 1, "searches": {"a": 1}}'),
        *(
            json.dumps({"version": 1, "searches": {"a": {"query": "", **one}}})
            for one in (
                {"until": "9999-12-31T23:59:59+00:00", "generation": "1"},
                {"until": "0001-01-01T00:00:00+14:00", "generation": "1"},
                {"until": "2026-01-01", "generation": "1"},
                {"until": "2026-01-01T00:00:00+00:00", "generation": "9" * 5000},
            )
        ),
    ],
)
def test_something_else_is_refused_with_the_cure(tmp_path: Path, held: str) -> None:
    path = tmp_path / "desk.toml.state"
    path.write_text(held)
    with pytest.raises(DatelineError, match="remove it to begin from now"):
        state.read(path)
