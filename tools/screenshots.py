"""Take the pictures of the README from a demonstration that runs: today, and both founding cases.

    python -m tools.screenshots http://127.0.0.1:8000/ --user NAME --password WORD

They go to docs/pictures, or ``--to`` another folder.

Needs Playwright and a Chromium (``CHROMIUM`` or on the path). They hold invented people only.
"""

import argparse
import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOUNDING_CASE, UNDER_THE_OLD_LAW = "LT-7Q4K-2M9X", "LT-9R2F-6W8C"
PAGES = (
    ("today", "today"),
    ("case", f"cases/{FOUNDING_CASE}"),
    ("case-2025", f"cases/{UNDER_THE_OLD_LAW}?on=20+8+2025&known=then"),
    ("statement", f"cases/{FOUNDING_CASE}/statements/20"),
    ("paper", f"cases/{FOUNDING_CASE}/paper"),
)
WIDE, NARROW = (1440, 1000), (320, 720)
LOOKS = (
    ("", WIDE, "light"),
    ("-dark", WIDE, "dark"),
    ("-narrow", NARROW, "light"),
    ("-print", WIDE, "light"),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--user", required=True, help="a caseworker of the demonstration")
    parser.add_argument("--password", required=True)
    parser.add_argument("--to", type=Path, default=Path("docs/pictures"))
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox"],
        )
        for ending, size, scheme in LOOKS:
            page = _signed_in(browser, asked, size=size, scheme=scheme)
            if ending == "-print":
                page.emulate_media(media="print")
            _take(page, asked.address, asked.to, ending=ending)
        browser.close()


def _signed_in(
    browser: Browser, asked: argparse.Namespace, *, size: tuple[int, int], scheme: str
) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(asked.address)
    page.locator("#id_username").fill(asked.user)
    page.locator("#id_password").fill(asked.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    return page


def _take(page: Page, address: str, folder: Path, *, ending: str) -> None:
    for name, path in PAGES:
        page.goto(f"{address.rstrip('/')}/{path}")
        picture = folder / f"{name}{ending}.png"
        page.screenshot(path=picture)
        print(f"{picture}")


if __name__ == "__main__":
    main()
