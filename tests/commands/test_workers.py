"""Who reads: this process, others, a Dask cluster; and what is said where there is none."""

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
