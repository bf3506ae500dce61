"""The brackets of a typed query, matched."""

from search.typed.lexer import Lexeme

MAX_DEPTH = 20
"""Brackets nested deeper than this are read as if they were not there."""


def balanced(lexemes: list[Lexeme], warnings: list[str]) -> list[Lexeme]:
    """The lexemes with balanced brackets, `MAX_DEPTH` deep at most: open brackets are closed at the
    end, and those that close nothing or are too deep are left out.
    """
    kept: list[Lexeme] = []
    depth = 0
    stray = False
    for lexeme in lexemes:
        if lexeme.kind == "(":
            depth += 1
            if depth > MAX_DEPTH:
                continue
        elif lexeme.kind == ")":
            stray |= depth == 0
            depth = max(depth - 1, -1)
            if depth < 0 or depth >= MAX_DEPTH:
                depth = max(depth, 0)
                continue
        kept.append(lexeme)
    if sum(x.kind == "(" for x in lexemes) > 0 and _deepest(lexemes) > MAX_DEPTH:
        warnings.append(f"Brackets nest {MAX_DEPTH} deep at most; deeper ones were left out.")
    if stray or depth:
        warnings.append("The brackets did not match; they were read as far as they did.")
    return kept + [Lexeme(")")] * min(depth, MAX_DEPTH)


def _deepest(lexemes: list[Lexeme]) -> int:
    deepest = depth = 0
    for lexeme in lexemes:
        depth = max(depth + (lexeme.kind == "(") - (lexeme.kind == ")"), 0)
        deepest = max(deepest, depth)
    return deepest
