"""What a person says of a source: its name, language, zone, licence, base address and keys.

It stands in a file `source.toml` in a SOURCE folder or any folder below it, or in `dateline.toml`
under `[source.<folder>]`. What stands nearest to a file counts, key by key.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, tzinfo
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from index.errors import SettingsError
from index.readers.files import SourceFile
from index.readers.source_checks import CHECKS
from index.readers.sources import why
from index.settings import FILE as MAIN_FILE
from index.settings import Settings, source_tables
from index.text.cleaning import printable

FILE = "source.toml"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a file's source besides the file.

    Attributes:
        folder: the name of the source's folder, the last resort for the name of the source.
        source: the name that the settings give the source; empty where they give none.
        language: that of articles which name none (BCP 47).
        zone: whose calendar day an instant is filed under, and whose time one without a zone is.
        base: the address that relative addresses begin with.
        permalink: the pattern of the addresses of articles that tell none; empty for none.
        facsimile: the pattern of the addresses of pictures of pages; empty for none.
        licence: the address of the licence of articles which name none.
        mapping: which key of a record is which attribute, by attribute.
        undated: whether a text without any sign of a date is an article.
        digest: names all of this; it differs where a file may be read differently.
    """

    folder: str
    source: str = ""
    language: str | None = None
    zone: tzinfo = UTC
    base: str = ""
    permalink: str = ""
    facsimile: str = ""
    licence: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    undated: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What is said of a source; what is not said is None.

    Attributes:
        name: what the source is called.
        language: that of articles which name none (BCP 47).
        zone: whose calendar day an instant is filed under (IANA), and whose time one without a
            zone is; otherwise the archive's.
        base: the address that relative addresses begin with.
        permalink: the pattern of the addresses of articles that tell none (`permalinks.py`).
        facsimile: the pattern of the addresses of pictures of pages (`digitised/facsimiles.py`).
        licence: the address or name of the licence of articles which name none.
        map: which key of a record is which attribute of an article, by attribute.
        undated: whether a text without any sign of a date is an article.
    """

    name: str | None = None
    language: str | None = None
    zone: str | None = None
    base: str | None = None
    permalink: str | None = None
    facsimile: str | None = None
    licence: str | None = None
    map: Mapping[str, str] | None = None
    undated: bool | None = None

    def over(self, other: "SourceSettings") -> "SourceSettings":
        """These settings, and those of `other` for what these do not say."""
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return replace(other, **{name: value for name, value in told.items() if value is not None})


NOTHING_SAID = SourceSettings()
KEYS = tuple(each.name for each in fields(SourceSettings))


class Contexts:
    """The context in which each file is read.

    Args:
        zone: the archive's.
        tables: the settings in `dateline.toml`, by name of folder.
        above: what counts above all settings: what was said on the command line.
    """

    def __init__(
        self,
        zone: tzinfo = UTC,
        tables: Mapping[str, SourceSettings] | None = None,
        above: SourceSettings = NOTHING_SAID,
    ) -> None:
        self._zone = zone
        self._tables = tables or {}
        self._above = above
        self._known: dict[tuple[str, str], Context] = {}

    def anew(self) -> "Contexts":
        """The same for a later run, which reads each `source.toml` again."""
        return Contexts(self._zone, self._tables, self._above)

    def of(self, file: SourceFile) -> Context:
        """The context of a file, made of what stands nearest to it.

        Raises:
            SettingsError: a `source.toml` beside or above it cannot be used.
        """
        where = file.name.rpartition("/")[0], file.source
        if where not in self._known:
            self._known[where] = self._context(file)
        return self._known[where]

    def _context(self, file: SourceFile) -> Context:
        names = file.name.split("/")[:-1]
        folders = list(file.path.parents)[: max(1, len(names))]
        said, pattern_in = NOTHING_SAID, MAIN_FILE
        for name in dict.fromkeys((names[0] if names else "", file.source)):
            said = self._tables.get(name, NOTHING_SAID).over(said)
        for folder in reversed(folders):
            nearer = read(folder / FILE)
            said = nearer.over(said)
            if nearer.permalink:
                pattern_in = printable(str(folder / FILE))
        if said.permalink and not said.base:
            cure = 'set base to the address of the site, such as base = "https://example.org/"'
            raise SettingsError(f"{pattern_in}: permalink needs base; {cure}.")
        return context(self._above.over(said), file.source, self._zone)


def contexts(main: Settings, above: SourceSettings = NOTHING_SAID) -> Contexts:
    """The contexts of a run, by the settings in force and `dateline.toml` in the working folder.

    Raises:
        SettingsError: a table about a source says what cannot be.
    """
    tables = {
        folder: settings(table, f"{MAIN_FILE}, [source.{printable(folder, 40)}]")
        for folder, table in source_tables().items()
    }
    return Contexts(ZoneInfo(main.timezone), tables, above)


def context(said: SourceSettings, folder: str, zone: tzinfo = UTC) -> Context:
    """The context that settings make for the files of a folder."""
    made = Context(
        folder=folder,
        source=said.name or "",
        language=said.language,
        zone=ZoneInfo(said.zone) if said.zone else zone,
        base=said.base or "",
        permalink=said.permalink or "",
        facsimile=said.facsimile or "",
        licence=said.licence,
        mapping=said.map or {},
        undated=said.undated or False,
    )
    told = repr((said, sorted(made.mapping.items()), folder, str(made.zone)))
    return replace(made, digest=hashlib.sha256(told.encode()).hexdigest()[:16])


def read(path: Path) -> SourceSettings:
    """The settings in a file; none are said where there is no file.

    Raises:
        SettingsError: it cannot be read, or says what cannot be.
    """
    shown = printable(str(path))
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING_SAID
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"{shown} cannot be read as TOML ({why(error)}); mend or remove it."
        ) from error
    return settings(table, shown)


def settings(table: Mapping[str, Any], where: str) -> SourceSettings:
    """The settings in a table. `where` is how messages name it.

    Raises:
        SettingsError: a key is unknown, or its value is not one that it can have.
    """
    for key in table:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            known = f"did you mean {near[0]}?" if near else f"there are {', '.join(KEYS)}."
            raise SettingsError(f"{where}: there is no key {printable(key, 40)!r}; {known}")
    checked: dict[str, Any] = {key: CHECKS[key](where, key, table[key]) for key in table}
    return SourceSettings(**checked)
