"""A head in YAML. Every scalar stays text: `12:30`, `No` and `010` are what they look like."""

from collections.abc import Iterator, Mapping

import yaml

from index.readers.markdown.values import Counter, Value
from index.readers.record import UnreadableError

_NOTHING = frozenset(("~", "null", "Null", "NULL"))
_CURES = (
    ("mapping values are not allowed", "put a value that holds `: ` between quotes"),
    ("tab character", "write blanks in place of tabs"),
    ("cannot start any token", "put a value that begins with a sign between quotes"),
    ("undefined alias", "put a value that begins with `*` between quotes"),
    ("unexpected end of stream", "close the quotes"),
)
_CURE = "mend that line, or put its value between quotes"


def read(text: str, before: int) -> tuple[Mapping[str, Value] | None, tuple[str, ...]]:
    """The keys of a head and their values, None where the text is something else than keys and
    values; and which keys stand there twice, of which the last one counts.

    Args:
        text: the head without the lines that enclose it.
        before: how many lines of the file stand before it.

    Raises:
        UnreadableError: it is no YAML, or it unfolds without an end.
    """
    try:
        node = yaml.compose(text, yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        raise _broken(error, before) from error
    except yaml.YAMLError as error:
        raise UnreadableError(f"Its head is no YAML ({error}); mend it.", before + 1) from error
    if node is None:
        return {}, ()
    if not isinstance(node, yaml.MappingNode):
        return None, ()
    reader = _Reader()
    return dict(reader.pairs(node, 0)), tuple(reader.twice)


def _broken(error: yaml.MarkedYAMLError, before: int) -> UnreadableError:
    mark = error.problem_mark or error.context_mark
    problem = " ".join((error.problem or "it ends too early").split())
    line = before + mark.line + 1 if mark else before + 1
    cure = next((cure for sign, cure in _CURES if sign in problem), _CURE)
    return UnreadableError(f"Its head is no YAML ({problem}); {cure}.", line)


class _Reader:
    """Nodes become values; anchors may make a few of them many."""

    def __init__(self) -> None:
        self._counter = Counter()
        self.twice: dict[str, None] = {}

    def pairs(self, node: yaml.MappingNode, depth: int) -> Iterator[tuple[str, Value]]:
        """The keys and values of a node; those that `<<` takes from another come first."""
        known: set[str] = set()
        own = []
        for key, held in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value == "<<" and isinstance(held, yaml.MappingNode):
                self._counter.count(depth)
                yield from self.pairs(held, depth + 1)
                continue
            if key.value in known and not depth:
                self.twice[key.value] = None
            known.add(key.value)
            own.append((key.value, held))
        for name, held in own:
            yield name, self._value(held, depth + 1)

    def _value(self, node: yaml.Node, depth: int) -> Value:
        self._counter.count(depth)
        if isinstance(node, yaml.MappingNode):
            return dict(self.pairs(node, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(each, depth + 1) for each in node.value]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return "" if plain and node.value in _NOTHING else str(node.value)
