"""What every page must be: readable narrow, wide, zoomed and printed, and usable with keys alone."""

import json
import re

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What a reader cannot reach without scrolling sideways; a box that scrolls by itself may be wide inside.
SIDEWAYS = """(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width + 1) return [];
  const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX)) return true; } return false; };
  return [...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e))
    .slice(0, 5).map(e => e.tagName.toLowerCase() + '.' + e.className + ' ' + (e.textContent || '').trim().slice(0, 40));
})()"""

# Text that its own box hides.
CUT = """[...document.body.querySelectorAll('*')].filter(e => {
  const s = getComputedStyle(e);
  return ['hidden', 'clip'].includes(s.overflowX) && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1;
}).map(e => e.tagName.toLowerCase() + '.' + e.className)"""

FORM = """(() => ({
  lang: document.documentElement.lang, title: document.title.trim(), h1: document.querySelectorAll('h1').length,
  scripts: document.scripts.length, main: document.querySelectorAll('main').length,
}))()"""

# Everything that Tab must reach, in the order of the document; of a group of radio buttons one.
TABBABLE = """(() => {
  const seen = new Set();
  window.sluisTabbable = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')].filter(e => {
      if (e.disabled || e.tabIndex < 0 || !e.getClientRects().length) return false;
      if (!e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) return false;
      if (e.type !== 'radio') return true;
      const group = [...document.getElementsByName(e.name)].filter(o => o.type === 'radio' && o.form === e.form);
      const chosen = group.find(o => o.checked);
      if (chosen) return chosen === e;
      if (seen.has(e.name)) return false;
      seen.add(e.name);
      return true;
    });
  const forced = window.sluisTabbable.filter(e => e.tabIndex > 0).length;
  window.getSelection().removeAllRanges();
  document.activeElement.blur();
  return [window.sluisTabbable.length, forced];
})()"""

# Where the focus is: its place in that order, whether one sees it, and whether something lies over it.
FOCUS = """(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), box = e.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    place: window.sluisTabbable.indexOf(e),
    parts: ['date', 'month', 'time', 'datetime-local', 'week'].includes(e.type),
    name: e.tagName.toLowerCase() + ' ' + (e.name || e.textContent || '').trim().slice(0, 40),
    seen: (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none',
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !!top && !(e.contains(top) || top.contains(e) || (e.labels && [...e.labels].some(l => l.contains(top)))),
  };
})()"""

# With forced colours a background is gone: a control must still have an edge, and nothing may refuse the colours.
FORCED = """[...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, a.button')].filter(e => {
  if (!e.getClientRects().length || ['radio', 'checkbox'].includes(e.type)) return false;
  const s = getComputedStyle(e);
  return s.borderTopStyle === 'none' || parseFloat(s.borderTopWidth) < 1 || s.forcedColorAdjust === 'none';
}).map(e => e.tagName.toLowerCase() + ' ' + (e.name || e.textContent || '').trim().slice(0, 40))"""

SPACING = """(() => { const s = new CSSStyleSheet();
  s.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
    + 'p { margin-bottom: 2em !important }'); document.adoptedStyleSheets = [s]; })()"""


def form(page):
    found = page.run(FORM)
    if found["lang"] != "nl-BE":
        yield "the language is %r, not nl-BE" % found["lang"]
    if found["h1"] != 1:
        yield "there are %d h1" % found["h1"]
    if found["main"] != 1:
        yield "there are %d main" % found["main"]
    if not found["title"]:
        yield "there is no title"


def widths(page):
    """At 320 and 1280 px, at 200 %, and at 320 px with the spacing of WCAG 1.4.12."""
    for name, width, zoom in [("320 px", 320, 1), ("1280 px", 1280, 1), ("200 %", 1280, 2)]:
        page.size(width, zoom=zoom)
        for element in page.run(SIDEWAYS):
            yield "at %s one must scroll sideways for %s" % (name, element)
    page.size(320)
    page.run(SPACING)
    for element in page.run(SIDEWAYS):
        yield "with wide spacing one must scroll sideways for %s" % element
    for element in page.run(CUT):
        yield "with wide spacing text is cut off in %s" % element
    page.run("document.adoptedStyleSheets = []")
    page.size(1280)


def keyboard(page):
    """Tab goes through everything in the order of the document, visibly, and out again."""
    address = page.address()
    for width in (1280, 320):
        page.size(width)
        page.open(address)  # so that Tab begins where the page begins
        count, forced = page.run(TABBABLE)
        if forced:
            yield "%d elements force an order of their own (tabindex)" % forced
        for place in range(count):
            page.press("Tab")
            focus = page.run(FOCUS)
            for _ in range(4):  # a date is several stops in one field
                if place and focus and focus["place"] == place - 1 and focus["parts"]:
                    page.press("Tab")
                    focus = page.run(FOCUS)
            if focus is None or focus["place"] != place:
                yield "at %d px Tab %d leads to %s" % (width, place + 1, focus and focus["name"])
                break
            if not focus["seen"]:
                yield "at %d px the focus is not visible on %s" % (width, focus["name"])
            if not focus["inside"] or focus["covered"]:
                yield "at %d px the focus is hidden on %s" % (width, focus["name"])
        else:
            for _ in range(5):
                page.press("Tab")
                focus = page.run(FOCUS)
                if not (focus and focus["parts"] and focus["place"] == count - 1):
                    break
            if count and focus is not None and focus["place"] not in (-1, 0):
                yield "the focus is trapped at %s" % focus["name"]
    page.size(1280)


def forced_colours(page):
    page.media(forced_colors="active")
    for element in page.run(FORCED):
        yield "with forced colours no edge is seen of %s" % element
    page.media()


def printed(page):
    """On A4 with the browser's margins nothing is cut off, and no sheet is empty."""
    page.media("print")
    page.size(718)  # 190 mm
    for element in page.run(SIDEWAYS):
        yield "printed, it is cut off at %s" % element
    height = page.run("document.body.scrollHeight")
    page.media()
    page.size(1280)
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.printed()))
    if not 1 <= sheets <= height // 700 + 2:
        yield "printed, it takes %d sheets for %d px" % (sheets, height)


def axe(page, source):
    """Findings of axe, and what it could not decide."""
    findings, undecided = [], []
    for width in (1280, 320):
        page.size(width)
        if page.run("typeof axe === 'undefined'"):
            page.run(source + "; true")
        found = page.run(
            "axe.run(document, {runOnly: %s}).then(r => { const brief = list => list.map(v => ({id: v.id, help: v.help,"
            " nodes: v.nodes.map(n => [n.target.join(' '), [...n.any, ...n.all, ...n.none].map(c => c.message)"
            ".join('; ')])})); return {violations: brief(r.violations), incomplete: brief(r.incomplete),"
            " passes: r.passes.length}; })" % json.dumps(TAGS))
        if found["passes"] < 5:
            findings.append("axe judged only %d rules" % found["passes"])
        for violation in found["violations"]:
            for target, why in violation["nodes"]:
                findings.append("axe at %d px: %s: %s (%s)" % (width, violation["id"], target, why))
        for rule in found["incomplete"]:
            for target, why in rule["nodes"]:
                undecided.append("%s: %s (%s)" % (rule["id"], target, why))
    page.size(1280)
    return findings, sorted(set(undecided))
