"""`python -m nato_positions` is the `positions` command."""

from nato_positions.cli import run

run()
