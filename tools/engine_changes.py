"""Small changes of the law's engine, one place at a time: what ``engine_mutants`` tries."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import CodeType

SOURCE = Path(__file__).resolve().parent.parent / "src" / "asylia" / "law"
LEFT_OUT = ("acts/", "states/", "columns/")

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


# ruff: noqa: N802, N815 - methods are found by the name of the node


@dataclass(frozen=True)
class Place:
    """A change: the file, the function, the place in its tree and what is done there."""

    path: str
    function: str
    line: int
    number: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.function}: {self.what}"


class Changer(ast.NodeTransformer):
    """Numbers every change that can be made in a function; makes the one that is asked for."""

    def __init__(self, wanted: int | None = None) -> None:
        self.wanted = wanted
        self.found: list[tuple[int, str]] = []

    def _offer(self, node: ast.AST, what: str) -> bool:
        self.found.append((getattr(node, "lineno", 0), what))
        return self.wanted == len(self.found) - 1

    def visit(self, node: ast.AST) -> ast.AST:
        """One node, with what stands in it, annotations and sentences left out."""
        if isinstance(node, ast.arg):
            return node
        if isinstance(node, ast.AnnAssign):
            node.value = self.visit(node.value) if node.value else None  # type: ignore[assignment]
            return node
        if isinstance(node, ast.FunctionDef):
            node.body = [self.visit(each) for each in node.body]  # type: ignore[misc]
            return node
        node = self.generic_visit(node)
        change = getattr(self, f"change_{type(node).__name__}", None)
        return change(node) if change else node

    def change_Compare(self, node: ast.Compare) -> ast.AST:
        for index, operator in enumerate(node.ops):
            swap = SWAPS.get(type(operator))
            if swap and self._offer(node, f"{type(operator).__name__} to {swap.__name__}"):
                node.ops[index] = swap()  # type: ignore[call-overload]
        return node

    def change_BoolOp(self, node: ast.BoolOp | ast.BinOp | ast.AugAssign) -> ast.AST:
        swap = SWAPS.get(type(node.op))
        if swap and self._offer(node, f"{type(node.op).__name__} to {swap.__name__}"):
            node.op = swap()  # type: ignore[assignment]
        return node

    change_BinOp = change_AugAssign = change_BoolOp

    def change_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        if isinstance(node.op, ast.Not) and self._offer(node, "Not left out"):
            return node.operand
        return node

    def change_Constant(self, node: ast.Constant) -> ast.AST:
        value = node.value
        if isinstance(value, bool):
            if self._offer(node, f"{value} to {not value}"):
                return ast.copy_location(ast.Constant(not value), node)
        elif isinstance(value, int) and self._offer(node, f"{value} to {value + 1}"):
            return ast.copy_location(ast.Constant(value + 1), node)
        return node

    def change_If(self, node: ast.If | ast.IfExp | ast.While) -> ast.AST:
        for forced in (True, False):
            if isinstance(node, ast.While) and forced:
                continue
            if self._offer(node, f"condition to {forced}"):
                node.test = ast.copy_location(ast.Constant(forced), node.test)
        return node

    change_IfExp = change_While = change_If

    def change_comprehension(self, node: ast.comprehension) -> ast.AST:
        for index, test in enumerate(node.ifs):
            if self._offer(test, "filter left out"):
                node.ifs[index] = ast.copy_location(ast.Constant(value=True), test)
        return node

    def change_Return(self, node: ast.Return) -> ast.AST:
        value = node.value
        plain = value is None or (isinstance(value, ast.Constant) and value.value is None)
        if not plain and self._offer(node, "returns None"):
            node.value = ast.copy_location(ast.Constant(None), node)
        return node

    def change_Expr(self, node: ast.Expr) -> ast.AST:
        acts = isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom)
        if acts and self._offer(node, "statement left out"):
            return ast.copy_location(ast.Pass(), node)
        return node

    def change_Continue(self, node: ast.Continue | ast.Break) -> ast.AST:
        swap = ast.Break if isinstance(node, ast.Continue) else ast.Continue
        if self._offer(node, f"{type(node).__name__} to {swap.__name__}"):
            return ast.copy_location(swap(), node)
        return node

    change_Break = change_Continue


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The outermost functions and methods of a file, by qualified name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    yield f"{node.name}.{each.name}", each


def places_in(path: Path) -> Iterator[Place]:
    """Every change of a file."""
    short = path.relative_to(SOURCE).as_posix()
    for name, function in _functions(ast.parse(path.read_text(encoding="utf-8"))):
        changer = Changer()
        changer.visit(function)
        for number, (line, what) in enumerate(changer.found):
            yield Place(short, name, line, number, what)


def files_of_the_engine() -> list[Path]:
    """The files whose code is changed, in order."""
    files = sorted(SOURCE.rglob("*.py"))
    return [each for each in files if not each.relative_to(SOURCE).as_posix().startswith(LEFT_OUT)]


def every_place() -> list[Place]:
    """Every change of the engine."""
    return [place for path in files_of_the_engine() for place in places_in(path)]


def changed_code(place: Place) -> CodeType:
    """The function's code with the change made.

    Raises:
        LookupError: The file has no such function.
    """
    path = SOURCE / place.path
    tree = ast.parse(path.read_text(encoding="utf-8"))
    function = dict(_functions(tree))[place.function]
    Changer(place.number).visit(function)
    module = compile(ast.fix_missing_locations(tree), str(path), "exec")
    return _code_named(module, place.function)


@cache
def function_of(path: str, name: str) -> str:
    """What tells one state of a function from another: the hash of its tree, wherever it stands.

    Raises:
        KeyError: The file has no such function.
    """
    tree = ast.parse((SOURCE / path).read_text(encoding="utf-8"))
    return sha256(ast.dump(dict(_functions(tree))[name]).encode()).hexdigest()


@cache
def _statements(path: str) -> dict[int, range]:
    """The lines of the innermost statement around each line; of a compound one, its head."""
    found: dict[int, range] = {}
    for node in ast.walk(ast.parse((SOURCE / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
            lines = range(node.lineno, max(last, node.lineno) + 1)
            for line in lines:
                if line not in found or len(lines) < len(found[line]):
                    found[line] = lines
    return found


def statement_around(place: Place) -> range:
    """The lines of the statement in which a change stands."""
    return _statements(place.path).get(place.line, range(place.line, place.line + 1))


def _code_named(code: CodeType, name: str) -> CodeType:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            if each.co_qualname == name:
                return each
            if name.startswith(f"{each.co_qualname}."):
                return _code_named(each, name)
    raise LookupError(name)
