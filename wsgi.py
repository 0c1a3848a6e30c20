"""The WSGI entry: `granian --interface wsgi wsgi:app`."""

from factcheck import create_app

app = create_app()
