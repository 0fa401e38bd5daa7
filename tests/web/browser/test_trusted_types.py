"""No word becomes markup or code in the browser, but what our own server sends through htmx."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page

FRAGMENT = """
<p id="came">came</p>
<script>window.ran = 1</script>
<script src="/static/nothing.js"></script>
<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>
<img src="/nowhere" alt="" onerror="window.ran = 1">
<button hx-on:click="window.ran = 1">Press</button>
"""


@pytest.fixture
def door(browser: Browser, site: str) -> Iterator[Page]:
    """The sign-in page, in a browser whose complaints are the point."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto("/sign-in")
    yield page
    context.close()


@pytest.mark.parametrize(
    "act",
    [
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.write('<b>x</b>')",
        "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "document.createElement('script').textContent = 'window.ran = 1'",
        "document.createElement('script').src = '/static/x.js'",
        "window.trustedTypes.createPolicy('another', {createHTML: (text) => text})",
        "window.trustedTypes.createPolicy('asylia', {createHTML: (text) => text})",
    ],
)
def test_words_become_neither_markup_nor_code(door: Page, act: str) -> None:
    before = door.content()

    with pytest.raises(Error, match=r"Trusted|[Pp]olicy"):
        door.evaluate(f"() => {{ {act} }}")

    assert door.content() == before


def test_fragment_of_the_server_is_swapped_in_and_runs_nothing(door: Page) -> None:
    door.route("**/fragment", lambda route: route.fulfill(body=FRAGMENT, content_type="text/html"))

    door.evaluate("() => htmx.ajax('GET', '/fragment', {target: 'main', swap: 'innerHTML'})")
    door.locator("#came").wait_for()
    door.get_by_role("button", name="Press").click()

    assert door.locator("main script, main iframe").count() == 0
    assert door.evaluate("() => window.ran === undefined")
