"""The shapes of the JSON answers: what is sent, and what the OpenAPI document says is sent."""
