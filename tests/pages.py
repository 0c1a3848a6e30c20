"""A web server with pages to be looked up."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = """<!doctype html><html lang="en-GB"><head><title>What the bridge cost - The Town News</title>
<link rel="canonical" href="/bridge"><meta property="og:site_name" content="The Town News">
<meta property="og:title" content="What the bridge cost"><meta name="author" content="Anna Kay">
<meta property="article:published_time" content="1998-05-06T10:00:00Z"></head>
<body><article><h1>What the bridge cost</h1>
<p>The bridge over the river opened in 1998 after nine years of building, and it cost 9.1 million euros in all.</p>
<p>Two thirds of the people of the town cross the bridge every day, and most of them come by bicycle or on foot.</p>
</article></body></html>"""


@contextmanager
def website(pages: Mapping[str, str]) -> Iterator[str]:
    """Serve HTML pages, or redirects where a page is an address; give the address of the site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path.partition("?")[0])
            moved = page is not None and not page.startswith("<")
            self.send_response(404 if page is None else 302 if moved else 200)
            if moved:
                self.send_header("Location", str(page))
            self.send_header("Content-Type", "text/html; charset=utf-8")
            body = b"" if page is None or moved else page.encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
