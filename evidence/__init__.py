"""First floor: what is known about what exists. Knows nothing of pages."""
