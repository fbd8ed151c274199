"""The migrations, a module each, in the order in which they run.

A migration runs once, inside one transaction with the file's new version number. It is never changed after
its release; a change to the reference data is a migration too, so that a ledger and its reader agree.
"""

from nato_positions.store.migrations import (
    m001_ledger,
    m002_judging,
    m003_search,
    m004_history,
    m005_views,
    m006_today,
)

STEPS = (
    ("m001_the_ledger", m001_ledger.migrate),
    ("m002_judging", m002_judging.migrate),
    ("m003_search", m003_search.migrate),
    ("m004_history", m004_history.migrate),
    ("m005_views", m005_views.migrate),
    ("m006_today", m006_today.migrate),
)
"""Each step's name, as the file keeps it, and what it does."""
