"""A headless chromium, driven by the DevTools protocol: no driver, no download of a browser."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import websocket

KEYS = {
    "Tab": ("Tab", 9, None), "Enter": ("Enter", 13, "\r"), "Space": ("Space", 32, " "),
    "ArrowDown": ("ArrowDown", 40, None), "Escape": ("Escape", 27, None),
}


class Browser:
    """One chromium with a profile of its own, gone when it is closed."""

    def __init__(self, program):
        # Chromium makes a socket among its temporary files, and a socket's path may be 107 bytes long.
        self.profile = tempfile.mkdtemp(prefix="sluis-browser-", dir="/tmp")
        command = [
            program, "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
            "--remote-debugging-port=0", "--remote-allow-origins=*", "--user-data-dir=" + self.profile, "about:blank",
        ]
        if os.geteuid() == 0:  # its sandbox does not run as root
            command.insert(1, "--no-sandbox")
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=dict(os.environ, TMPDIR="/tmp"))
        try:
            port, path = self._endpoint()
            self.socket = websocket.create_connection(
                "ws://127.0.0.1:%s%s" % (port, path), timeout=60, suppress_origin=True)
        except Exception:
            self.close()
            raise
        self.number = 0
        self.events = []

    def _endpoint(self):
        file = os.path.join(self.profile, "DevToolsActivePort")
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError("chromium ended with status %s" % self.process.returncode)
            if os.path.exists(file):
                lines = open(file).read().split("\n")
                if len(lines) >= 2 and lines[1]:
                    return lines[0], lines[1]
            time.sleep(0.05)
        raise RuntimeError("chromium opened no port")

    def call(self, method, session=None, **parameters):
        """Asks, and waits for the answer; events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError("%s: %s" % (method, answer["error"].get("message")))
                return answer.get("result", {})
            if "method" in answer:
                self.events.append(answer)

    def page(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Page(self, session, target)

    def close(self):
        try:
            self.socket.close()
        except Exception:
            pass
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)


class Page:
    """A tab."""

    def __init__(self, browser, session, target):
        self.browser, self.session, self.target = browser, session, target
        self.call("Page.enable")
        self.call("Runtime.enable")
        self.call("Emulation.setLocaleOverride", locale="nl_BE")
        self.size(1280)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def size(self, width, height=900, zoom=1):
        """A window of so many CSS pixels at 100 %; zoomed, as many fewer."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width // zoom, height=height // zoom, deviceScaleFactor=zoom,
            mobile=False)

    def run(self, script):
        """What a script in the page gives."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            detail = answer["exceptionDetails"]
            raise RuntimeError(detail.get("exception", {}).get("description") or detail.get("text"))
        return answer["result"].get("value")

    def open(self, url):
        self.settle(lambda: self.call("Page.navigate", url=url))

    def kind(self, url):
        """Status and media type of what the browser would get there, as one text."""
        cookies = self.call("Network.getCookies", urls=[url])["cookies"]
        header = "; ".join("%s=%s" % (cookie["name"], cookie["value"]) for cookie in cookies)
        request = urllib.request.Request(url, headers={"Cookie": header, "Accept": "text/html,*/*;q=0.8"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return "%d %s" % (answer.status, answer.headers.get("Content-Type", ""))
        except urllib.error.HTTPError as error:
            return "%d %s" % (error.code, error.headers.get("Content-Type", ""))

    def settle(self, act):
        """Does something that leads to another document, and waits until that is there."""
        self.run("window.sluisBefore = true")
        act()
        for _ in range(1500):
            try:
                if self.run("document.readyState === 'complete' && !window.sluisBefore"):
                    return
            except RuntimeError:
                pass  # the document is being exchanged
            time.sleep(0.01)
        raise RuntimeError("no other page came after " + self.address())

    def address(self):
        return self.run("location.href")

    def press(self, key, shift=False):
        name, code, text = KEYS[key]
        event = {"key": " " if key == "Space" else name, "code": name, "windowsVirtualKeyCode": code,
                 "modifiers": 8 if shift else 0}
        self.call("Input.dispatchKeyEvent", type="rawKeyDown" if text is None else "keyDown",
                  **event, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text):
        self.call("Input.insertText", text=text)

    def scripts(self, allowed):
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def media(self, media="", **features):
        """Prints to the screen, or with colours that the reader forces."""
        self.call(
            "Emulation.setEmulatedMedia", media=media,
            features=[{"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def picture(self, width, height):
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        answer = self.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(answer["data"])

    def printed(self):
        """The page as a PDF on A4."""
        answer = self.call(
            "Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(answer["data"])

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
