"""What `make bench` runs: whole processes, as ratios against a peer or a floor in the same run."""
