"""Articles become the next index of the cluster."""
