"""What lies where in the data folder."""

from __future__ import annotations

HISTORY = "history.sqlite"
JOURNALS = "journal"
BACKUPS = "backups"
# copies of the history, made before it is changed for a new version or repaired
KEY_FILE = "key.json"
# there once what is kept is encrypted
REPORT = "report.html"
# the page with a person's progress
OURS = frozenset({HISTORY, JOURNALS, BACKUPS, KEY_FILE, REPORT, "models", "dialogs"})
# all that the program itself puts there
