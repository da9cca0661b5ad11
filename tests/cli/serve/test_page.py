"""The page of ``sejajar serve``: its files, and what a real browser makes of it."""

import http.server
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from rig.web_driver import browser, free_port
from sejajar.cli.serve.server import ASSETS, MAX_PAGES, PAGE_FOLDER, SCRIPT_FOLDER
from served_reader import children_of

HTML, STYLE, SCRIPT = (
    (PAGE_FOLDER / name).read_text(encoding="utf-8") for name in ("index.html", "page.css", "page.js")
)

FULL = "16 pages are open, as many as sejajar serve allows: close one, then reload this page.\n"

needs_browser = pytest.mark.skipif(
    not all(map(shutil.which, ("chromium", "chromedriver"))), reason="needs chromium and chromium-driver"
)


def test_the_page_asks_for_its_own_files_only():
    asked = re.findall(r"""(?:src|href)="(?!data:)([^"]+)"|url\\("([^"]+)"\\)""", HTML + STYLE)
    assert {name for names in asked for name in names if name} <= set(ASSETS)
    assert not re.search(r"https?:|//\w", HTML + STYLE)


def test_nothing_of_the_page_is_inline():
    assert not re.search(r"<style|<script(?![^>]* src=)|\son\w+=|\sstyle=|javascript:", HTML)
    assert len(re.findall(r"<(?:script|link rel=\"stylesheet\")", HTML)) == HTML.count('nonce="$nonce"')


def test_the_arabic_of_the_page_is_of_a_font_that_joins():
    faces = [face for face in re.findall(r"@font-face \{(.*?)\}", STYLE, re.DOTALL) if "unicode-range" in face]
    assert [re.search(r"font-weight: (\d+)", face)[1] for face in faces] == ["400", "700"]
    for face in faces:
        assert 'font-family: "Roboto Mono"' in face
        assert "url(" not in face
        assert 'local("DejaVu Sans Mono' in face
        assert {"U+0600-06FF", "U+FB50-FDFF", "U+FE70-FEFF"} <= set(re.findall(r"U\+[\w-]+", face))


def test_the_page_fits_the_script_it_is_written_for():
    script = (SCRIPT_FOLDER / "js" / "textual.js").read_text(encoding="utf-8")
    assert "fontFamily:\"'Roboto Mono'" in script
    for name in ("sessionWebsocketUrl", "fontSize", ".textual-terminal", "-first-byte", "-closed", "open_url"):
        assert name in script
    # The page's policy takes no other way to a style than the one that page.js sees.
    assert script.count("<style") == 0
    assert all(path.is_file() for path in ASSETS.values())


# -- in a real browser ---------------------------------------------------------------------------------------------


@pytest.fixture
def served(texts):
    """A server of the texts: its process and the address it printed."""
    server = subprocess.Popen(
        [sys.executable, "-m", "sejajar", "serve", "--port", str(free_port()), "a.txt", "b.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with server:
        try:
            yield server, server.stdout.readline().split()[1]
            server.terminate()
            assert server.wait(60) == 0
            assert server.stdout.read() == server.stderr.read() == ""
        finally:
            server.kill()


@contextmanager
def other_origin(page: str):
    """Serve ``page`` from another port while the block runs; gives its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def wait_until(is_so, seconds=90):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def is_drawn(opened):
    return "-first-byte" in opened.evaluate("return document.body ? document.body.className : ''")


@needs_browser
def test_the_own_page_shows_the_article_and_breaks_no_rule_of_its_own(served):
    server, url = served
    with browser() as opened:
        opened.run_first("window.asked = []; window.open = (url) => window.asked.push(url);")
        opened.open(url)
        wait_until(lambda: is_drawn(opened))
        assert len(children_of(server.pid)) == 1
        # xterm.js draws on a canvas: what it draws on is there, and as large as the window.
        width, height = opened.evaluate(
            "const box = document.querySelector('.xterm-screen canvas').getBoundingClientRect();"
            "return [box.width, box.height];"
        )
        assert width > 1000
        assert height > 600
        opened.settle()
        opened.press("E")
        opened.settle()
        opened.press(*"json", "Enter")
        wait_until(lambda: opened.evaluate("return window.asked.length"))
        assert re.fullmatch(r"download/[\w-]+", opened.evaluate("return window.asked[0]"))
        opened.press("q")
        wait_until(lambda: "-closed" in opened.evaluate("return document.body.className"))
        assert opened.evaluate("return document.getElementById('reason').textContent") == "sejajar is closed."
        wait_until(lambda: not children_of(server.pid))
        opened.evaluate("document.getElementById('again').click()")
        wait_until(lambda: len(children_of(server.pid)) == 1)
        asked = [one for one in opened.asked_urls() if not one.startswith(("chrome:", "data:"))]
        assert all(one.startswith((url, url.replace("http", "ws"))) for one in asked)
        # A browser on a busy machine says that its scheduler was late.
        assert [one for one in opened.complaints() if "allotted deadline" not in one] == []
    wait_until(lambda: not children_of(server.pid))


@needs_browser
def test_a_page_of_another_origin_starts_no_reader(served):
    server, url = served
    root = url.rsplit("/", 2)[0] + "/"
    # The worst case: the other page knows the address.
    attack = f"""<!DOCTYPE html><body><script>
      window.results = [];
      const note = (name) => (value) => results.push(`${{name}} ${{value}}`);
      for (const url of ["{url}", "{root}", "{url}textual.js", "{url}ws"]) {{
        for (let count = 0; count < 5; count += 1) {{
          const frame = document.createElement("iframe");
          frame.src = url;
          document.body.append(frame);
        }}
        fetch(url).then((answer) => note("fetch")(answer.status), () => note("fetch")("refused"));
        fetch(url, {{ mode: "no-cors" }}).then(async (answer) => note("opaque")((await answer.text()).length), () => note("opaque")("refused"));
        const script = document.createElement("script");
        script.onload = () => note("script")("ran");
        script.onerror = () => note("script")("refused");
        script.src = url;
        document.head.append(script);
        const socket = new WebSocket(url.replace("http", "ws"));
        socket.onopen = () => note("socket")("open");
        socket.onerror = () => note("socket")("refused");
      }}
      const form = document.createElement("form");
      form.action = "{url}";
      form.method = "post";
      form.target = "posted";
      const posted = document.createElement("iframe");
      posted.name = "posted";
      document.body.append(posted, form);
      form.submit();
    </script>"""
    started = set()
    with browser() as opened, other_origin(attack) as other:
        opened.open(other)
        wait_until(lambda: len(opened.evaluate("return results")) == 4 * 4)
        opened.settle()
        started |= children_of(server.pid)
        results = opened.evaluate("return results")
        assert not [
            one
            for one in results
            if one not in ("fetch refused", "opaque 0", "opaque refused", "script refused", "socket refused")
        ]
        assert "socket refused" in results
        # By another name of this machine, too: the page of localhost is of another origin.
        opened.open(other.replace("127.0.0.1", "localhost"))
        wait_until(lambda: len(opened.evaluate("return results")) == 4 * 4)
        opened.settle()
        started |= children_of(server.pid)
        assert not started
        # A person may still open the page.
        opened.open(url)
        wait_until(lambda: is_drawn(opened))
        assert len(children_of(server.pid)) == 1


@needs_browser
def test_of_fifty_pages_sixteen_run(served):
    server, url = served
    # One page holds the others: its policy allows it sockets like its own.
    with browser() as opened, browser() as other:
        opened.open(url)
        wait_until(lambda: is_drawn(opened))
        opened.evaluate(
            "window.sockets = []; window.refused = 0;"
            "for (let count = 1; count < 50; count += 1) {"
            "  const socket = new WebSocket(arguments[0]);"
            "  socket.onopen = () => sockets.push(socket);"
            "  socket.onerror = () => { refused += 1; };"
            "}",
            url.replace("http", "ws") + "ws?width=80&height=24",
        )
        wait_until(lambda: opened.evaluate("return sockets.length + refused") == 49)
        assert opened.evaluate("return sockets.length") == MAX_PAGES - 1
        assert len(children_of(server.pid)) == MAX_PAGES
        other.open(url)
        assert other.evaluate("return document.body.textContent") == FULL
        opened.open("about:blank")
        wait_until(lambda: not children_of(server.pid))
        other.open(url)
        wait_until(lambda: is_drawn(other))
        assert len(children_of(server.pid)) == 1
