"""Files: written whole or not at all, beside their place and private; read only where they are not packed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from nato_positions.errors import BadInput
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import tempfile
else:
    # Not for those who only read.
    tempfile = on_demand("tempfile")

_PACKED = (b"\x1f\x8b", b"PK\3\4", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")


def refuse_packed(head: bytes, name: str) -> None:
    """Raise `BadInput` for a compressed file, from its first bytes: a small one may unpack to any size."""
    if head.startswith(_PACKED):
        raise BadInput(f"{name} is compressed; unpack it first")


@contextmanager
def written(target: Path) -> Iterator[TextIO]:
    """Yield a text file (UTF-8, lines as they are) that becomes `target` when the block ends well.

    Raises `BadInput` where nothing can be written.
    """
    with placed(target) as out:
        text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        try:
            yield text
        finally:
            text.detach()


@contextmanager
def placed(target: Path) -> Iterator[BinaryIO]:
    """Yield a binary file that becomes `target` when the block ends well; a link there is replaced.

    Raises `BadInput` where nothing can be written.
    """
    with reserved(target) as made, made.open("wb") as out:
        yield out


@contextmanager
def reserved(target: Path) -> Iterator[Path]:
    """Yield the path of an empty file, for what writes by name; it becomes `target` when the block ends well.

    Raises `BadInput` where nothing can be written.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise BadInput(f"cannot write {target}: {error.strerror}; name another file") from error
    os.close(descriptor)
    made = Path(name)
    try:
        yield made
        with made.open("rb") as whole:
            os.fsync(whole.fileno())
        made.replace(target)
    except OSError as error:
        raise BadInput(f"cannot write {target}: {error.strerror}; name another file") from error
    finally:
        made.unlink(missing_ok=True)
