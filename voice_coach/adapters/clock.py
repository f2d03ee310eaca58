"""Wall time and waiting."""

from __future__ import annotations

import secrets
import time
from datetime import datetime


class SystemClock:
    """ports.Clock over the computer's own."""

    def now_iso(self) -> str:
        return datetime.now().astimezone().isoformat(timespec="seconds")

    def elapsed_ms(self) -> float:
        """Time that never goes back, from a beginning of its own."""
        return time.monotonic() * 1000

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def session_id(self) -> str:
        """A new name for a session: when it began, and something that tells two apart."""
        return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
