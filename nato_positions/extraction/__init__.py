"""Article text in, candidate statements with their places out; nothing is read but the files of `data/`."""
