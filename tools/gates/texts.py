"""Texts (STYLE section 12): where.md, decisions, changes, and words that do not belong."""

import re
from pathlib import Path

from tools.gates.trees import files, texts

PATH = re.compile(r"`([\w./*-]+/[\w./*-]*|[\w-]+\.(?:md|toml|py))`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")
CHANGE = re.compile(r"[a-z0-9-]+\.(?:added|changed|fixed|security|law)\.md")
DECISION = re.compile(r"\d{4}-[a-z0-9-]+\.md")
PARTS = ("## Context", "## Decision", "## Consequences")
# Written so that this file does not hold the words themselves.
WORKSHOP = re.compile(
    r"\.\./share[d]|(?<![\w.])/(?:wor[k]|roo[t]|far[m])/|pyp[i]\.org|pythonhoste[d]"
    r"|registry\.npmj[s]|deb\.debia[n]\.org"
)
EVERYWHERE = (
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".html",
    ".css",
    ".js",
    ".sh",
    ".json",
    ".yaml",
    ".yml",
)


def where_paths(root: Path) -> list[str]:
    """Each path that ``docs/where.md`` names exists."""
    page = root / "docs" / "where.md"
    if not page.exists():
        return ["docs/where.md is missing"]
    return [
        f"docs/where.md names {path}, which is not there"
        for path in PATH.findall(page.read_text(encoding="utf-8"))
        if not _exists(root, path)
    ]


def _exists(root: Path, path: str) -> bool:
    return any(
        base.exists() and (any(base.glob(path.rstrip("/"))))
        for base in (root, root / "src" / "asylia")
    )


def broken_links(root: Path) -> list[str]:
    """A link from one page to another leads somewhere."""
    return [
        f"{path}: links to {target}, which is not there"
        for path, text in (*_beside(root), *texts(root, "docs", ".md"))
        for target in LINK.findall(text)
        if not (root / path).parent.joinpath(target).exists()
    ]


def _beside(root: Path) -> list[tuple[str, str]]:
    """The texts at the root."""
    return [
        (path.name, path.read_text(encoding="utf-8"))
        for path in sorted(root.iterdir())
        if path.is_file() and (path.suffix in EVERYWHERE or path.name in {"asylia", "justfile"})
    ]


def workshop_words(root: Path) -> list[str]:
    """The project stands alone: no machine path, no host of a registry, no folder beside it."""
    folders = ("src", "tests", "tools", "benchmarks", "docs", "changelog.d", "requirements")
    found = _beside(root)
    for folder in folders:
        found += texts(root, folder, *EVERYWHERE)
    return [
        f"{path}: {match!r} does not belong here"
        for path, text in found
        for match in WORKSHOP.findall(text)
    ]


def changelog_names(root: Path) -> list[str]:
    """A change is ``changelog.d/<slug>.<added|changed|fixed|security|law>.md``, one sentence."""
    return [
        f"{path.name} is no name of a change: <slug>.<added|changed|fixed|security|law>.md"
        for path in files(root, "changelog.d", ".md", ".txt", ".rst")
        if not CHANGE.fullmatch(path.name)
    ]


def decisions(root: Path) -> list[str]:
    """An ADR is ``NNNN-title.md`` with context, decision and consequences, numbered without gap."""
    found = list(files(root, "docs/adr", ".md"))
    complaints = [f"{one.name}: not NNNN-title.md" for one in found if not DECISION.match(one.name)]
    for number, one in enumerate(found, 1):
        if not one.name.startswith(f"{number:04d}-"):
            complaints.append(f"{one.name}: number {number:04d} is missing or taken twice")
        text = one.read_text(encoding="utf-8")
        complaints += [f"{one.name}: has no {part!r}" for part in PARTS if part not in text]
    return complaints
