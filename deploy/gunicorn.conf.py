"""For those who start gunicorn themselves: gunicorn -c deploy/gunicorn.conf.py wsgi:app

The same settings as `dateline serve`; what is written below them wins.
"""

from web.serving.server import options, settings

globals().update(options(settings().bind))
