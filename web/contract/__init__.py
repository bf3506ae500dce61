"""What the endpoint promises: every address, as OpenAPI has it."""
