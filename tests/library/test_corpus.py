"""Many stories become Parquet: each once, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from storyglass.cli import app
from storyglass.library import Reading, corpus
from storyglass.library.corpus import Tally, read_corpus
from storyglass.library.parts import BYTES, STORIES, Parts, cut
from storyglass.library.turns import only_one
from storyglass.library.worker import Task
from storyglass.story import StoryError
from tests.library.corpora import files, lay_stories, rows, stumble

RULES = Reading(model=None)


def run(folder: Path, out: Path, **options: Any) -> Tally:
    return read_corpus([str(folder)], str(out), reading=RULES, **options)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Forty stories, and what one process makes of them."""
    folder = tmp_path_factory.mktemp("whole")
    stories = lay_stories(folder / "stories", 40)
    run(stories, folder / "out")
    return stories, folder / "out"


def names(out: Path) -> list[str]:
    return sorted(str(row["name"]) for row in rows(out, "stories"))


def test_every_story_has_its_rows(whole: tuple[Path, Path]) -> None:
    stories, out = whole
    assert names(out) == sorted(path.name for path in stories.iterdir())
    assert len(rows(out, "lines")) == 3 * 40
    assert rows(out, "failures") == []
    assert rows(out, "stories")[0]["place"] == str(stories / str(rows(out, "stories")[0]["name"]))
    assert len(list((out / "parts").iterdir())) == 2


def test_a_source_that_is_not_there_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="no such file or folder"):
        run(tmp_path / "stroies", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_two_processes_make_the_same(whole: tuple[Path, Path], tmp_path: Path) -> None:
    stories, out = whole
    tally = run(stories, tmp_path / "out", jobs=2)
    assert (tally.done, tally.failed, tally.words) == (
        40,
        0,
        sum(int(str(row["words"])) for row in rows(out, "stories")),
    )
    assert files(tmp_path / "out") == files(out)


def test_what_is_done_is_not_read_again(whole: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    stories, out = whole
    monkeypatch.setattr(corpus, "Crew", lambda *_, **__: pytest.fail("read again"))
    before = files(out)
    (stories.parent / "copies").mkdir()
    (stories.parent / "copies" / "0001, again.txt").write_bytes((stories / "0001.txt").read_bytes())
    (stories.parent / "copies" / "map.png").write_bytes(b"")
    tally = read_corpus([str(stories), str(stories.parent / "copies")], str(out), reading=RULES)
    assert (tally.stories, tally.there, tally.copies, tally.left_out) == (0, 40, 1, 1)
    assert files(out) == before


def test_bad_files_are_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = stumble(monkeypatch, tmp_path / "stumbling")
    stories = lay_stories(tmp_path / "stories", 8, "killer.txt", "flaky.txt", "hang.txt", "bug.txt", "memory.txt")
    (stories / "0003.txt").write_bytes(b"\0\1")
    listed = tmp_path / "list.txt"
    listed.write_text("\n".join([*map(str, sorted(stories.iterdir())), str(stories / "gone.txt")]), encoding="utf-8")
    out = tmp_path / "out"
    tally = read_corpus([str(listed)], str(out), reading=RULES, jobs=2, seconds=10)
    assert names(out) == ["0000.txt", "0001.txt", "0002.txt", *(f"000{n}.txt" for n in range(4, 8)), "flaky.txt"]
    reasons = {row["name"]: str(row["reason"]) for row in rows(out, "failures")}
    assert {name: reason.split(" (")[0] for name, reason in reasons.items()} == {
        "0003.txt": "0003.txt: this is not text; give a txt, md, html, epub or docx file",
        "killer.txt": "reading it ended the process",
        "hang.txt": "reading it took too long",
        "bug.txt": "a bug of storyglass",
        "memory.txt": "there is not enough memory to read it",
        "gone.txt": f"{stories / 'gone.txt'}: no such file",
    }
    assert (tally.stories, tally.done, tally.failed) == (14, 14, 6)
    assert {path.name: path.stat().st_size for path in tries.iterdir()} == {
        "killer.txt": 2,
        "flaky.txt": 2,
        "hang.txt": 2,
        "bug.txt": 1,
        "memory.txt": 1,
    }

    before = files(out)
    assert read_corpus([str(listed)], str(out), reading=RULES).there == 13
    assert files(out) == before
    monkeypatch.undo()
    tally = read_corpus([str(listed)], str(out), reading=RULES, again=True)
    assert (tally.stories, tally.failed) == (6, 2)
    assert sorted(str(row["name"]) for row in rows(out, "failures")) == ["0003.txt", "gone.txt"]
    assert len(set(names(out))) == len(names(out)) == 12


def test_other_readings_do_not_mix(whole: tuple[Path, Path], tmp_path: Path) -> None:
    stories, out = whole
    with pytest.raises(StoryError, match="were read in another way"):
        read_corpus([str(stories)], str(out), reading=Reading(model=None, quotes="none"))
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoryError, match="this folder holds something else"):
        run(stories, tmp_path)
    with pytest.raises(StoryError, match="cannot be written"):
        run(stories, tmp_path / "mine.txt" / "out")


def test_one_run_at_a_time(whole: tuple[Path, Path]) -> None:
    stories, out = whole
    with only_one(str(out)), pytest.raises(StoryError, match="another run is writing there"):
        run(stories, out)


def test_a_full_disk_is_one_line_and_loses_nothing(
    whole: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories, out = whole
    put, written = Parts._put, []

    def full(parts: Parts, file: str, content: bytes) -> int:
        written.append(file)
        if len(written) == 17:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return put(parts, file, content)

    monkeypatch.setattr(Parts, "_put", full)
    with pytest.raises(StoryError, match="cannot be written: No space left on device"):
        run(stories, tmp_path / "out")
    monkeypatch.undo()
    run(stories, tmp_path / "out")
    assert files(tmp_path / "out") == files(out)


def test_what_was_left_half_done_is_removed(whole: tuple[Path, Path], tmp_path: Path) -> None:
    stories, out = whole
    for name, content in files(out).items():
        path = tmp_path / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    broken = sorted((tmp_path / "out" / "lines").iterdir())[0]
    broken.write_bytes(broken.read_bytes()[:-1])
    (tmp_path / "out" / "lines" / "stray.parquet").write_bytes(b"")
    (tmp_path / "out" / "lines" / ".x.1.part").write_bytes(b"")
    (tmp_path / "out" / "parts" / "bad.json").write_bytes(b"{")
    (tmp_path / "out" / "mine.md").write_bytes(b"kept")
    assert run(stories, tmp_path / "out").there < 40
    assert files(tmp_path / "out") == files(out) | {"mine.md": b"kept"}


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes in another way")
def test_whoever_is_killed_goes_on(whole: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stories, out = whole
    stumble(monkeypatch, tmp_path / "stumbling", pause=0.02)
    chance = random.Random(7)
    command = ["corpus", str(stories), str(tmp_path / "out"), "--jobs", "2", "--model", "none", "-q"]
    start = "from storyglass.cli import main; main()"
    for _ in range(4):
        running = subprocess.Popen([sys.executable, "-c", start, *command], stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 3.0))
        running.kill()
        running.wait()
    monkeypatch.undo()
    run(stories, tmp_path / "out")
    assert files(tmp_path / "out") == files(out)


@pytest.mark.skipif(not Path("/proc").exists(), reason="who is running is told by /proc here")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_nobody_goes_on_working_alone(
    number: signal.Signals, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = stumble(monkeypatch, tmp_path / "stumbling")
    stories = lay_stories(tmp_path / "stories", 1, "hang.txt")
    command = ["corpus", str(stories), str(tmp_path / "out"), "--jobs", "2", "--model", "none", "-q"]
    start = "from storyglass.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", start, *command], stderr=subprocess.PIPE) as running:
        until = time.monotonic() + 60
        while not list(tries.iterdir()) and time.monotonic() < until:
            time.sleep(0.05)
        workers = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="utf-8").split()
        running.send_signal(number)
        _, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (code, b"")
    assert len(workers) == 2
    while any(Path(f"/proc/{worker}/exe").exists() for worker in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{worker}/exe").exists() for worker in workers)


def test_workers_that_cannot_begin_are_one_line(tmp_path: Path) -> None:
    stories = lay_stories(tmp_path / "stories", 1)
    given = ["corpus", str(stories), str(tmp_path / "out"), "--model", str(tmp_path / "nowhere")]
    done = CliRunner().invoke(app, given)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "the reading model is not there" in done.stderr


def test_the_command_sums_up(whole: tuple[Path, Path]) -> None:
    stories, out = whole
    done = CliRunner().invoke(app, ["corpus", str(stories), str(out), "--model", "none"])
    assert (done.exit_code, done.stdout) == (0, "0 stories read, 0 words, 0 words/s; 40 there before\n")


def test_parts_are_cut_by_stories_and_bytes() -> None:
    tasks = [Task(str(number), f"{number:064}", 10) for number in range(100_000)]
    parts = cut(tasks)
    assert [task for part in parts for task in part] == tasks
    assert {len(part) for part in parts} == {STORIES}
    assert [len(part) for part in cut([Task("", "", BYTES)] * 3)] == [1, 1, 1]
    assert cut([]) == []
