"""Settings: flag, then environment, then file, then default; what is wrong is named."""

from pathlib import Path

import pytest

from index.errors import SettingsError
from index.settings import Settings, cache_folder, load


def test_each_source_wins_over_the_next(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('title = "File"\nlanguage = "de"\nindex = "file"\n')
    environ = {"DATELINE_LANGUAGE": "fr", "DATELINE_INDEX": "environment", "HOME": "/"}
    settings = load({"index": "flag", "bind": None}, environ, tmp_path)
    assert (settings.title, settings.language, settings.index) == ("File", "fr", "flag")
    assert settings.bind == Settings().bind


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('titel = "x"', "did you mean title"),
        ("title = 2025", "text in quotes"),
        ("title =", "TOML"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "dateline.toml").write_text(text)
    with pytest.raises(SettingsError, match=says) as caught:
        load({}, {}, tmp_path)
    assert "dateline.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("bind", "127.0.0.1", "host:port"),
        ("bind", "127.0.0.1:99999", "host:port"),
        ("bind", "unix:web.sock", "unix:/"),
        ("language", "english!", "language tag"),
        ("timezone", "Nowhere", "IANA"),
        ("public_url", "ftp://x", "http"),
        ("engine", "solr", "whoosh or opensearch"),
        ("index", " ", "folder"),
        ("cors", "news.example", "origin"),
        ("cors", "https://news.example/path", "origin"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(name: str, value: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says) as caught:
        load({name: value}, {}, Path("/nonexistent"))
    assert name in str(caught.value)


def test_variables_of_the_tests_are_no_settings(tmp_path: Path) -> None:
    assert load({}, {"DATELINE_TESTDATA": "x"}, tmp_path) == Settings()


def test_it_is_served_at_a_port_or_a_socket() -> None:
    assert load({"bind": "[::1]:9"}, {}, Path("/nonexistent")).address == "http://[::1]:9/"
    served = load({}, {"DATELINE_BIND": "unix:/run/dateline/web.sock"}, Path("/nonexistent"))
    assert served.address == "unix:/run/dateline/web.sock"


def test_the_cache_is_where_the_setting_says_and_somewhere_without_it() -> None:
    assert cache_folder(Settings(cache="here")) == Path("here")
    assert cache_folder(Settings()).name.startswith("dateline")


@pytest.mark.parametrize("home", ["/nonexistent/home", f"/{'x' * 5000}/home"])
def test_without_a_home_the_cache_is_a_folder_that_only_this_user_can_change(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home that may not be looked at is as one whose name is too long: an error, not a no."""
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    found = cache_folder(Settings())
    assert found.parent == tmp_path
    assert found.stat().st_mode & 0o777 == 0o700
    found.chmod(0o777)
    assert not cache_folder(Settings()).is_relative_to(tmp_path)
    found.rmdir()
    (tmp_path / "elsewhere").mkdir()
    found.symlink_to(tmp_path / "elsewhere")
    assert not cache_folder(Settings()).is_relative_to(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("hosts", "news.example.org,10.0.0.5,[::1]", True),
        ("hosts", "", True),
        ("replay", "", True),
        ("replay", "https://web.archive.org/web/{timestamp}/{url}", True),
        ("replay", "https://replayweb.page/?source=a.wacz#url={url}&ts={timestamp}", True),
        ("replay", "https://web.archive.org/web/{url}", False),
        ("replay", "https://web.archive.org/web/{timestamp}/{address}/{url}", False),
        ("replay", "web.archive.org/{timestamp}/{url}", False),
        ("replay", "javascript:{timestamp}{url}", False),
        ("hosts", "http://news.example.org", False),
        ("hosts", "a, b", False),
        ("log_format", "json", True),
        ("log_format", "xml", False),
        ("log_queries", "yes", True),
        ("log_queries", "true", False),
    ],
)
def test_what_the_server_is_told_is_checked(
    tmp_path: Path, name: str, value: str, allowed: bool
) -> None:
    if allowed:
        assert getattr(load({name: value}, {}, tmp_path), name) == value
    else:
        with pytest.raises(SettingsError, match=name):
            load({name: value}, {}, tmp_path)
