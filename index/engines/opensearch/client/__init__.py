"""The one way to the cluster: connections, time limits, refusals."""
