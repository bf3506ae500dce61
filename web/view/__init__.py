"""What templates show beside the results: filters, pager, timeline."""
