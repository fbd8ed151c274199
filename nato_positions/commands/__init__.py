"""A file a command: parse, ask the rooms below, render. No SQL, no rich, no arithmetic."""
