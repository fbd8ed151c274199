"""Pure: statements and positions in, results out. Nothing here knows the store or the screen."""
