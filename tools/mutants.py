"""Mutation testing of ``law/``: ``./asylia prove mutants [--rules | --engine] [WORDS]``.

``--rules`` changes the rules of the acts and of the States and asks each its worked examples;
``--engine`` changes the code that counts and judges and runs its tests. Neither word: both.
"""

import sys

from tools import engine_mutants, rule_mutants

KINDS = {"--rules": rule_mutants.main, "--engine": engine_mutants.main}


def main(words: list[str]) -> int:
    """Try the changes of the kinds that are named; the words after them are handed on."""
    named = [word for word in words if word in KINDS]
    rest = [word for word in words if word not in KINDS]
    return max(KINDS[kind](rest) for kind in named or KINDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
