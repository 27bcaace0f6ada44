"""The officers' desk as one walks through it: signing in, the pages that it links to, a task from end to end."""

import re
from urllib.parse import parse_qsl, urlsplit


def tab_to(page, selector, most=400):
    """Presses Tab until the focus is on what a selector names."""
    page.run("document.activeElement && document.activeElement.blur()")
    for _ in range(most):
        page.press("Tab")
        if page.run("!!document.activeElement && document.activeElement.matches(%r)" % selector):
            return
    raise RuntimeError("Tab never reached %s on %s" % (selector, page.address()))


def follow(page, selector):
    tab_to(page, selector)
    page.settle(lambda: page.press("Enter"))


def sign_in(page, url, office, login="acm-1001", first="/desk/home"):
    """By keys alone: the entrance, a person of the mock login, for whom and why; ends at that role's first page."""
    page.call("Network.clearBrowserCookies")
    page.open(url + "/desk")
    follow(page, "a[href='/desk/sign-in']")
    follow(page, "main button[value='%s']" % login)
    if page.run("!!document.querySelector('input[type=radio]')"):
        tab_to(page, "input[type=radio]")
        page.press("Space")
        chosen = "[...document.activeElement.labels].some(l => l.textContent.trim().startsWith(%r))" % (office + ",")
        for _ in range(20):
            if page.run(chosen):
                break
            page.press("ArrowDown")
    tab_to(page, "input[name=reason], textarea[name=reason]")
    page.type("steekproef van deze maand")
    follow(page, "main form button")
    if first not in page.address():
        raise RuntimeError("signing in ended at " + page.address())


def record(page, url, number):
    """Writes down what a citizen asked and contests, and draws a sample; gives the pages that these lead to."""
    page.open(url + "/desk/rights/new/request")
    tab_to(page, "main input[name=number]")
    page.type(number)
    follow(page, "main form button")
    page.open(url + "/desk/rights/new/doubt")
    tab_to(page, "main input[name=number]")
    page.type(number)
    tab_to(page, "main input[type=radio]")
    page.press("Space")
    tab_to(page, "main input[name=evidence]")
    page.type("scan 7")
    follow(page, "main form button")
    # Of the pages of matters the walk takes one: only that of what is contested leads to a letter.
    pages = []
    for matter in page.run(LINKS):
        if re.search(r"/desk/rights/[^/]{20,}$", matter):
            page.open(matter)
            pages += [link for link in page.run(LINKS) if link.endswith("/letter")]
    page.open(url + "/desk/reviews")
    follow(page, "main form button")
    return pages + [page.address()]


def task(page, url, office, number):
    """Sign in, look for a person, open the timeline, print it; gives the address of the timeline and its sheets."""
    sign_in(page, url, office)
    follow(page, "nav a[href='/desk/log']")
    tab_to(page, "main input[name=number]")
    page.type(number)
    page.settle(lambda: page.press("Enter"))
    if number in page.address() or number in page.run("document.body.innerText"):
        raise RuntimeError("the number is shown, in the address or on the page")
    if page.run("!!document.querySelector(\"main a[href^='/desk/timeline']\")"):
        follow(page, "main a[href^='/desk/timeline']")
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.printed()))
    if sheets < 1:
        raise RuntimeError("the timeline does not print")
    return page.address(), sheets


def choose(page, name, value):
    """By arrow keys, as one picks from a list."""
    tab_to(page, "main select[name=%s]" % name)
    for _ in range(20):
        if page.run("document.activeElement.value") == value:
            return
        page.press("ArrowDown")
    raise RuntimeError("%s is not among the choices of %s" % (value, name))


def tell(page, url, office, number, login, kind, value):
    """A clerk signs in, finds a person, takes down what they tell; gives the address of what was told."""
    sign_in(page, url, office, login, "/desk/told")
    page.open(url + "/desk/told")
    tab_to(page, "main input[name=number]")
    page.type(number)
    page.settle(lambda: page.press("Enter"))
    follow(page, "main a[href^='/desk/told/new']")
    choose(page, "kind", kind)
    tab_to(page, "main input[name=value]")
    page.type(value)
    tab_to(page, "main input[name=told]")
    page.press("Space")
    follow(page, "main form button")
    if number in page.address() or number in page.run("document.body.innerText"):
        raise RuntimeError("the number is shown, in the address or on the page")
    if value not in page.run("document.body.innerText"):
        raise RuntimeError("what was told is not shown at " + page.address())
    return page.address()


def template(address):
    """One name for all pages of a kind: ids and the values of filters do not count."""
    parts = urlsplit(address)
    path = "/".join(
        "{id}" if len(piece) > 20 or re.fullmatch(r"\d+", piece) else piece for piece in parts.path.split("/"))
    names = sorted(name for name, value in parse_qsl(parts.query))
    return path + ("?" + "&".join(names) if names else "")


LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href)"

LEFT = ("/desk/sign-in", "/desk/arrival", "/desk/style.css")


def crawl(page, url, starts, seen, most=3):
    """Every page of the desk that links lead to: of each kind a few, with other filters."""
    waiting = list(starts)
    while waiting:
        address = waiting.pop(0).split("#")[0]
        path = urlsplit(address).path
        if not address.startswith(url + "/desk") or path in LEFT or template(address) in seen:
            continue
        if sum(kind.split("?")[0] == template(address).split("?")[0] for kind in seen) >= most:
            continue
        kind = page.kind(address)
        seen[template(address)] = (address, kind)
        if not kind.startswith("200 text/html"):
            continue
        page.open(address)
        waiting += page.run(LINKS)
