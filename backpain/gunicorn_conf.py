"""How gunicorn serves the site. A deployer overrides any of it on the command line."""

from __future__ import annotations

import multiprocessing
import os

wsgi_app = "backpain.wsgi"
workers = int(os.environ.get("WEB_WORKERS", "0")) or min(4, multiprocessing.cpu_count())
preload_app = True
timeout = 30
max_requests = 10_000
max_requests_jitter = 1_000
limit_request_line = 8190
control_socket_disable = True
