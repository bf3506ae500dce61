"""The OpenSearch engine: an index in a cluster, on as many machines as it takes."""
