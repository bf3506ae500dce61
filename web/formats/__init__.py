"""An answer in every format that leaves the service."""
