"""What a record says under the key of its text: plain, HTML, or blocks of an editor."""
