"""For those who start gunicorn themselves: gunicorn -c deploy/gunicorn.conf.py wsgi:app

The same settings as `dateline serve`; what is written below them wins. DATELINE_PUBLIC_URL, in the
environment or in dateline.toml, is the address that readers use.
"""

from web.serving.server import options, say_address, settings

when_ready = say_address
globals().update(options(settings().bind))
