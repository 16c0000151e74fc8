"""Third floor: what is shown. Settings, addresses, pages, loading and checks."""
