"""One ranked full-text index of the whole public site, the same on both databases.

Words become stems in Python, once for both, so that both match the same entries; the order is
ours too. `entries` says what can be found, `storing` writes it, `asking` reads what was typed,
`finding` answers.
"""
