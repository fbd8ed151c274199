"""The only home of SQL: where the file is, its schema, writing to it and reading from it."""
