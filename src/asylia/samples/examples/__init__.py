"""Worked examples: of every rule at least three small cases, with what the clock must answer.

They stand beside this file in TOML, one file for each file of ``law/acts`` and ``law/states``.
docs/how-to/write-a-worked-example.md describes the format.
"""

from asylia.samples.examples.checking import Ask, ask, mistakes
from asylia.samples.examples.reading import ExampleError, every, examples_in, of
from asylia.samples.examples.values import Example, Expected

__all__ = [
    "Ask",
    "Example",
    "ExampleError",
    "Expected",
    "ask",
    "every",
    "examples_in",
    "mistakes",
    "of",
]
