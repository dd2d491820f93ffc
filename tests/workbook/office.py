"""tests/workbook/office.py WORKBOOK RESULTS.json RECALCULATED.xlsx [FOLLOWING]

Every figure of results.json against the cell of the workbook that a spreadsheet has calculated anew: to the
penny, and ratios to a billionth.  Where the results are those of a lever changed, FOLLOWING is the workbook
before: only cells that are formulas there are compared, and those tables' other cells are not of it.
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
    only_live = sys.argv[4:] == ["live"]
    compared = formulas = 0
    faults = []
    for name, table in tables.items():
        for number, row in enumerate(table["rows"]):
            for column, of in enumerate(table["columns"]):
                place = ROWS + number, column
                cell = again[name].get(place)
                own = live[name].get(place)
                is_formula = own is not None and own.formula is not None
                if only_live and not is_formula:
                    continue
                compared += 1
                formulas += is_formula
                value = row[of["id"]]
                if not near(None if cell is None else cell.value, value, of["unit"]):
                    faults.append(f"{name} row {number} {of['id']}: {value!r} but "
                                  f"{None if cell is None else cell.value!r}: "
                                  f"{own.formula if own else None}")
    if not only_live:
        for reference, cell in again["Checks"].items():
            if reference[1] == 4 and reference[0] >= ROWS and isinstance(cell.value, float):
                if abs(cell.value) > 0.00005:
                    faults.append(f"Checks {reference}: {cell.value}")
    for fault in faults[:12]:
        print("#", fault)
    print(f"{'not ok' if faults else 'ok'} {compared} figures, {formulas} of them formulas, "
          f"{len(faults)} that differ")
    sys.exit(bool(faults))


main()
