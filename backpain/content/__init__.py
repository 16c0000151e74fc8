"""Fixtures in, database out: reading, checking, loading and auditing the content."""
