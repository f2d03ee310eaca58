"""The tables of the history, from the first version to the newest."""

from __future__ import annotations

MIGRATIONS = (
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, locale TEXT NOT NULL, started TEXT NOT NULL,
        ended TEXT, reason TEXT, journal TEXT NOT NULL
    );
    CREATE TABLE attempts (
        session TEXT NOT NULL REFERENCES sessions(id), step TEXT NOT NULL,
        attempt INTEGER NOT NULL, said TEXT NOT NULL, at TEXT NOT NULL, act TEXT NOT NULL,
        is_strong INTEGER NOT NULL, changed_marker TEXT NOT NULL, markers TEXT NOT NULL,
        PRIMARY KEY (session, step, attempt)
    );
    CREATE INDEX attempts_by_step ON attempts (step, at);
    """,
    """
    CREATE TABLE keepsakes (
        session TEXT NOT NULL REFERENCES sessions(id), kind TEXT NOT NULL, at TEXT NOT NULL,
        content TEXT NOT NULL, PRIMARY KEY (session, kind)
    );
    """,
    """
    ALTER TABLE attempts ADD COLUMN praise TEXT NOT NULL DEFAULT '';
    ALTER TABLE attempts ADD COLUMN change TEXT NOT NULL DEFAULT '';
    ALTER TABLE attempts ADD COLUMN template TEXT NOT NULL DEFAULT '';
    CREATE TABLE turns (
        session TEXT NOT NULL REFERENCES sessions(id), number INTEGER NOT NULL, at TEXT NOT NULL,
        step TEXT NOT NULL, said TEXT NOT NULL, coach_ms INTEGER NOT NULL, delay_ms INTEGER,
        duration_ms INTEGER, words INTEGER NOT NULL, longest_pause_ms INTEGER, level_db REAL,
        level_spread_db REAL, clipped_ratio REAL, patience_ms INTEGER, compute_ms INTEGER,
        PRIMARY KEY (session, number)
    );
    """,
)
# one script for each version; only ever append
TABLES = ("sessions", "attempts", "turns", "keepsakes")
# a session's row comes before the rows that belong to it
