"""One folder or module per engine, each behind the door of `index.asking.protocol`."""
