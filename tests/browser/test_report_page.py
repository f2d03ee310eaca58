"""The report as a person sees it, or hears it read, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from program import Program

from tests.browser.conftest import PHONE, Look

Reports = Callable[[int], Path]
SIZES = (0, 1, 500)
SCHEMES = ("light", "dark")
MARKUP = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"


@pytest.mark.parametrize("sessions", SIZES)
def test_the_page_renders_without_an_error_and_asks_for_nothing_but_itself(
    reports: Reports, look: Look, sessions: int
) -> None:
    path = reports(sessions)
    visit = look(path)
    assert visit.page.get_by_role("heading", level=1).inner_text() == "Your practice"
    assert visit.messages == []
    assert [it for it in visit.requests if not it.startswith("data:")] == [path.as_uri()]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sessions", SIZES)
def test_a_checker_of_accessibility_finds_nothing(
    reports: Reports, look: Look, sessions: int, scheme: str
) -> None:
    visit = look(reports(sessions), scheme)
    visit.open_tables()
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("sessions", SIZES)
def test_a_phone_needs_no_scrolling_sideways(reports: Reports, look: Look, sessions: int) -> None:
    visit = look(reports(sessions), size=PHONE)
    visit.open_tables()
    width = visit.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE[0]


def test_the_dark_scheme_is_dark_and_the_light_one_light(reports: Reports, look: Look) -> None:
    colours = {}
    for scheme in SCHEMES:
        page = look(reports(1), scheme).page
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        colours[scheme] = sum(int(part) for part in colour[4:-1].split(","))
    assert colours["dark"] < 3 * 64 < 3 * 192 < colours["light"]


def test_what_looks_like_markup_is_shown_as_it_was_said(program: Program, look: Look) -> None:
    said = f"What is it like for you these days? {MARKUP}"
    program.run("practice", "open-question", "--text", "--seed", "1", typed=f"{said}\nfinish\n")
    assert program.of_type("Assessed")[0]["assessment"]["is_strong"]
    assert program.run("report").returncode == 0
    visit = look(program.data_dir / "report.html")
    assert visit.page.locator("blockquote").inner_text() == said
    assert visit.page.title() != "taken"
    assert visit.page.locator("script, img").count() == 0
    assert visit.messages == []


def test_names_of_own_drills_are_escaped_wherever_they_stand(program: Program, look: Look) -> None:
    program.run("dialogs", "new", "our-evenings", "--kind", "speak")
    drill = next((program.data_dir / "dialogs").rglob("our-evenings.yaml"))
    lines = drill.read_text(encoding="utf-8").splitlines()
    titled = [f"title: '{MARKUP.replace(chr(39), chr(34))}'" if it.startswith("title:") else it
              for it in lines]  # fmt: skip
    drill.write_text("\n".join(titled) + "\n", encoding="utf-8")
    program.run("practice", "our-evenings", "--text", typed="How are you these days?\nfinish\n")
    assert program.run("report").returncode == 0
    visit = look(program.data_dir / "report.html")
    assert visit.page.locator("#skills h3").inner_text().startswith("<script>")
    assert visit.page.locator("script, img").count() == 0


def test_one_session_shows_its_numbers_and_claims_no_change(reports: Reports, look: Look) -> None:
    page = look(reports(1)).page
    assert page.locator(".claim").count() == 0
    assert page.locator(".plot").count() == 0
    assert "so far" in page.locator("#answers").inner_text()


def test_behind_every_plot_is_a_table_with_a_row_for_each_dot(reports: Reports, look: Look) -> None:
    visit = look(reports(500))
    visit.open_tables()
    cards = visit.page.locator("article:has(.plot)")
    assert cards.count() > 15
    for card in cards.all():
        dots = card.locator("circle.dot").count()
        assert dots == card.locator("tbody tr").count() >= 2
        assert (
            card.locator("svg")
            .get_attribute("aria-label")
            .startswith(card.locator("h3").inner_text())
        )


def test_all_can_be_reached_and_opened_by_the_keyboard(reports: Reports, look: Look) -> None:
    page = look(reports(500)).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the figures"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert page.locator("#weeks table").is_visible()
    summaries = page.locator("summary").count()
    page.locator("summary").last.focus()
    assert page.locator("summary:focus").count() == 1
    assert summaries == page.locator("details").count()


def test_on_paper_there_are_figures_and_nothing_to_click(reports: Reports, look: Look) -> None:
    page = look(reports(500), "dark").page
    page.emulate_media(media="print")
    colour = page.eval_on_selector(".card", "it => getComputedStyle(it).backgroundColor")
    assert colour == "rgb(255, 255, 255)"
    assert page.locator(".plot").first.is_visible()
    assert not page.get_by_role("navigation").is_visible()
    assert not page.locator("details").first.is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
