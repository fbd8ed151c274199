"""Who reads the articles: this process, several, or the workers of a Dask cluster. One interface for all."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Any

from nato_positions.errors import BadInput
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import distributed
else:
    distributed = on_demand("distributed")

_SECONDS = 10
_LOOK = 0.5


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

    Work that only `waits`, for a language model, goes to threads. At a failure what is not begun is dropped.
    """
    with _made(workers, dask, waits) as made:
        try:
            yield made
        except BaseException:
            if isinstance(made, ProcessPoolExecutor | ThreadPoolExecutor):
                # Processes are waited for, so that none outlives us; a model's answer may take minutes.
                made.shutdown(wait=isinstance(made, ProcessPoolExecutor), cancel_futures=True)
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
        with ProcessPoolExecutor(workers, initializer=_serve, initargs=(os.getpid(),)) as processes:
            yield processes


def _serve(parent: int) -> None:
    """Set a worker up. Ctrl-C reaches every process of a terminal; only the first one is to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End when the first process is gone: killed, it cannot tell its workers, who would wait for ever."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _client(address: str) -> Any:
    """Return a client of the scheduler. Raises `BadInput` where Dask is not installed or does not answer."""
    try:
        return distributed.Client(address, timeout=_SECONDS, set_as_default=False)
    except ImportError as error:
        python = sys.executable
        raise BadInput(f"--dask needs Dask; '{python} -m pip install nato-positions[dask]'") from error
    except (OSError, TimeoutError, ValueError) as error:
        raise BadInput(f"no Dask scheduler answers at {address}; start one, or use --workers N") from error
