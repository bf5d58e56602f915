"""The network that is trained and the file that is shipped say the same, padding and all. Needs torch and onnx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storyglass.language.network import Network
from storyglass.language.subwords import Subwords
from storyglass.language.windows import batch, cut_windows, lay_strip
from tests.language.stub_network import SPECIAL

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

PIECES = [*SPECIAL, *(chr(number) for number in range(33, 33 + 251))]


@pytest.fixture(scope="module")
def net() -> Any:
    """A small random net whose blocks do something."""
    from training.network import Labels, Reader, Size

    torch.manual_seed(0)
    labels = Labels(
        (("NOUN", "NN"), ("VERB", "VB")), ("", "Number=Sing"), ("root", "nsubj"), feelings=("joy", "neutral")
    )
    made = Reader(Size(len(PIECES), 64, 2, 2, 96), labels)
    for value in made.parameters():
        torch.nn.init.normal_(value, std=0.1)
    return made


@pytest.mark.parametrize(("weights", "most"), [("fp32", 1e-3), ("dynamic", 1.0)])
def test_the_file_says_what_the_net_says(tmp_path: Path, net: Any, weights: str, most: float) -> None:
    from training.export import build, differences

    onnx.save(build(net, weights, PIECES), tmp_path / "reader.onnx")
    assert max(differences(net, tmp_path / "reader.onnx").values()) < most


def test_the_library_reads_the_file(tmp_path: Path, net: Any) -> None:
    import numpy as np

    from training.export import build

    onnx.save(build(net, "fp32", PIECES), tmp_path / "reader.onnx")
    network = Network(tmp_path / "reader.onnx")
    pieces, counts = Subwords(PIECES).encode_all(["ab", "c"], np.array([0, 1, 0]), np.array([False, False, False]))
    strip = lay_strip(pieces, counts, np.array([True, False, False]))
    said = network(batch(strip, cut_windows(strip, np.zeros(3, int)), slice(0, 1)))
    assert said["vector"].shape[:2] == said["tag"].shape[:2]
    assert said["tag"].shape[0] == 1
    assert network.labels.deprels == ["root", "nsubj"]


def test_the_encoder_that_is_kept_can_be_gone_on_from(repository: Path) -> None:
    from training.encoder import pieces_of
    from training.network import load_encoder

    folder = repository / "training" / "encoder"
    encoder = load_encoder(folder / "encoder-8x256.pt")
    assert encoder.pieces.weight.shape == (len(pieces_of(folder / "tokenizer.json")), 256)
    assert len(encoder.blocks) == 8
