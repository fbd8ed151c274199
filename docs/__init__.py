"""What a user reads, and the program that writes the pages on the commands."""
