"""A WebKit for tests: WebKitGTK's driver, asked by the plain protocol of WebDriver.

Its packages are heavy, so `install.py` does not install them: `webkit2gtk-driver` and `xvfb`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.site import free_port

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"
BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
#: How a machine without a graphics card draws, and without the rights for a sandbox of its own.
PLAINLY = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015"}
#: How long the page has for what it does, in seconds.
PATIENCE = 30


def find_webkit() -> str | None:
    """The browser that the driver drives; None where one of the programs is not installed."""
    if not (shutil.which(DRIVER) and shutil.which(SCREEN)):
        return None
    return next(map(str, Path("/usr/lib").glob(BROWSERS)), None)


class WebKit:
    """A window of the browser."""

    def __init__(self, address: str, browser: str) -> None:
        self._address = f"{address}/session"
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        started = self._ask("POST", "", capabilities=wanted)
        self._address += f"/{started['sessionId']}"

    def close(self) -> None:
        self._ask("DELETE", "")

    def open(self, address: str) -> None:
        """Open a page; it is there when this returns."""
        self._ask("POST", "/url", url=address)

    def resize(self, width: int, height: int) -> None:
        self._ask("POST", "/window/rect", width=width, height=height)

    def run(self, script: str, *arguments: object) -> Any:
        """What a script in the page returns."""
        return self._ask("POST", "/execute/sync", script=script, args=arguments)

    def wait(self, script: str, *arguments: object) -> Any:
        """What a script returns as soon as that is true."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *arguments)):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.1)
        return found

    def click(self, selector: str) -> None:
        self._ask("POST", f"/element/{self._element(selector)[ELEMENT]}/click")

    def hover(self, selector: str) -> None:
        """Bring the pointer to the middle of what is seen of an element."""
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        away = {"type": "pointerMove", "x": 1, "y": 1}
        there = {"type": "pointerMove", "x": 0, "y": 0, "origin": self._element(selector)}
        pointer = {"type": "pointer", "id": "pointer", "actions": [away, there]}
        self._ask("POST", "/actions", actions=[pointer])

    def _element(self, selector: str) -> Any:
        return self._ask("POST", "/element", using="css selector", value=selector)

    def press(self, *keys: str) -> None:
        """Press keys, by their names or as they are, one after the other."""
        actions = [
            {"type": kind, "value": KEYS.get(key, key)}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        board = {"type": "key", "id": "board", "actions": actions}
        self._ask("POST", "/actions", actions=[board])

    def _ask(self, method: str, path: str, **values: object) -> Any:
        data = json.dumps(values).encode() if method == "POST" else None
        asked = urllib.request.Request(f"{self._address}{path}", data, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None


@contextmanager
def webkit(browser: str) -> Iterator[WebKit]:
    """A window on a screen that nobody sees."""
    read, write = os.pipe()
    # The server finds a screen that is free, and says which.
    command = [SCREEN, "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as screen:
        os.close(write)
        with os.fdopen(read) as said:
            display = f":{said.readline().strip()}"
        port = free_port()
        environment = {**os.environ, **PLAINLY, "DISPLAY": display}
        with subprocess.Popen([DRIVER, f"--port={port}"], env=environment) as driver:
            try:
                window = _started(f"http://127.0.0.1:{port}", browser)
                yield window
                window.close()
            finally:
                driver.terminate()
                driver.wait()
                screen.terminate()


def _started(address: str, browser: str) -> WebKit:
    """A window as soon as the driver listens."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return WebKit(address, browser)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
