"""Who reads the articles: this process, several, or the workers of a Dask cluster. One interface for all."""

import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from nato_positions.errors import BadInput
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import distributed
else:
    distributed = on_demand("distributed")

_SECONDS = 10


class Here(Executor):
    """Does what is submitted at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Return a future that is done already; what `fn` raises is raised here."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@contextmanager
def executor(workers: int, dask: str | None, waits: bool) -> Iterator[Executor]:
    """Yield an executor for that many workers; with `dask`, those of the scheduler at that address.

    Work that only `waits`, for a language model, goes to threads. What is not begun is dropped at a failure.
    """
    with _made(workers, dask, waits) as made:
        try:
            yield made
        except BaseException:
            made.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _made(workers: int, dask: str | None, waits: bool) -> Iterator[Executor]:
    if dask is not None:
        with _client(dask) as client:
            yield client.get_executor()
    elif workers == 1:
        yield Here()
    elif waits:
        with ThreadPoolExecutor(workers) as threads:
            yield threads
    else:
        with ProcessPoolExecutor(workers, initializer=_leave_interrupts_to_us) as processes:
            yield processes


def _leave_interrupts_to_us() -> None:
    """Ctrl-C reaches every process of a terminal; only the first one is to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _client(address: str) -> Any:
    """Return a client of the scheduler. Raises `BadInput` where Dask is not installed or does not answer."""
    try:
        return distributed.Client(address, timeout=_SECONDS, set_as_default=False)
    except ImportError as error:
        python = sys.executable
        raise BadInput(f"--dask needs Dask; '{python} -m pip install nato-positions[dask]'") from error
    except (OSError, TimeoutError, ValueError) as error:
        raise BadInput(f"no Dask scheduler answers at {address}; start one, or use --workers N") from error
