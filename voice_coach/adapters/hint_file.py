"""Reads and writes the weights of words that hint at danger, one file for each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from voice_coach.adapters.array_files import read_arrays, unfitting
from voice_coach.language.hints import PLACES, HintWeights


def load_hints(path: Path) -> HintWeights | None:
    """The weights in a file; None without the file. Raises DialogError when it is damaged."""
    if not path.is_file():
        return None
    weights = read_arrays(path, _weights)
    if len(weights.table) != PLACES:
        raise unfitting(path)
    return weights


def _weights(file: Any) -> HintWeights:
    unit, bias, threshold = (float(file[name]) for name in ("unit", "bias", "threshold"))
    table = memoryview(file["table"].astype("int8").tobytes()).cast("b")
    return HintWeights(table, unit, bias, threshold)


def save_hints(path: Path, weights: HintWeights) -> None:
    """Write weights, each number of whose table lies from -127 to 127."""
    import numpy as np

    np.savez_compressed(
        path,
        table=np.array(weights.table, dtype=np.int8),
        unit=weights.unit,
        bias=weights.bias,
        threshold=weights.threshold,
    )
