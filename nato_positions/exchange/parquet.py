"""Apache Parquet, the columns that DuckDB, pandas and R read; pyarrow writes it (extra `parquet`)."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from nato_positions.errors import BadInput
from nato_positions.model import Statement
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import pyarrow
    from pyarrow import parquet
else:
    pyarrow = on_demand("pyarrow")
    parquet = on_demand("pyarrow.parquet")

_ROWS = 50_000
_KINDS = {"id": "int64", "source_id": "int64", "confidence": "float64"}


def write(out: BinaryIO, statements: Iterable[Statement]) -> None:
    """Write the statements as one table, a row group for every 50,000; every field that is no number is text.

    Raises `BadInput` where pyarrow is not installed.
    """
    try:
        schema = pyarrow.schema([(f, _KINDS.get(f, "string")) for f in Statement._fields])
    except ImportError as error:
        raise BadInput("parquet needs the package pyarrow; install nato-positions[parquet]") from error
    with parquet.ParquetWriter(out, schema) as file:
        for rows in _groups(statements):
            columns = [
                pyarrow.array([_plain(value) for value in column], _KINDS.get(field, "string"))
                for field, column in zip(Statement._fields, zip(*rows, strict=True), strict=True)
            ]
            file.write_table(pyarrow.Table.from_arrays(columns, schema=schema))


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def _groups(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    rest = iter(statements)
    while group := list(islice(rest, _ROWS)):
        yield group
