"""What the settings may say of the cluster, and that no secret is shown."""

from pathlib import Path

import pytest

from index.engines.opensearch.client.access import access, place
from index.engines.opensearch.client.place import Place
from index.errors import SettingsError
from index.settings import Settings, load


def test_several_nodes_and_a_password_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("påss word\n", encoding="utf-8")
    made = access(
        Settings(
            opensearch_url="https://a.example:9200, https://b.example:9200",
            opensearch_user="dateline",
            opensearch_password_file=str(tmp_path / "secret"),
        )
    )
    assert made.url == "https://a.example:9200, https://b.example:9200"
    assert (made.user, made.password) == ("dateline", "påss word")


def test_the_environment_says_where_indexes_go() -> None:
    environ = {"DATELINE_OPENSEARCH_INDEX": "news", "DATELINE_OPENSEARCH_SHARDS": "3"}
    assert place(load({}, environ, Path("/nonexistent"))) == Place("news", 3, 1)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"opensearch_url": "ftp://a.example"}, "http://host:port"),
        ({"opensearch_url": "http://a.example:99999"}, "http://host:port"),
        ({"opensearch_url": "http://a.example,"}, "http://host:port"),
        ({"opensearch_url": "http://a.example/?x=1"}, "http://host:port"),
        ({"opensearch_url": "http://joe:hunter2@a.example"}, "opensearch_user"),
        ({"opensearch_ca": "/nonexistent/ca.pem"}, "opensearch_ca"),
        ({"opensearch_user": "joe"}, "set both"),
        ({"opensearch_user": "joe", "opensearch_password_file": "/nonexistent"}, "cannot be read"),
        ({"opensearch_password": "x", "opensearch_password_file": "y"}, "set one"),
    ],
)
def test_what_cannot_be_used_is_named(given: dict[str, str], says: str) -> None:
    with pytest.raises(SettingsError, match=says) as caught:
        access(Settings(**given))
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "given",
    [
        {"opensearch_index": "News"},
        {"opensearch_index": "_news"},
        {"opensearch_index": "a,b"},
        {"opensearch_shards": "0"},
        {"opensearch_replicas": "-1"},
        {"opensearch_shards": "many"},
    ],
)
def test_a_name_or_number_that_opensearch_does_not_take(given: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(given))):
        place(Settings(**given))


def test_no_password_is_shown() -> None:
    settings = Settings(opensearch_user="joe", opensearch_password="hunter2")
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in repr(access(settings))
