"""Real programs of other people to dictate into: how each is started, and how what stands in it is read back.

None is read by the keyboard or the clipboard, which are what is tested: terminals write down each byte, editors save
their file, and a page in a browser tells a server of ours what its field holds.
"""

from __future__ import annotations

import html
import json
import re
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

from dictation_app.output.programs import for_terminal

from .processes import wait_for
from .targets import QtEditor, Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from .desktop import Desktop

_SAVED_S = 3.0
"""Longest wait for a file to be written after Ctrl+S."""
_START_S = 60.0
_CLEAR_S = 20.0


class Program(Target):
    """A window of a program of this desktop, found by its title."""

    command: ClassVar[tuple[str, ...]]
    """What is started; ``{file}`` stands for the file, ``{place}`` for a folder of its own, ``{page}`` for a page."""
    title: ClassVar[str]
    env: ClassVar[dict[str, str]] = {}

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._place = desktop.folder / type(self).__name__
        self._place.mkdir()
        self.file = self._place / "written.txt"
        self.prepare()
        command = [part.format(file=self.file, place=self._place, page=self.page()) for part in self.command]
        desktop.spawn(self.name, *command, env=desktop.env | self.env)
        self.window = desktop.find(self.title, timeout_s=_START_S)
        self.wait_until_ready()

    def prepare(self) -> None:
        self.file.write_bytes(b"")

    def page(self) -> str:
        return ""

    def wait_until_ready(self) -> None:
        """Wait until it takes keys."""
        time.sleep(1.0)

    def expected(self, text: str) -> str:
        """How a text is to stand in it."""
        return text

    def close(self) -> None:
        self._desktop.stop(self.name)


class _Terminal(Program):
    title = "a terminal"

    def wait_until_ready(self) -> None:
        wait_for(self.file.with_suffix(".up").exists, f"the program in {self.name}")

    def expected(self, text: str) -> str:
        return for_terminal(text)

    def text(self) -> str:
        return self.file.read_bytes().decode("utf-8", "replace")

    def clear(self) -> None:
        self._desktop.focus(self.window)
        self.file.write_bytes(b"")  # `cat` appends, so an emptied file stays right


_KEEP_BYTES = "stty raw -echo; touch {place}/written.up; exec cat >> {file}"


class Xterm(_Terminal):
    name = "xterm"
    command = ("xterm", "-u8", "-T", "a terminal", "-e", _KEEP_BYTES)


class Lxterminal(_Terminal):
    """VTE, as GNOME's and Xfce's terminals are."""

    name = "lxterminal"
    command = ("lxterminal", "--no-remote", "-t", "a terminal", "-e", f'sh -c "{_KEEP_BYTES}"')


class _Editor(Program):
    """Saves what stands in it."""

    title = "written"
    end = ""
    """What it puts at the end of its file by itself."""

    def text(self) -> str:
        self._desktop.focus(self.window)
        before = self.file.stat().st_mtime_ns
        self._desktop.tap("Ctrl+S", down_s=0.0)
        with suppress(AssertionError):  # nothing was there to be saved
            wait_for(lambda: self.file.stat().st_mtime_ns != before, "the file", _SAVED_S)
        time.sleep(0.1)
        return self.read()

    def read(self) -> str:
        return self.file.read_text(encoding="utf-8").removesuffix(self.end)

    def clear(self) -> None:
        self._desktop.focus(self.window)

        def is_empty() -> bool:
            self._desktop.tap("Ctrl+A", down_s=0.0)
            self._desktop.tap("Delete", down_s=0.0)
            return not self.text()

        wait_for(is_empty, f"{self.name} to be empty", _CLEAR_S)


class Mousepad(_Editor):
    name = "mousepad (GTK 3)"
    command = ("mousepad", "--disable-server", "{file}")


class GnomeTextEditor(_Editor):
    name = "gnome-text-editor (GTK 4)"
    command = ("gnome-text-editor", "--standalone", "{file}")
    env: ClassVar[dict[str, str]] = {"GSK_RENDERER": "cairo"}
    end = "\n"


class Featherpad(_Editor):
    name = "featherpad (Qt 5)"
    command = ("featherpad", "--standalone", "{file}")
    end = "\n"


class Abiword(_Editor):
    name = "AbiWord"
    command = ("abiword", "{file}")

    def prepare(self) -> None:
        self.file = self._place / "written.abw"
        self.file.write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n<abiword template="false" fileformat="1.1" '
            'xmlns="http://www.abisource.com/awml.dtd" version="3.0.5">\n<section>\n<p></p>\n</section>\n</abiword>\n',
            encoding="utf-8",
        )

    def read(self) -> str:
        paragraphs = re.findall(r"<p\b[^>]*?(?:/>|>(.*?)</p>)", self.file.read_text(encoding="utf-8"), re.DOTALL)
        bare = (re.sub(r"<[^>]*>", "", re.sub(r"<br\s*/>", "\n", each)) for each in paragraphs)
        return "\n".join(html.unescape(each) for each in bare)


class Writer(_Editor):
    name = "LibreOffice Writer"
    command = (
        "soffice", "-env:UserInstallation=file://{place}/profile", "--writer", "--norestore", "--nologo",
        "--nofirststartwizard", "{file}",
    )  # fmt: skip
    end = "\n"

    def prepare(self) -> None:
        super().prepare()
        user = self._place / "profile" / "user"
        user.mkdir(parents=True)
        settings = (
            ("Writer/Filter", ""),
            ("Common/Save/Document", '<prop oor:name="WarnAlienFormat"><value>false</value></prop>'),
            ("Common/Misc", '<prop oor:name="ShowTipOfTheDay"><value>false</value></prop>'),
            ("Common/Misc", '<prop oor:name="FirstRun"><value>false</value></prop>'),
        )
        items = "".join(
            f'<item oor:path="/org.openoffice.Office.{path}">{prop}</item>'.replace("<prop ", '<prop oor:op="fuse" ')
            for path, prop in settings
            if prop
        )
        (user / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
            'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"{items}</oor:items>",
            encoding="utf-8",
        )

    def wait_until_ready(self) -> None:
        time.sleep(4.0)

    def read(self) -> str:
        return self.file.read_text(encoding="utf-8-sig").removesuffix("\n")


class OwnQtEditor(Program):
    """Qt 6, as this app itself."""

    name = "Qt 6 editor"
    title = "Notes"

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._editor = QtEditor(desktop)
        self.window = self._editor.window

    def text(self) -> str:
        return self._editor.text()

    def clear(self) -> None:
        self._editor.clear()

    def close(self) -> None:
        self._editor.close()


_PAGE = """<!doctype html><meta charset="utf-8"><title>a page</title>
<style>textarea, div { width: 90%%; height: 400px; white-space: pre-wrap; border: 1px solid }</style>
%s
<script>
const field = document.getElementById("field");
const held = () => "value" in field ? field.value : field.innerText;
async function follow() {
  let told = null;
  for (;;) {
    const now = held();
    const body = JSON.stringify({text: now, focused: document.hasFocus() && document.activeElement === field});
    try {
      const answer = await (await fetch("/held", {method: "POST", body})).text();
      if (answer === "clear") { if ("value" in field) field.value = ""; else field.innerHTML = ""; field.focus(); }
    } catch (gone) {}
    await new Promise(done => setTimeout(done, 30));
  }
}
field.focus();
follow();
</script>
"""
_FIELDS = {
    "textarea": '<textarea id="field"></textarea>',
    "contenteditable": '<div id="field" contenteditable="true"></div>',
}


class _Pages(ThreadingHTTPServer):
    """Serves one page with a field, and is told by it what the field holds."""

    daemon_threads = True

    def __init__(self, field: str) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.page = (_PAGE % _FIELDS[field]).encode()
        self.told = threading.Condition()
        self.text = ""
        self.focused = False
        self.looks = 0
        self.wants_clear = False
        threading.Thread(target=partial(self.serve_forever, 0.05), daemon=True, name="pages of the test").start()


class _Request(BaseHTTPRequestHandler):
    server: _Pages
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(self.server.page if self.path == "/" else b"", "text/html; charset=utf-8")

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.told:
            self.server.text, self.server.focused = said["text"], said["focused"]
            self.server.looks += 1
            wants_clear, self.server.wants_clear = self.server.wants_clear, False
            self.server.told.notify_all()
        self._answer(b"clear" if wants_clear else b"", "text/plain")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Nothing."""


class _Browser(Program):
    title = "a page"
    field: ClassVar[str]

    def page(self) -> str:
        self._pages = _Pages(self.field)
        return f"http://127.0.0.1:{self._pages.server_port}/"

    def wait_until_ready(self) -> None:
        wait_for(self._is_ready, f"the field in {self.name}", _START_S)

    def _is_ready(self) -> bool:
        self._desktop.focus(self.window)
        return self._look() is not None and self._pages.focused

    def _look(self) -> str | None:
        """What it holds from now on."""
        with self._pages.told:
            seen = self._pages.looks
            # The first look may have been under way already.
            is_new: Callable[[], bool] = lambda: self._pages.looks > seen + 1  # noqa: E731
            return self._pages.text if self._pages.told.wait_for(is_new, 5.0) else None

    def text(self) -> str:
        held = self._look()
        assert held is not None, f"the page in {self.name} does not answer"
        return held.replace("\xa0", " ").removesuffix("\n") if self.field == "contenteditable" else held

    def clear(self) -> None:
        self._desktop.focus(self.window)
        with self._pages.told:
            self._pages.wants_clear = True
        wait_for(lambda: not self.text(), f"{self.name} to be empty", _CLEAR_S)

    def close(self) -> None:
        super().close()
        self._pages.shutdown()
        self._pages.server_close()


class _Firefox(_Browser):
    command = ("firefox-esr", "--no-remote", "--profile", "{place}/profile", "{page}")

    def prepare(self) -> None:
        profile = self._place / "profile"
        profile.mkdir()
        (profile / "user.js").write_text(
            'user_pref("browser.shell.checkDefaultBrowser", false);\n'
            'user_pref("browser.aboutwelcome.enabled", false);\n'
            'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n'
            'user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);\n'
            'user_pref("browser.startup.homepage_override.mstone", "ignore");\n'
            'user_pref("termsofuse.bypassNotification", true);\n'
            'user_pref("network.proxy.type", 0);\n'
            'user_pref("browser.tabs.warnOnClose", false);\n'
        )


class FirefoxTextarea(_Firefox):
    name = "Firefox, textarea"
    field = "textarea"


class FirefoxEditable(_Firefox):
    name = "Firefox, contenteditable"
    field = "contenteditable"


class _Chromium(_Browser):
    command = (
        "chromium", "--no-sandbox", "--user-data-dir={place}/profile", "--no-first-run", "--no-default-browser-check",
        "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--password-store=basic",
        "--no-proxy-server", "--app={page}",
    )  # fmt: skip

    def prepare(self) -> None:
        """It makes its profile."""


class ChromiumTextarea(_Chromium):
    name = "Chromium, textarea"
    field = "textarea"


class ChromiumEditable(_Chromium):
    name = "Chromium, contenteditable"
    field = "contenteditable"


PROGRAMS = (
    Xterm, Lxterminal, Mousepad, GnomeTextEditor, Featherpad, OwnQtEditor, Abiword, Writer,
    FirefoxTextarea, FirefoxEditable, ChromiumTextarea, ChromiumEditable,
)  # fmt: skip
NEEDED = (
    "lxterminal",
    "gnome-text-editor",
    "featherpad",
    "abiword",
    "soffice",
    "firefox-esr",
    "chromium",
    "copyq",
    "parcellite",
)
"""What `bootstrap.py test --programs` installs."""
