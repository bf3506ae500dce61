"""The keys of words are kept between runs, and nothing is lost where they cannot be."""

from pathlib import Path

import pytest

from index.engines.whoosh.build import keys
from index.engines.whoosh.build.keys import Keys, StemmerKeys
from index.text.analysis import stemmer_of


def test_no_more_is_remembered_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_MOST", 2)
    first = StemmerKeys("english", tmp_path)
    forms = ("forces", "ships", "bridges")
    assert [first.of_form(form) for form in forms] == ["forc", "ship", "bridg"]
    first.learn(({"harbours": "harbour"}, {}))
    assert first.new == ({"forces": "forc", "ships": "ship"}, {})
    first.save()
    second = StemmerKeys("english", tmp_path)
    assert second.of_form("bridges") == "bridg"
    assert second.new == ({}, {})


def refuse(word: str, shouted: bool) -> str:
    raise AssertionError(word)


def kept(folder: Path) -> Path:
    """The file with the keys of a word and an acronym."""
    first = Keys(folder)
    assert first.of("english").of_form("forces") == "forc"
    assert first.of("english").of_acronym("US") == "us\nUS"
    first.save()
    return next(folder.iterdir())


def test_keys_are_known_to_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path / "cache")
    second = StemmerKeys("english", tmp_path / "cache")
    monkeypatch.setattr(second, "_keys", refuse)
    assert second.of_form("forces") == "forc"
    assert second.of_acronym("US") == "us\nUS"
    assert second.new == ({}, {})


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = kept(tmp_path / "cache")
    before = path.stat().st_mtime_ns
    again = Keys(tmp_path / "cache")
    again.of("english").of_form("forces")
    again.save()
    assert path.stat().st_mtime_ns == before


def test_stemmers_are_kept_apart(tmp_path: Path) -> None:
    kept(tmp_path)
    other = StemmerKeys("german", tmp_path)
    assert other.of_form("häuser") == "haus\nhaeus"
    assert other.new == ({"häuser": "haus\nhaeus"}, {})


def test_languages_of_one_stemmer_share_it() -> None:
    assert stemmer_of("nb") == stemmer_of("no-NO") == "norwegian"
    assert stemmer_of("zh") == stemmer_of("und")
    assert Keys().of(stemmer_of("zh")).of_form("forces") == "forces"


def test_another_analysis_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    monkeypatch.setattr(keys, "VERSION", "another")
    other = StemmerKeys("english", tmp_path)
    other.of_form("forces")
    assert other.new == ({"forces": "forc"}, {})


def test_damage_is_no_harm(tmp_path: Path) -> None:
    path = kept(tmp_path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 3):
        for damaged in (whole[:place], whole[:place] + b"\xff" + whole[place + 1 :]):
            path.write_bytes(damaged)
            assert StemmerKeys("english", tmp_path).of_form("forces") == "forc"


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    here = Keys(tmp_path / "file")
    assert here.of("english").of_form("forces") == "forc"
    here.save()
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_others_found_is_learned(tmp_path: Path) -> None:
    here = Keys(tmp_path)
    here.learn({"english": ({"armies": "armi"}, {"MPs": "mps\nmp"})})
    here.save()
    assert StemmerKeys("english", tmp_path)._read() == ({"armies": "armi"}, {"MPs": "mps\nmp"})
