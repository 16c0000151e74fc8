"""Ground floor: what exists. Knows nothing of evidence or pages."""
