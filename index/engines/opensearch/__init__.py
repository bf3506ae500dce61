"""The OpenSearch engine: an index in a cluster, for when one machine is not enough."""
