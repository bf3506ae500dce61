import errno
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.errors import BusyError, DamagedIndexError, NoIndexError, SettingsError
from index.generations.manifest import Contents, encode, read
from index.generations.opening import ALWAYS_HASHED, Generation, Generations
from index.generations.publishing import Claim
from index.generations.verification import verify

ENGINE = "test 1"
BIG = b"x" * (ALWAYS_HASHED + 1)


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return Generations(tmp_path / "index", ENGINE, hashed=(".toc",))


def write(
    generations: Generations,
    source: str = "news",
    files: dict[str, bytes] | None = None,
    engine: str = ENGINE,
) -> Path:
    """Publishes a generation."""
    with Claim(generations) as claim:
        folder = claim.stage()
        for name, content in (files or {"words": b"kursk", "list.toc": source.encode()}).items():
            (folder / name).write_bytes(content)
        claim.publish(claim.seal(folder, Contents(engine, "en", 7, (source,))))
        claim.prune()
    return folder


def opened(generations: Generations) -> Generation:
    found = generations.current()
    assert found is not None
    return found


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# publishing


def test_nothing_is_published_at_first(generations: Generations) -> None:
    assert generations.current() is None
    assert generations.stamp() is None
    assert generations.sources() == ()
    with pytest.raises(NoIndexError, match="There is no index in"):
        verify(generations)
    assert not generations.root.exists()


def test_what_is_published_is_opened(generations: Generations) -> None:
    write(generations, "BBC")
    found = opened(generations)
    assert found.name == "000001"
    assert found.notices == ()
    assert found.manifest.contents == Contents(ENGINE, "en", 7, ("BBC",))
    assert sorted(found.manifest.files) == ["list.toc", "words"]
    assert found.manifest.size == 8
    assert generations.sources() == ("BBC",)
    assert verify(generations) == ()
    assert names(generations.root) == ["current", "generations", "lock"]


def test_a_publication_changes_the_stamp(generations: Generations) -> None:
    stamps = [generations.stamp()]
    for _ in range(3):
        write(generations)
        stamps.append(generations.stamp())
    assert len(set(stamps)) == 4
    assert generations.stamp() == stamps[-1]


def test_nothing_is_visible_before_publishing(generations: Generations) -> None:
    write(generations, "old")
    with Claim(generations) as claim:
        folder = claim.stage()
        (folder / "words").write_bytes(b"x")
        assert opened(generations).name == "000001"
        sealed = claim.seal(folder, Contents(ENGINE, "en", 1, ()))
        assert opened(generations).name == "000001"
        claim.publish(sealed)
        assert opened(generations).name == "000002"


def test_the_previous_generation_is_kept(generations: Generations) -> None:
    for _ in range(4):
        write(generations)
    assert names(generations.root / "generations") == ["000003", "000004"]


def test_of_the_earlier_generations_the_last_whole_one_is_kept(generations: Generations) -> None:
    write(generations)
    damaged = write(generations)
    (damaged / "words").unlink()
    write(generations)
    assert names(generations.root / "generations") == ["000001", "000003"]


def test_only_one_writes(generations: Generations) -> None:
    with Claim(generations), pytest.raises(BusyError, match="try again"):
        Claim(generations)
    claim = Claim(generations)
    claim.release()
    claim.release()
    write(generations)


def test_a_discarded_folder_is_gone(generations: Generations) -> None:
    write(generations)
    with Claim(generations) as claim:
        folder = claim.stage()
        (folder / "words").write_bytes(b"x")
        claim.discard(folder)
        claim.discard(folder)
        claim.discard(generations.root.parent)
    assert names(generations.root / "generations") == ["000001"]
    assert generations.root.parent.exists()


def test_only_plain_files_are_sealed(generations: Generations) -> None:
    with Claim(generations) as claim:
        folder = claim.stage()
        (folder / "inner").mkdir()
        with pytest.raises(ValueError, match="plain file"):
            claim.seal(folder, Contents(ENGINE, "en", 1, ()))


# other people's folders


@pytest.mark.parametrize("root", ["", ".", "/", "//", "/tmp/.."])
def test_some_folders_can_never_be_an_index(root: str) -> None:
    with pytest.raises(SettingsError, match="folder of its own"):
        Claim(Generations(Path(root), ENGINE))


def test_a_folder_of_someone_else_is_left_alone(generations: Generations) -> None:
    generations.root.mkdir()
    (generations.root / "thesis.txt").write_text("x")
    with pytest.raises(SettingsError, match="name another folder"):
        Claim(generations)
    assert names(generations.root) == ["thesis.txt"]


def test_a_file_is_no_index(generations: Generations) -> None:
    generations.root.write_text("x")
    assert generations.current() is None
    with pytest.raises(SettingsError, match="cannot be in"):
        Claim(generations)


def test_what_is_not_ours_is_never_removed(generations: Generations) -> None:
    write(generations)
    folder = generations.root / "generations"
    (folder / "notes").mkdir()
    (folder / "000007.txt").write_text("x")
    (folder / "000000").symlink_to(generations.root.parent)
    for _ in range(3):
        write(generations)
    kept = ["000000", "000003", "000004", "000007.txt", "notes"]
    assert names(folder) == kept
    assert [problem.split()[0].rpartition("/")[2] for problem in verify(generations)] == [
        "000000",
        "000007.txt",
        "notes",
    ]


def test_a_folder_of_someone_else_is_no_index_and_nothing_in_it_a_stranger(
    generations: Generations,
) -> None:
    generations.root.mkdir()
    with pytest.raises(NoIndexError):
        verify(generations)
    (generations.root / "thesis.txt").write_text("x")
    (generations.root / "generations" / "000001").mkdir(parents=True)
    (generations.root / "generations" / "000001" / "grandfather.jpg").write_text("x")
    (generations.root / "generations" / "family.txt").write_text("x")
    with pytest.raises(NoIndexError):
        verify(generations)
    (generations.root / "current").write_text("the current state of things\n")
    [problem] = verify(generations)
    assert "current is damaged" in problem


# killed writers


def test_what_killed_writers_left_is_swept(generations: Generations) -> None:
    write(generations)
    folder = generations.root / "generations"
    (folder / "000002").mkdir()
    (folder / "000002" / "words").write_bytes(b"half")
    (generations.root / "current.tmp").write_text("000002 ")
    problems = verify(generations)
    assert len(problems) == 2
    assert "000002 was never published" in problems[1]
    assert opened(generations).notices == ()
    write(generations)
    assert names(folder) == ["000001", "000003"]
    assert verify(generations) == ()


def test_a_sealed_generation_that_was_not_published_is_swept(generations: Generations) -> None:
    write(generations)
    with Claim(generations) as claim:
        folder = claim.stage()
        claim.seal(folder, Contents(ENGINE, "en", 0, ()))
    write(generations)
    assert names(generations.root / "generations") == ["000001", "000003"]


def test_where_current_is_unreadable_no_sealed_generation_is_swept(
    generations: Generations,
) -> None:
    write(generations)
    write(generations)
    (generations.root / "current").write_text("?")
    with Claim(generations) as claim:
        assert claim.stage().name == "000003"
        assert names(generations.root / "generations") == ["000001", "000002", "000003"]


def test_what_is_published_stays_where_the_last_sync_fails(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path) -> None:
        if path == generations.root:
            raise OSError(errno.EIO, "Input/output error")

    write(generations, "old")
    with Claim(generations) as claim:
        folder = claim.stage()
        sealed = claim.seal(folder, Contents(ENGINE, "en", 7, ("new",)))
        monkeypatch.setattr("index.generations.publishing._sync", failing)
        with pytest.raises(OSError, match="Input/output"):
            claim.publish(sealed)
        claim.discard(folder)
    assert opened(generations).manifest.contents.sources == ("new",)
    assert opened(generations).notices == ()


def test_what_a_killed_writer_did_not_prune_is_swept(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(generations)
    write(generations)
    with monkeypatch.context() as killed:
        killed.setattr(Claim, "prune", lambda claim: None)
        write(generations)
    assert names(generations.root / "generations") == ["000001", "000002", "000003"]
    with Claim(generations) as claim:
        claim.discard(claim.stage())
    assert names(generations.root / "generations") == ["000002", "000003"]


def test_an_error_of_the_disk_names_the_file(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", failing)
    with Claim(generations) as claim:
        folder = claim.stage()
        (folder / "words").write_bytes(b"x")
        with pytest.raises(OSError, match="No space left") as raised:
            claim.seal(folder, Contents(ENGINE, "en", 7, ()))
    assert raised.value.filename == str(folder / "words")


KILLED = """
import os, signal, sys
from pathlib import Path
from index.generations.opening import Generations
from index.generations.manifest import Contents
from index.generations import publishing

calls = 0
def counted(path, sync=publishing._sync):
    global calls
    calls += 1
    if calls > int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    sync(path)
publishing._sync = counted
with publishing.Claim(Generations(Path(sys.argv[1]), "test 1")) as claim:
    folder = claim.stage()
    (folder / "words").write_bytes(b"new")
    claim.publish(claim.seal(folder, Contents("test 1", "en", 8, ("new",))))
    claim.prune()
"""


def killed_at(root: Path, step: int) -> int:
    command = [sys.executable, "-c", KILLED, str(root), str(step)]
    return subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": "."}).returncode


@pytest.mark.parametrize("step", range(7))
def test_a_killed_writer_leaves_the_old_index_or_the_new_one(
    generations: Generations, step: int
) -> None:
    write(generations, "old")
    code = killed_at(generations.root, step)
    found = opened(generations)
    assert found.notices == ()
    assert found.manifest.contents.sources == (("old",) if step < 5 else ("new",))
    assert code == (0 if step == 6 else -signal.SIGKILL)
    write(generations, "next")
    assert opened(generations).manifest.contents.sources == ("next",)
    assert verify(generations) == ()


def test_a_writer_killed_in_its_first_run_leaves_no_index(generations: Generations) -> None:
    assert killed_at(generations.root, 3) == -signal.SIGKILL
    assert generations.current() is None
    write(generations)
    assert verify(generations) == ()


# damage


def truncate(folder: Path) -> None:
    path = folder / "words"
    path.write_bytes(path.read_bytes()[:-1])


def flip(folder: Path, name: str = "words") -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)


def lose(folder: Path) -> None:
    (folder / "words").unlink()


def spoil_manifest(folder: Path) -> None:
    flip(folder, "MANIFEST.json")


def forge_manifest(folder: Path) -> None:
    """A manifest that fits its own hash, but not the one in `current`."""
    flip(folder)
    with Claim(Generations(folder.parent.parent, ENGINE)) as claim:
        (folder / "MANIFEST.json").unlink()
        claim.seal(folder, Contents(ENGINE, "en", 7, ("news",)))


def lose_everything(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def spoil_current(folder: Path) -> None:
    (folder.parent.parent / "current").write_bytes(b"\xff\x00")


def lengthen_current(folder: Path) -> None:
    with (folder.parent.parent / "current").open("a") as file:
        file.write("\n")


def empty_current(folder: Path) -> None:
    (folder.parent.parent / "current").write_text("")


DAMAGES = [
    (truncate, "words has not the size"),
    (flip, "words is damaged"),
    (lose, "words cannot be read"),
    (spoil_manifest, "MANIFEST.json is damaged"),
    (forge_manifest, "is not the manifest that was published"),
    (lose_everything, "MANIFEST.json cannot be read"),
    (spoil_current, "current is damaged"),
    (lengthen_current, "current is damaged"),
    (empty_current, "current is damaged"),
]


@pytest.mark.parametrize(("damage", "fact"), DAMAGES)
def test_damage_without_another_generation_is_an_error(
    generations: Generations, damage: Callable[[Path], None], fact: str
) -> None:
    # A damaged `current` does not say that the one generation there is was published; a whole one
    # with a manifest is taken for it.
    folder = write(generations)
    damage(folder)
    problems = verify(generations)
    assert fact in problems[0]
    assert "run `dateline reindex`" in problems[0]
    if damage.__name__.endswith("current"):
        assert opened(generations).name == "000001"
        return
    with pytest.raises(DamagedIndexError, match=fact) as caught:
        generations.current()
    assert str(folder) in str(caught.value)
    assert "run `dateline reindex`" in str(caught.value)


@pytest.mark.parametrize(("damage", "fact"), DAMAGES)
def test_the_last_whole_generation_stands_in(
    generations: Generations, damage: Callable[[Path], None], fact: str
) -> None:
    write(generations, "old")
    damage(write(generations, "new"))
    found = opened(generations)
    assert fact in found.notices[0]
    expected = "000002" if damage.__name__.endswith("current") else "000001"
    assert found.name == expected
    assert f"Generation {expected} answers meanwhile" in found.notices[0]
    assert fact in " ".join(verify(generations))
    write(generations, "cured")
    assert opened(generations).notices == ()
    assert verify(generations) == ()


@pytest.mark.parametrize(("damage", "fact"), DAMAGES)
def test_the_sources_outlive_damage(
    generations: Generations, damage: Callable[[Path], None], fact: str
) -> None:
    write(generations)
    damage(write(generations))
    assert generations.sources() == ("news",), fact


def test_damage_to_the_previous_generation_is_found_by_verifying(
    generations: Generations,
) -> None:
    folder = write(generations)
    write(generations)
    flip(folder)
    assert opened(generations).notices == ()
    assert len(verify(generations)) == 1


def test_strangers_are_named_and_not_opened(generations: Generations) -> None:
    folder = write(generations)
    (folder / "list2.toc").write_text("x")
    (generations.root / "notes.txt").write_text("x")
    assert sorted(opened(generations).manifest.files) == ["list.toc", "words"]
    problems = verify(generations)
    assert len(problems) == 2
    assert all("belongs to no generation" in problem for problem in problems)


def test_a_missing_current_is_named(generations: Generations) -> None:
    write(generations)
    (generations.root / "current").unlink()
    assert generations.current() is None
    assert "current cannot be read" in verify(generations)[0]


def test_large_files_are_hashed_by_verifying_and_small_ones_at_each_opening(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.generations.opening.HASHED_WHOLE", 0)
    folder = write(generations, files={"big": BIG, "big.toc": BIG, "small": b"x" * 100})
    flip(folder, "big")
    assert opened(generations).notices == ()
    assert "big is damaged" in verify(generations)[0]
    flip(folder, "big")
    for name in ("big.toc", "small"):
        flip(folder, name)
        with pytest.raises(DamagedIndexError, match=f"{name} is damaged"):
            generations.current()
        flip(folder, name)
    assert opened(generations).notices == ()


def test_while_someone_writes_only_the_published_generation_is_verified(
    generations: Generations,
) -> None:
    folder = write(generations)
    write(generations)
    flip(folder)
    with Claim(generations) as claim:
        claim.stage()
        assert verify(generations) == ()
    assert len(verify(generations)) == 2


def test_a_publication_meanwhile_is_no_damage(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(generations, "old")
    real = Generations.open

    def slow(self: Generations, folder: Path, digest: str | None = None) -> Generation:
        monkeypatch.setattr(Generations, "open", real)
        for _ in range(3):
            write(generations, "new")
        return real(self, folder, digest)

    monkeypatch.setattr(Generations, "open", slow)
    found = opened(generations)
    assert (found.name, found.notices) == ("000004", ())


# versions


def test_another_engine_or_version_must_be_built_anew(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(generations, engine="test 2")
    with pytest.raises(DamagedIndexError, match="another version of this program: run"):
        generations.current()
    write(generations)
    assert opened(generations).notices == ()
    monkeypatch.setattr("index.generations.opening.SCHEMA_VERSION", 999)
    with pytest.raises(DamagedIndexError, match="another version"):
        generations.current()
    assert generations.sources() == ("news",)


def test_another_analysis_is_named_and_answers(
    generations: Generations, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(generations)
    monkeypatch.setattr("index.text.analysis.VERSION", "other")
    assert "some words may not match: run `dateline reindex`" in opened(generations).notices[0]
    assert len(verify(generations)) == 1


# the manifest


def test_every_flipped_byte_of_a_manifest_is_noticed(generations: Generations) -> None:
    path = write(generations) / "MANIFEST.json"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(DamagedIndexError):
            read(path.parent)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"words"', '"../words"'),
        ('"words"', '".."'),
        ('"size": 5', '"size": "5"'),
        ('"format": 1', '"format": null'),
        ('"language": "en"', '"language": "en", "more": 1'),
        ('"sources"', '"origins"'),
    ],
)
def test_a_manifest_is_read_strictly(generations: Generations, old: str, new: str) -> None:
    folder = write(generations)
    text, _ = encode(read(folder))
    head = text.decode().rpartition(',\n "sha256"')[0]
    assert old in head
    head = head.replace(old, new)
    digest = hashlib.sha256(head.encode()).hexdigest()
    (folder / "MANIFEST.json").write_text(f'{head},\n "sha256": "{digest}"\n}}\n')
    with pytest.raises(DamagedIndexError, match="another version"):
        read(folder)
