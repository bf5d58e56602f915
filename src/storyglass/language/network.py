"""The reading model's network: one ONNX file with its labels and vocabulary, run on one batch of windows at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

from numpy.typing import NDArray

from storyglass.language.subwords import Subwords
from storyglass.language.weights import weights_file
from storyglass.language.windows import Batch
from storyglass.story import EntityType, StoryError

FILE = "reader.onnx"
THREADS = "STORYGLASS_THREADS"
"""The environment variable that says how many threads a reading may use; what is found does not depend on it."""
FORMAT = 1
"""The version of the file's inputs, outputs and metadata."""

Array = NDArray[Any]


class Labels(NamedTuple):
    """What the numbers in the network's answers stand for."""

    tags: list[tuple[str, str]]
    feats: list[str]
    deprels: list[str]
    types: list[EntityType]
    feelings: list[str]


class Network:
    """A network made ready.

    It takes the pieces of B windows of T pieces and W words (see `windows.Batch`) and says, for every word:

    | output | shape | what |
    |---|---|---|
    | `tag`, `feats` | B, W | numbers of labels |
    | `start`, `event`, `cue` | B, W | log-odds that a sentence begins, of a realis event, of a feeling's cue |
    | `root` | B, W | score of being a sentence's root |
    | `head`, `arc`, `label` | B, W, K | the best candidates for its head, their scores and relations |
    | `span`, `span_type` | B, W, W | log-odds that a mention goes from this word to that, and its type |
    | `feeling` | B, W, labels | scores of feelings |
    | `experiencer`, `target` | B, W | the word that names who feels it, and toward what; itself where nobody does |
    | `vector` | B, W, width | the word in its context |
    """

    def __init__(self, file: Traversable) -> None:
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.log_severity_level = 4
        options.intra_op_num_threads = _threads()
        try:
            self._session = InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
            about = json.loads(self._session.get_modelmeta().custom_metadata_map["storyglass"])
        except FileNotFoundError:
            raise StoryError(f"{file}: the reading model is not there; install storyglass anew, or read by rules "
                             "(model none)") from None  # fmt: skip
        except OSError as error:
            raise StoryError(f"{file}: the reading model cannot be read: {error.strerror}") from None
        except Exception:  # whatever a damaged file raises in the runtime
            raise StoryError(f"{file}: this is no reading model, or it is damaged; install storyglass anew, or read by "
                             "rules (model none)") from None  # fmt: skip
        if about.get("format") != FORMAT:
            raise StoryError(f"{file}: this reading model was made for another version of storyglass")
        labels = about["labels"]
        self.labels = Labels(
            [(upos, xpos) for upos, xpos in labels["tags"]],
            labels["feats"],
            labels["deprels"],
            labels["types"],
            labels["feelings"],
        )
        self.subwords = Subwords(about["pieces"])
        self._outputs = [output.name for output in self._session.get_outputs()]

    def __call__(self, batch: Batch) -> Mapping[str, Array]:
        """The network's answers for a batch."""
        given = {"ids": batch.ids, "first": batch.first, "last": batch.last}
        return dict(zip(self._outputs, self._session.run(self._outputs, given), strict=True))


def load_network(model: str | Path | None = None) -> Network:
    """The network that came with storyglass (or lies in the reader's folder of weights), or the one at a path.

    A path is the file itself or a folder that holds it. Raises StoryError where there is none.
    """
    file: Traversable = weights_file(FILE) if model is None else Path(model)
    if file.is_dir():
        file = file / FILE
    if str(file) not in _loaded:
        _loaded[str(file)] = Network(file)
    return _loaded[str(file)]


def _threads() -> int:
    """How many threads the environment allows; 0 leaves it to the runtime, which takes all cores."""
    told = os.environ.get(THREADS, "0")
    if not told.isdecimal():
        raise StoryError(f"{THREADS} is {told!r}; set it to a number of threads, or unset it")
    return int(told)


_loaded: dict[str, Network] = {}
"""Every network is read once."""
