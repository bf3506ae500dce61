"""Whatever looks into text: tokens and stems, names, quotes, signatures."""
