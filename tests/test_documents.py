import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_the_index_lists_each_decision_once_in_order():
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[([0-9]+)\]\(([^)]+)\) \| (.+) \|$", index, re.MULTILINE)
    pages = sorted(folder.glob("[0-9]*.md"))
    assert rows == [
        (page.name[:3], page.name, page.read_text(encoding="utf-8").splitlines()[0].removeprefix(f"# {page.name[:3]} "))
        for page in pages
    ]
    assert [number for number, _, _ in rows] == [f"{number:03}" for number in range(1, len(rows) + 1)]


def test_the_readme_sets_everything_up_with_two_commands():
    blocks = re.findall(
        "^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert blocks[0].endswith("sejajar\n")
    assert blocks[1].endswith("pytest\n")
