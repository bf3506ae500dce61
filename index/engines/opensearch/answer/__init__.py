"""A plan becomes questions to the cluster, and its answers become hits."""
