"""Reads and writes the weights of words that hint at danger, one file for each language."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile

from voice_coach.errors import DialogError
from voice_coach.language.hints import PLACES, HintWeights

_DAMAGE = (OSError, ValueError, KeyError, EOFError, IndexError, TypeError, BadZipFile, zlib.error)


def load_hints(path: Path) -> HintWeights | None:
    """The weights in a file; None without the file. Raises DialogError when it is damaged."""
    import numpy as np

    if not path.is_file():
        return None
    try:
        with path.open("rb") as stored, np.load(stored, allow_pickle=False) as file:
            table = file["table"].astype(np.int8)
            unit, bias, threshold = (float(file[name]) for name in ("unit", "bias", "threshold"))
    except _DAMAGE as error:
        raise DialogError(f"{path}:1: cannot be read.", "Install voice-coach anew.") from error
    if table.shape != (PLACES,):
        raise DialogError(f"{path}:1: its parts do not fit.", "Install voice-coach anew.")
    return HintWeights(memoryview(table.tobytes()).cast("b"), unit, bias, threshold)


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
