"""The page in a real browser: what a click, a key, a phone and a dark room do to it.

These tests fail, and don't skip, where no browser is found: a page that nobody has looked at is not tested.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from accord.views.html import page
from make_dossier import M, W, at, big_dossier, hostile_dossier, make_dossier

HOW = (
    "no {} found: install Chromium and its driver ('apt-get install chromium chromium-driver' on Debian and Ubuntu), "
    "or name them with the variables ACCORD_CHROMIUM and ACCORD_CHROMEDRIVER"
)
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run --disable-dev-shm-usage --window-size=1280,900"
)


def found(variable: str, *names: str) -> str:
    path = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)
    if not path:
        pytest.fail(HOW.format(names[0]), pytrace=False)
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = found("ACCORD_CHROMIUM", "chromium", "chromium-browser", "google-chrome")
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(found("ACCORD_CHROMEDRIVER", "chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "account": page(make_dossier()),
        "big": page(big_dossier(20, 200)),
        "hostile": page(hostile_dossier("<script>document.title='taken'</script><img src=x onerror=alert(1)>")),
    }
    for name, text in made.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def visit(browser: webdriver.Chrome, files: dict[str, Path]) -> Iterator[Any]:
    """Opens a page of a given size and scheme; afterwards nothing may have been fetched or complained of."""

    def go(name: str = "account", *, hash: str = "", width: int = 1280, height: int = 900, dark: bool = False) -> None:
        browser.get("about:blank")
        browser.get_log("browser"), browser.get_log("performance")
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        browser.get(files[name].as_uri() + hash)

    yield go
    assert browser.get_log("browser") == []
    asked = set()
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.add(message["params"]["request"]["url"].split("#")[0])
    assert asked <= {path.as_uri() for path in files.values()} | {"about:blank", "data:,"}
    browser.execute_script("try { localStorage.clear() } catch {}")


def lit(browser: webdriver.Chrome) -> dict[str, str]:
    """By report, the words that are highlighted."""
    return browser.execute_script(
        """const found = {};
        for (const report of document.querySelectorAll('.report')) {
          const lit = [...report.querySelectorAll('mark.lit')];
          const outer = lit.filter((mark) => !mark.parentElement.closest('mark.lit'));
          if (outer.length) found[report.dataset.report] = outer.map((mark) => mark.textContent).join('');
        }
        return found"""
    )


def active(browser: webdriver.Chrome) -> WebElement:
    return browser.switch_to.active_element


def press(browser: webdriver.Chrome, *keys: str) -> None:
    for key in keys:
        active(browser).send_keys(key)


def cell(browser: webdriver.Chrome, fact: str, column: int) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, f"tr[data-fact='f-{fact}'] td:nth-child({column + 2}) [data-cell]")


def on_screen(browser: webdriver.Chrome, element: WebElement) -> bool:
    """Whether the element is what one sees at the middle of its first line."""
    return browser.execute_script(
        """const box = arguments[0].getClientRects()[0];
        const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return !!there && (arguments[0].contains(there) || there.contains(arguments[0]) && there.matches('mark'))""",
        element,
    )


def test_a_cell_leads_to_exactly_its_words(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    words = "Estmark's premier accepted a 20-day halt to strikes on dams and rail bridges"
    cell(browser, "f-pause", 0).click()
    assert lit(browser) == {"c3d2": words}
    assert active(browser).tag_name == "mark" and active(browser).text == words
    assert on_screen(browser, active(browser))
    span = at(M, words)
    assert browser.execute_script("return location.hash") == f"#r-c3d2-{span.start}-{span.end}"
    cell(browser, "f-pause", 3).click()
    assert lit(browser) == {"d4c3": "Estmark will stop shelling dams for three weeks"}
    assert on_screen(browser, active(browser))


def test_every_link_to_words_lights_exactly_them(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    texts = {reading.report.id: reading.report.text for reading in make_dossier().readings}
    hrefs = browser.execute_script(
        "return [...new Set([...document.querySelectorAll('a[href^=\"#r-\"]')].map((a) => a.getAttribute('href')))]"
    )
    assert len(hrefs) > 40
    for href in hrefs:
        browser.execute_script('document.querySelector(`a[href="${arguments[0]}"]:not(.all)`).click()', href)
        _, report, start, end = href.split("-")
        assert lit(browser) == {report: texts[report][int(start) : int(end)]}


def test_a_fact_opens_all_its_tellings_side_by_side(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    browser.find_element(By.CSS_SELECTOR, "tr[data-fact='f-f-brae'] th a").click()
    assert set(lit(browser)) == {"a1f0", "b2e1", "d4c3"}
    quiet = browser.find_elements(By.CSS_SELECTOR, ".report.quietened")
    assert [article.get_attribute("data-report") for article in quiet] == ["c3d2"]
    browser.find_element(By.CSS_SELECTOR, "#f-f-refusal .summary a").click()
    assert set(lit(browser)) == {"a1f0", "b2e1", "c3d2"}


def test_escape_goes_back_to_where_one_came_from(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    start = cell(browser, "f-exchange", 1)
    browser.execute_script("arguments[0].focus()", start)
    press(browser, Keys.ENTER)
    assert lit(browser) == {"a1f0": "exchanged 60 and 58 prisoners on Monday"}
    press(browser, Keys.ESCAPE)
    assert lit(browser) == {} and active(browser) == start
    assert browser.execute_script("return location.hash") == ""


def test_the_table_is_one_stop_and_arrows_walk_in_it(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    stops = "return document.querySelectorAll('table [data-cell][tabindex=\"0\"]').length"
    assert browser.execute_script(stops) == 1
    rows = browser.find_elements(By.CSS_SELECTOR, "tbody tr")
    first = rows[0].find_element(By.CSS_SELECTOR, "th [data-cell]")
    browser.execute_script("arguments[0].focus()", first)
    press(browser, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_RIGHT)
    assert active(browser) == rows[1].find_elements(By.CSS_SELECTOR, "[data-cell]")[2]
    press(browser, Keys.END)
    assert active(browser) == rows[1].find_elements(By.CSS_SELECTOR, "[data-cell]")[4]
    press(browser, Keys.ARROW_RIGHT)
    assert active(browser) == rows[1].find_elements(By.CSS_SELECTOR, "[data-cell]")[4]
    active(browser).send_keys(Keys.CONTROL, Keys.HOME)
    assert active(browser) == first
    press(browser, Keys.PAGE_DOWN)
    assert active(browser) == rows[-1].find_element(By.CSS_SELECTOR, "th [data-cell]")
    assert browser.execute_script(stops) == 1
    style = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_tab_reaches_the_skip_link_first(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert active(browser).text == "Skip to the account"
    assert on_screen(browser, active(browser))
    press(browser, Keys.ENTER)
    assert active(browser).tag_name == "main"


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("text", "ADA LORNE", 3),
        ("text", "rail bridges", 1),
        ("type", "REJECT", 1),
        ("verdict", "single", 2),
        ("actor", "estmark", 4),
        ("type", "statement", 1),
    ],
)
def test_filters(browser: webdriver.Chrome, visit: Any, field: str, value: str, left: int) -> None:
    visit()
    browser.find_element(By.CSS_SELECTOR, f"[data-filter={field}]").send_keys(value if field != "actor" else "Estmark")
    shown = [row for row in browser.find_elements(By.CSS_SELECTOR, "tbody tr") if row.is_displayed()]
    assert len(shown) == left
    assert browser.find_element(By.CSS_SELECTOR, "[data-count]").text == f"{left} of 10 facts"
    assert len(browser.find_elements(By.CSS_SELECTOR, "tr:not([hidden]) [data-cell][tabindex='0']")) == 1


def test_a_deep_link_arrives(browser: webdriver.Chrome, visit: Any) -> None:
    words = "She called the talk “useful and blunt”"
    span = at(W, words)
    visit(hash=f"#r-a1f0-{span.start}-{span.end}")
    assert lit(browser) == {"a1f0": words}
    assert on_screen(browser, active(browser))


def test_a_fact_within_a_closed_box_is_opened(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    browser.find_element(By.CSS_SELECTOR, ".card h5 a").click()
    assert "line" in active(browser).get_attribute("class")


WIDE = """return [...document.querySelectorAll('body *')].filter((element) => {
  if (element.closest('.scroller, .shelf, .vh')) return false;
  const box = element.getBoundingClientRect();
  return box.width && box.right > arguments[0] + 1;
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("name", ["account", "big", "hostile"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_is_wider_than_its_screen(browser: webdriver.Chrome, visit: Any, name: str, width: int) -> None:
    visit(name, width=width, height=780)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.execute_script(WIDE, width) == []
    browser.find_element(By.CSS_SELECTOR, ".summary a").click()
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert on_screen(browser, active(browser))


# Contrast as WCAG 2.2 defines it, of every text against the nearest opaque ground beneath it.
CONTRAST = """
const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const rgba = (colour) => {
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  return [...probe.getImageData(0, 0, 1, 1).data];
};
const channel = (v) => (v / 255 <= .04045 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4);
const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
const under = (element) => {
  for (; element; element = element.parentElement) {
    const colour = rgba(getComputedStyle(element).backgroundColor);
    if (colour[3] > 250) return colour;
  }
  return [255, 255, 255, 255];
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), worst = [];
for (let node; (node = walker.nextNode());) {
  const element = node.parentElement;
  if (!node.textContent.trim() || !element.getClientRects().length) continue;
  if (element.closest('script, style, .vh, option')) continue;
  const [low, high] = [light(rgba(getComputedStyle(element).color)), light(under(element))].sort((a, b) => a - b);
  const ratio = (high + .05) / (low + .05);
  if (ratio < 4.5) worst.push([ratio, element.outerHTML.slice(0, 90)]);
}
return worst"""


@pytest.mark.parametrize("dark", [False, True])
def test_contrast_is_enough_in_both_schemes(browser: webdriver.Chrome, visit: Any, dark: bool) -> None:
    visit(dark=dark)
    for box in browser.find_elements(By.CSS_SELECTOR, "details"):
        browser.execute_script("arguments[0].open = true", box)
    assert browser.execute_script(CONTRAST) == []
    cell(browser, "f-pause", 0).click()
    assert browser.execute_script(CONTRAST) == []


def test_dark_follows_the_system_and_the_button(browser: webdriver.Chrome, visit: Any) -> None:
    paper = "return getComputedStyle(document.body).backgroundColor"
    visit()
    light = browser.execute_script(paper)
    visit(dark=True)
    dark = browser.execute_script(paper)
    assert light == "rgb(251, 250, 247)" and dark == "rgb(20, 24, 26)"
    browser.find_element(By.ID, "theme").click()
    assert browser.execute_script(paper) == light


def test_hostile_words_run_nothing(browser: webdriver.Chrome, visit: Any) -> None:
    visit("hostile")
    assert browser.title != "taken"
    assert browser.execute_script("return document.images.length") == 0


def test_without_a_script_the_links_still_lead_to_the_words(browser: webdriver.Chrome, visit: Any) -> None:
    span = at(W, "refused a full ceasefire")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        visit(hash=f"#r-a1f0-{span.start}-{span.end}")
        shot = browser.get_screenshot_as_png()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    target = browser.find_element(By.CSS_SELECTOR, "mark:target")
    assert shot and target.text == "refused a full ceasefire"
    assert on_screen(browser, target)
    assert not browser.find_element(By.CSS_SELECTOR, ".filters").is_displayed()


def test_twenty_reports_by_two_hundred_facts_stay_quick(browser: webdriver.Chrome, visit: Any) -> None:
    visit("big")
    ready = browser.execute_script("const n = performance.getEntriesByType('navigation')[0]; return n.domComplete")
    assert ready < 5000
    spent = browser.execute_script(
        """const begun = performance.now();
        document.querySelector("tr[data-fact='f-f150'] th a").click();
        document.body.getBoundingClientRect();
        return performance.now() - begun"""
    )
    assert spent < 1000
    assert len(lit(browser)) == 20


def test_print_shows_whole_reports(browser: webdriver.Chrome, visit: Any) -> None:
    visit()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element(By.ID, "theme").is_displayed()
    heights = "return [...document.querySelectorAll('.text')].every((box) => box.scrollHeight <= box.clientHeight + 1)"
    assert browser.execute_script(heights)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
