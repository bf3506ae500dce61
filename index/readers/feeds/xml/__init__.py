"""XML of any size and in any state, item by item."""
