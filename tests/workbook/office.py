"""tests/workbook/office.py WORKBOOK RESULTS.json RECALCULATED.xlsx

Every figure of results.json against the cell of the workbook that a spreadsheet has calculated anew: to the
penny, and ratios to a billionth; and every other formula of the workbook, those of the steps among them,
against the figure that it had.
"""
import json
import sys

from sheets import Workbook

ROWS = 3


def near(cell, value, unit):
    if value is None:
        return not isinstance(cell, float)
    if isinstance(value, str):
        return (cell or "") == value
    if not isinstance(cell, float):
        return False
    if unit in ("money", "count"):
        return abs(cell - value) < 0.005
    return abs(cell - value) <= 1e-6 * max(1, abs(value))


def main():
    live = Workbook(sys.argv[1]).sheets
    with open(sys.argv[2], encoding="utf-8") as file:
        tables = json.load(file)["tables"]
    again = Workbook(sys.argv[3]).sheets
    # Steps may be left out for what the case is, and then it is said; never for a formula that does not agree.
    note = live["Checks"][1, 1].value
    is_without = "too large for them" in note or "by their costs alone" in note
    if "left out" in note and not is_without:
        sys.exit("not ok: " + note)
    if "Levers" in live and "lever_year" not in live and not is_without:
        sys.exit("not ok: the steps are left out")
    compared = formulas = steps = 0
    faults = []
    for name, table in tables.items():
        for number, row in enumerate(table["rows"]):
            for column, of in enumerate(table["columns"]):
                place = ROWS + number, column
                cell = again[name].get(place)
                own = live[name].get(place)
                compared += 1
                formulas += own is not None and own.formula is not None
                value = row[of["id"]]
                if not near(None if cell is None else cell.value, value, of["unit"]):
                    faults.append(f"{name} row {number} {of['id']}: {value!r} but "
                                  f"{None if cell is None else cell.value!r}: "
                                  f"{own.formula if own else None}")
    for name, cells in live.items():
        for place, own in cells.items() if name not in tables else []:
            if own.formula is None:
                continue
            steps += 1
            cell = again[name].get(place)
            if not near(None if cell is None else cell.value, own.value, "money"):
                faults.append(f"{name} {place}: {own.value!r} but {None if cell is None else cell.value!r}: "
                              f"{own.formula}")
    for reference, cell in again["Checks"].items():
        if reference[1] == 4 and reference[0] >= ROWS and isinstance(cell.value, float):
            if abs(cell.value) > 0.00005:
                faults.append(f"Checks {reference}: {cell.value}")
    for fault in faults[:12]:
        print("#", fault)
    print(f"{'not ok' if faults else 'ok'} {compared} figures, {formulas} of them formulas, "
          f"{steps} formulas of steps, {len(faults)} that differ")
    sys.exit(bool(faults))


main()
