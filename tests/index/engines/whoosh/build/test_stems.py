"""Stems are kept between runs, and nothing is lost where they cannot be."""

from pathlib import Path

import pytest

from index.engines.whoosh.build import stems
from index.engines.whoosh.build.stems import Stems


def refuse(form: str) -> str:
    raise AssertionError(form)


def kept(folder: Path) -> Path:
    """A folder with the stem of one word."""
    first = Stems("en", folder)
    assert first("forces") == "forc"
    first.save()
    return next(folder.iterdir())


def test_a_stem_is_known_to_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "cache")
    second = Stems("en", tmp_path / "cache")
    monkeypatch.setattr(second, "_stem", refuse)
    assert second("forces") == "forc"
    assert second.new == {}


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = kept(tmp_path / "cache")
    before = path.stat().st_mtime_ns
    again = Stems("en", tmp_path / "cache")
    again("forces")
    again.save()
    assert path.stat().st_mtime_ns == before


def test_languages_are_kept_apart(tmp_path: Path) -> None:
    kept(tmp_path)
    other = Stems("de", tmp_path)
    assert other("forces") == "forc"
    assert other.new == {"forces": "forc"}


def test_another_analysis_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    monkeypatch.setattr(stems, "VERSION", "another")
    other = Stems("en", tmp_path)
    other("forces")
    assert other.new == {"forces": "forc"}


def test_damage_is_no_harm(tmp_path: Path) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 3):
        for damaged in (whole[:place], whole[:place] + b"\xff" + whole[place + 1 :]):
            path.write_bytes(damaged)
            assert Stems("en", tmp_path)("forces") == "forc"


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    here = Stems("en", tmp_path / "file")
    assert here("forces") == "forc"
    here.save()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_others_found_is_learned(tmp_path: Path) -> None:
    here = Stems("en", tmp_path)
    here.learn({"armies": "armi"})
    here.save()
    assert Stems("en", tmp_path)._read() == {"armies": "armi"}
