"""Articles laid aside on disk: all are looked at before the first is written, and none is kept in memory."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO

from nato_positions.model import Source

_IN_MEMORY = 8 * 1024 * 1024


@contextmanager
def spooled(articles: Iterable[Source]) -> Iterator["Spool"]:
    """Yield the articles as something to go through in order, once; small ones stay in memory.

    The file is private, has no name in its folder, and is gone at the end.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY, mode="w+", encoding="utf-8", newline="\n") as file:
        count = 0
        for article in articles:
            file.write(f"{json.dumps(article, ensure_ascii=False)}\n")
            count += 1
        file.seek(0)
        yield Spool(file, count)


class Spool:
    """Articles in a temporary file; `count` of them."""

    def __init__(self, file: IO[str], count: int) -> None:
        self._file = file
        self.count = count

    def __iter__(self) -> Iterator[Source]:
        return (Source(*json.loads(line)) for line in self._file)
