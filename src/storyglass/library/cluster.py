"""The same work on a Ray cluster: each actor has a worker of its own and reads and writes whole parts.

The folder must be one that all machines see: a shared disk, or an address such as `s3://bucket/folder`.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ray
import ray.data

from storyglass.language.weights import VARIABLE
from storyglass.library.corpus import Tally, Watcher, count, read_parts
from storyglass.library.crew import Crew
from storyglass.library.parts import Parts
from storyglass.library.reads import Reading
from storyglass.library.worker import Task
from storyglass.story import StoryError

LOCAL = "local"
"""The address of a cluster that is started on this machine, and ended with the run."""


class PartReader:
    """An actor: reads one part after the other, and writes each."""

    def __init__(self, out: str, reading: Reading, mark: str, seconds: float | None) -> None:
        self._parts = Parts(out, mark)
        self._crew = Crew(1, reading, seconds=seconds)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[int]]:
        """Reads the parts of a batch and tells how many stories, failures and words there were in each."""
        tallies = []
        for packed in batch["part"]:
            tally = Tally()
            for outcome in read_parts([pickle.loads(packed)], self._crew, self._parts.write):
                count(tally, outcome)
            tallies.append(tally)
        return {name: [getattr(tally, name) for tally in tallies] for name in ("done", "failed", "words")}


def read_on_cluster(
    waiting: Sequence[Sequence[Task]],
    out: str,
    reading: Reading,
    jobs: int,
    address: str,
    seconds: float | None,
    tally: Tally,
    watch: Watcher,
) -> None:
    """Reads parts with `jobs` actors; an actor that is lost is begun anew, and so is the part it was at."""
    began_here = _join(address, jobs)
    try:
        place = out if "://" in out else str(Path(out).resolve())
        parts = ray.data.from_items(
            [{"part": pickle.dumps(list(part))} for part in waiting], override_num_blocks=len(waiting)
        )
        told = parts.map_batches(
            PartReader,
            batch_size=1,
            compute=ray.data.ActorPoolStrategy(size=min(jobs, len(waiting))),
            num_cpus=1,
            fn_constructor_args=(place, reading, reading.mark(), seconds),
        )
        for row in told.iter_rows():
            tally.done += int(row["done"])
            tally.failed += int(row["failed"])
            tally.words += int(row["words"])
            watch(tally)
    except ray.exceptions.RayError as error:
        raise StoryError(f"the cluster gave up: {str(error).strip().splitlines()[-1]}") from None
    finally:
        if began_here:
            ray.shutdown()


def _join(address: str, jobs: int) -> bool:
    """Joins a cluster, unless this process is in one; says whether it is to be left again."""
    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    if ray.is_initialized():
        return False
    home = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH")]))
    weights = {name: os.environ[name] for name in (VARIABLE,) if name in os.environ}
    here = {"num_cpus": jobs, "include_dashboard": False, "runtime_env": {"env_vars": weights | {"PYTHONPATH": path}}}
    there = {"address": address, "runtime_env": {"env_vars": weights}}
    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **(here if address == LOCAL else there))
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise StoryError(f"{address}: there is no Ray cluster: {str(error).strip().splitlines()[0]}") from None
    return True
