"""Below a path of a proxy: whichever way it is told, the same page at the same address."""

from types import SimpleNamespace

import pytest

from web.serving.mount import place


def placed(path: str, *headers: tuple[str, str], trusted: bool = True) -> tuple[str, str]:
    """The path of a request and its SCRIPT_NAME, as gunicorn takes them then."""
    request = SimpleNamespace(path=path, headers=[("HOST", "a.example"), *headers])
    place(request, trusted=trusted)
    assert ("HOST", "a.example") in request.headers
    [mount] = [value for name, value in request.headers if name == "SCRIPT_NAME"]
    assert request.path.startswith(mount)
    return request.path, mount


@pytest.mark.parametrize("told", ["/archive", "/archive/", "archive"])
@pytest.mark.parametrize("path", ["/archive/search", "/search"])
def test_script_name_goes_with_the_whole_path_and_with_the_rest_of_it(path: str, told: str) -> None:
    assert placed(path, ("SCRIPT_NAME", told)) == ("/archive/search", "/archive")


def test_a_path_that_only_begins_like_the_mount_is_below_it() -> None:
    assert placed("/archives", ("SCRIPT_NAME", "/archive")) == ("/archive/archives", "/archive")
    assert placed("/archive", ("SCRIPT_NAME", "/archive")) == ("/archive", "/archive")


def test_a_prefix_goes_with_the_rest_of_the_path() -> None:
    assert placed("/search", ("X-FORWARDED-PREFIX", "/search/")) == ("/search/search", "/search")
    both = (("SCRIPT_NAME", "/a"), ("X-FORWARDED-PREFIX", "/a"))
    assert placed("/a/search", *both) == ("/a/search", "/a")
    assert placed("/x", ("X-FORWARDED-PREFIX", "/a, /b")) == ("/a/b/x", "/a/b")


def test_a_prefix_from_anybody_is_ignored() -> None:
    assert placed("/x", ("X-FORWARDED-PREFIX", "/a"), trusted=False) == ("/x", "")


@pytest.mark.parametrize("told", ["", "/", "//evil.example", "/a b", "/..", "/a?b", "/a\\b", "/é"])
def test_what_is_no_path_is_ignored(told: str) -> None:
    path, mount = placed("/x", ("X-FORWARDED-PREFIX", told))
    assert not mount.startswith("//")
    if told != "//evil.example":
        assert (path, mount) == ("/x", "")


def test_the_environment_may_say_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCRIPT_NAME", "/archive")
    assert placed("/search") == ("/archive/search", "/archive")
