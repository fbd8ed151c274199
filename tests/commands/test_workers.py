"""Who reads: this process, others, a Dask cluster; and what is said where there is none."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from distributed import LocalCluster

from nato_positions.commands.workers import Here, executor
from nato_positions.errors import BadInput
from tests.conftest import Run

pytestmark = pytest.mark.filterwarnings("ignore")


def test_here_does_it_at_once() -> None:
    done: list[int] = []
    with executor(1, None, False) as hands:
        assert isinstance(hands, Here)
        future = hands.submit(done.append, 1)
        assert done == [1]
        assert future.done()


@pytest.mark.parametrize("waits", [False, True])
def test_several_workers(waits: bool) -> None:
    with executor(2, None, waits) as hands:
        assert [future.result() for future in [hands.submit(abs, -n) for n in range(5)]] == [0, 1, 2, 3, 4]


def test_a_cluster_reads_as_one_process_does(run: Run, fresh: Path, article: Path) -> None:
    article.write_text("Poland firmly backs Sweden's bid to join NATO.", "utf-8")
    words = ["ingest", str(article), "--date", "2023-06-01", "--dry-run", "-f", "jsonl"]
    with LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster:
        found = run(*words, "--dask", cluster.scheduler_address)
    assert found.status == 0
    assert found.out == run(*words).out != ""


def test_no_scheduler_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nato_positions.commands.workers._SECONDS", 0.2)
    with pytest.raises(BadInput, match="no Dask scheduler answers"), executor(1, "tcp://127.0.0.1:9", False):
        pass


def test_one_way_of_sharing(run: Run, fresh: Path, article: Path) -> None:
    assert run("ingest", str(article), "--workers", "2", "--dask", "tcp://127.0.0.1:9").status == 2


_MANY = """
import os, signal, sys, time
from nato_positions.commands.workers import executor

with executor(2, None, False) as hands:
    print(*{hands.submit(os.getpid).result() for _ in range(20)}, flush=True)
    if sys.argv[1] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    raise KeyboardInterrupt
"""


def is_running(number: int) -> bool:
    """Whether there is such a process; one that has ended, of which nobody took note yet, is none."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc")
@pytest.mark.parametrize("ending", ["killed", "interrupted"])
def test_no_worker_outlives_the_command(ending: str) -> None:
    done = subprocess.run([sys.executable, "-c", _MANY, ending], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    workers = [int(number) for number in done.stdout.split()]
    assert workers
    # They look for their parent twice a second.
    for _ in range(600):
        if not any(map(is_running, workers)):
            break
        time.sleep(0.05)
    assert not any(map(is_running, workers))
