#!/usr/bin/env python3
"""Opens a page of `bellwether report --html` in Chromium, tries it and keeps screenshots.

Usage: report_page.py PAGE FOLDER   (needs: apt-get install chromium; pip install playwright)
Exits with 1 and a sentence when something does not work.
"""
import pathlib
import sys
import time

from playwright.sync_api import sync_playwright

PAINTED = """id => {
  const c = document.querySelector('#' + id + ' canvas');
  const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  const seen = new Set();
  for (let i = 0; i < d.length; i += 4) seen.add((d[i] << 16) | (d[i + 1] << 8) | d[i + 2]);
  return seen.size;
}"""


def expect(true, sentence):
    if not true:
        sys.exit(sentence)


def watch(page):
    errors = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("request", lambda r: errors.append("asked for " + r.url) if not r.url.startswith(("file:", "data:")) else None)
    return errors


def visit(browser, page_file):
    """As people see it: its own rules forbid what Playwright does to look into a page."""
    page = browser.new_page()
    errors = watch(page)
    page.goto(page_file.resolve().as_uri())
    page.wait_for_timeout(1000)
    page.close()
    expect(not errors, "the console says: " + "; ".join(errors))


def load(browser, page_file, scheme):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True)
    errors = watch(page)
    begun = time.monotonic()
    page.goto(page_file.resolve().as_uri())
    page.wait_for_selector("#gantt canvas")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    print("%s: usable after %.2f s" % (scheme, time.monotonic() - begun))
    return page, errors


def picture(page, file):
    page.screenshot(path=str(file))


def charts(page):
    for name in ("utilization", "throughput", "waiting", "gantt"):
        expect(page.evaluate(PAINTED, name) > 4, "the chart %s is empty" % name)


def zoom(page, folder, scheme):
    canvas = page.locator("#gantt canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
    page.wait_for_timeout(100)
    picture(page, folder / ("gantt-%s.png" % scheme))
    for _ in range(6):
        page.mouse.wheel(0, -120)
    page.wait_for_timeout(200)
    expect(page.evaluate("view.to - view.from < view.length / 3"), "the wheel does not zoom")
    picture(page, folder / ("zoomed-%s.png" % scheme))
    canvas.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("-")
    page.keyboard.press("0")
    expect(page.evaluate("view.isWhole"), "the key 0 does not show all")
    page.keyboard.press("+")
    expect(not page.evaluate("view.isWhole"), "the key + does not zoom")
    page.keyboard.press("0")
    page.mouse.move(box["x"] + 300, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 40, steps=4)
    page.mouse.up()
    expect(not page.evaluate("view.isWhole"), "marking a stretch does not zoom")
    frames = page.evaluate("""() => new Promise(done => {
      let n = 0; const begun = performance.now();
      const next = () => { view.zoom(n % 2 ? 0.9 : 1.1); if (++n === 60) done((performance.now() - begun) / n); else requestAnimationFrame(next); };
      next(); })""")
    print("%s: a frame every %.1f ms while zooming" % (scheme, frames))
    page.keyboard.press("0")


def tables(page):
    first = lambda: page.locator("#attempts-table tbody tr td").first.inner_text()
    page.locator("#attempts-table th button").first.click()
    rising = first()
    page.locator("#attempts-table th button").first.focus()
    page.keyboard.press("Enter")
    expect(first() != rising, "the table does not sort")
    page.locator("#attempts-table input").fill("exit code")
    shown = page.locator("#attempts-table tbody tr").all_inner_texts()
    expect(all("exit code" in row for row in shown), "the table does not filter")
    page.locator("#attempts-table input").fill("")


def main():
    page_file, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        visit(browser, page_file)
        for scheme in ("light", "dark"):
            page, errors = load(browser, page_file, scheme)
            picture(page, folder / ("top-%s.png" % scheme))
            charts(page)
            zoom(page, folder, scheme)
            tables(page)
            page.screenshot(path=str(folder / ("all-%s.png" % scheme)), full_page=True)
            page.pdf(path=str(folder / ("paper-%s.pdf" % scheme)), format="A4")
            expect(not errors, "the console says: " + "; ".join(errors))
            page.close()
        browser.close()


main()
