"""tests/workbook/follow.py BEFORE.xlsx AGAIN.xlsx EXPECTED.xlsx

BEFORE is the workbook of a run, AGAIN what a spreadsheet made of it after a lever or a figure of a file was changed
in it, EXPECTED that of a run with it changed in the files.  Every cell that is a formula in BEFORE must have in AGAIN the
figure that EXPECTED has in the row that is about the same; and some must have changed.
"""
import re
import sys

from sheets import Workbook, place

HEADINGS, ROWS = 2, 3
REFERENCE = re.compile(r"('[^']*'!|[a-z_]+!)?(\$?[A-Z]{1,2}\$?\d+)(:\$?[A-Z]{1,2}\$?\d+)?")
# What a row is about.
ABOUT = ("Lever Assumption Of Strategy Year Step Kind Type Item Initiative Workstream Council Service Purpose Channel From To Category "
         "Market Unit Rule What Part Status Supplier Place Month").split()
# Ranks go by the figures of all rows.
LEFT_OUT = {"Contents", "Findings", "Checks"}
FILES = "case activity unit_costs assumptions strategies spend prices gains costs".split()


def titles_of(cells):
    width = max((column for _, column in cells), default=-1) + 1
    return [cells[HEADINGS, column].value if (HEADINGS, column) in cells else "" for column in range(width)]


def rows_of(cells):
    """{what a row is about: its number}, a second one of a kind apart."""
    if not cells:
        return {}
    titles = titles_of(cells)
    width = len(titles)
    about = [column for column, title in enumerate(titles) if title in ABOUT]
    found, seen = {}, {}
    for row in range(ROWS, max(row for row, _ in cells) + 1):
        key = tuple(cells[row, column].value if (row, column) in cells else None for column in about)
        if not about or all(part is None for part in key):
            continue
        seen[key] = seen.get(key, 0) + 1
        found[key + (seen[key],)] = row
    return found


def near(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) < 0.00501 if max(abs(a), abs(b)) > 10 else abs(a - b) <= 2e-6 * max(1, abs(b))
    return a == b or not (isinstance(a, float) or isinstance(b, float))


def follows(sheets, name, own, known):
    """Does a formula go by a lever or a file, at any remove? Totals and charts of values do not."""
    if own.formula is None:
        return False
    if own not in known:
        known[own] = "vfm_" in own.formula or "SUMPRODUCT" in own.formula
        for sheet, first, last in [] if known[own] else REFERENCE.findall(own.formula):
            cells = sheets.get(sheet.strip("!'") or name, {})
            known[own] = known[own] or sheet.strip("!'") in FILES
            (top, left), (bottom, right) = (place(text.strip(":").replace("$", "")) for text in (first, last or first))
            known[own] = known[own] or any(
                follows(sheets, sheet.strip("!'") or name, cells[row, column], known)
                for row in range(top, bottom + 1) for column in range(left, right + 1) if (row, column) in cells)
    return known[own]


def main():
    before, again, expected = (Workbook(path).sheets for path in sys.argv[1:4])
    compared = changed = 0
    faults = []
    known = {}
    sys.setrecursionlimit(100000)
    for name, cells in before.items():
        if name in LEFT_OUT or (HEADINGS, 0) not in cells or name not in expected:
            continue
        # A bridge is drawn of the option that leads, which the change may have made another.
        if name == "chart bridge" and before["case_bridge"][ROWS, 0].value != expected["case_bridge"][ROWS, 0].value:
            continue
        there = rows_of(expected[name])
        # Lines of a chart stand in the order of their options' ranks.
        titles, expected_titles = titles_of(cells), titles_of(expected[name])
        for key, row in rows_of(cells).items():
            for column, title in enumerate(titles):
                own = cells.get((row, column))
                if own is None or not follows(before, name, own, known):
                    continue
                if key not in there:
                    # A row that is not there stands for nothing gained.
                    continue
                cell = again[name].get((row, column))
                if title not in expected_titles:
                    faults.append(f"{name}: no column '{title}' any more")
                    continue
                wanted = expected[name].get((there[key], expected_titles.index(title)))
                value, want = cell and cell.value, wanted and wanted.value
                # The files in which a lever is moved give it no range (levers.py); its sheet keeps one.
                if name in ("case_assumption", "Levers") and title in ("Low", "High") and want == "not given":
                    continue
                # A lever is moved beside what the file gives.
                if name == "Levers" and title not in ("Low", "High"):
                    continue
                compared += 1
                changed += own.value != want
                if not near(value, want):
                    faults.append(f"{name} {key} column {column}: {want!r} but {value!r}: {own.formula[:80]}")
    for fault in faults[:8]:
        print("#", fault)
    if not changed:
        faults.append("nothing has changed")
    print(f"{'not ok' if faults else 'ok'} {compared} figures, {changed} of them changed, {len(faults)} that differ")
    sys.exit(bool(faults))


main()
