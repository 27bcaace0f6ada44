"""Walks the desk of a running gateway in a real browser, and says what does not hold.

    run.py --url http://127.0.0.1:8080 --office "Gemeente Zonnegem" --person <test number>
           [--pages /desk/home,/desk/log] [--clerk <login> --clerk-pages /desk/told] [--screenshots <folder>]
    run.py --files <page.html>,<page.html>

Prints a line for each page and each finding; the status is 1 when there is one. It needs Debian's chromium, and from
PyPI websocket-client and axe-playwright-python, of which only axe.min.js is used.
"""

import argparse
import importlib.util
import os
import re
import shutil
import sys
import time

import checks
import desk
from browser import Browser

# Why what axe cannot decide is right all the same, by rule; another rule is a finding.
DECIDED = {
    "color-contrast": "the colours of the one style sheet are pairs of at least 4.5:1; axe cannot see through overlaps",
}

# What is told, as it is kept.
TOLD_EMAIL, TOLD_PHONE = "rita@zonnegem.example", "+32478123456"

PICTURES = ["home", "log", "timeline", "consents", "integrity", "rights"]


def axe_source():
    found = importlib.util.find_spec("axe_playwright_python")
    folder = os.path.dirname(found.origin)
    for place, _, names in os.walk(folder):
        if "axe.min.js" in names:
            return open(os.path.join(place, "axe.min.js"), encoding="utf-8").read()
    raise RuntimeError("axe.min.js is not in axe-playwright-python")


class Report:
    def __init__(self):
        self.findings, self.undecided = [], {}

    def add(self, name, findings):
        for finding in findings:
            self.findings.append("%s: %s" % (name, finding))
            print("  FAILS %s: %s" % (name, finding), flush=True)


def check_page(page, name, report, axe):
    """All that a page must be; it stands open."""
    for check in (checks.form, checks.widths, checks.keyboard, checks.forced_colours, checks.printed):
        report.add(name, check(page))
    findings, undecided = checks.axe(page, axe)
    report.add(name, findings)
    for line in undecided:
        report.undecided.setdefault(line, name)


def pictures(page, url, office, number, folder):
    """The pages of the README, each of 150 kB at most, on a log that few have looked at yet."""
    os.makedirs(folder, exist_ok=True)
    timeline, _ = desk.task(page, url, office, number)
    for name in PICTURES:
        page.open(timeline if name == "timeline" else url + "/desk/" + name)
        height = min(page.run("document.documentElement.scrollHeight"), 1100)
        picture = page.picture(1280, height)
        while len(picture) > 150_000 and height > 300:
            height = height * 3 // 4
            picture = page.picture(1280, height)
        with open(os.path.join(folder, name + ".png"), "wb") as file:
            file.write(picture)


def files(page, paths, report, axe):
    """Pages that were kept as files, with their styles inside."""
    for path in paths:
        page.open("file://" + os.path.abspath(path))
        check_page(page, os.path.basename(path), report, axe)


def walk(page, url, starts, paths, report, axe):
    """Checks every page that links lead to from some, and says of which that should be there no link does; how many."""
    seen = {}
    desk.crawl(page, url, starts, seen)
    known = {name.split("?")[0] for name in seen}
    pages = [path for path in paths.split(",") if path]
    desk.crawl(page, url, [url + path for path in pages if "{" not in path and path not in known], seen)
    for name, (address, kind) in sorted(seen.items()):
        if not kind.startswith("200 "):
            report.add(name, ["answers " + kind])
        elif kind.startswith("200 text/html"):
            begun = time.time()
            page.open(address)
            check_page(page, name, report, axe)
            print("%-60s %.1f s" % (name, time.time() - begun), flush=True)
    for path in pages:
        form = re.sub(r"\{[^}]*\}", "[^/?]+", path)
        if not any(re.fullmatch(form, name.split("?")[0]) for name in seen):
            report.add(path, ["no link leads to this page"])
    return len(seen)


def finish(report, count, started):
    """Tells what could not be decided and how many findings there are; the status of the walk."""
    for line, name in sorted(report.undecided.items()):
        reason = DECIDED.get(line.split(":")[0])
        print("axe cannot decide, %s: %s" % (reason or "and nobody has", line))
        if not reason:
            report.add(name, ["axe cannot decide: " + line])
    print("%d pages, %d findings, %.0f s" % (count, len(report.findings), time.time() - started))
    return 1 if report.findings else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", default="")
    parser.add_argument("--office", default="")
    parser.add_argument("--person", default="")
    parser.add_argument("--files", default="")
    parser.add_argument("--pages", default="")
    parser.add_argument("--clerk", default="")
    parser.add_argument("--clerk-pages", default="")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    parser.add_argument("--screenshots")
    options = parser.parse_args()
    url, started, report, axe = options.url.rstrip("/"), time.time(), Report(), axe_source()
    browser = Browser(options.chromium)
    try:
        page = browser.page()
        if options.files:
            paths = options.files.split(",")
            files(page, paths, report, axe)
            return finish(report, len(paths), started)
        if options.screenshots:
            pictures(page, url, options.office, options.person, options.screenshots)
            page.call("Network.clearBrowserCookies")
        # The ways in, before anyone has signed in.
        page.open(url + "/desk")
        check_page(page, "/desk", report, axe)
        page.open(url + "/desk/nowhere")
        check_page(page, "/desk/nowhere", report, axe)
        # The same task with keys alone, without scripts and with them.
        for allowed in (False, True):
            page.scripts(allowed)
            timeline, sheets = desk.task(page, url, options.office, options.person)
            print("task %s scripts: %s, %d sheets" % ("with" if allowed else "without", desk.template(timeline), sheets))
        written = desk.record(page, url, options.person)
        count = 2 + walk(page, url, [timeline, *written, url + "/desk/home"], options.pages, report, axe)
        if options.clerk:
            # What a citizen tells, taken down without scripts and with them; then the clerk's own pages.
            for allowed, kind, value in ((False, "contact.email", TOLD_EMAIL), (True, "contact.phone", TOLD_PHONE)):
                page.scripts(allowed)
                told = desk.tell(page, url, options.office, options.person, options.clerk, kind, value)
                print("told %s scripts: %s" % ("with" if allowed else "without", desk.template(told)))
            count += walk(page, url, [told, url + "/desk/told"], options.clerk_pages, report, axe)
    finally:
        browser.close()
    return finish(report, count, started)


if __name__ == "__main__":
    sys.exit(main())
