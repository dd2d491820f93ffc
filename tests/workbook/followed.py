"""tests/workbook/followed.py WORKBOOK: `ok NAME` or `not ok NAME` a line.

The figures of a case's files that formulas of its workbook go by: a formula of such cells alone comes to their sum;
a figure stands on grey if, and only if, none goes by it; the sheet Checks counts both; and of each column that is an
amount of the case's sums (design, section 6), every figure is gone by, but for rows that the case leaves out; of
shares that a rule may need, some are.
"""
import sys

from inputs import CELL, followed, named
from sheets import MAIN, Workbook, place

# Columns, and cells of rows for which the case has no use of them: of another year, felt before April 2008.
WHOLE = {"activity": ("volume", ["2006-07"]), "spend": ("spend", []), "strategies": ("value", []),
         "prices": ("quantity unit_price", []), "unit_costs": ("cost", []), "costs": ("amount", []),
         "gains": ("gross running_cost investment likelihood", ["failed", "2008-02-01"])}


def figures(cells):
    """{(row, column): its number} below the headings of a file."""
    head = min(row for row, column in cells if not str(cells[row, column].value).startswith("#"))
    titles = {cells[head, column].value: column for row, column in cells if row == head}
    return titles, {key: cell.value for key, cell in cells.items() if key[0] > head and isinstance(cell.value, float)}


def main():
    book = Workbook(sys.argv[1])
    styles = book.xml("xl/styles.xml")
    fills = list(styles.find(MAIN + "fills"))
    grey = {str(number) for number, item in enumerate(styles.find(MAIN + "cellXfs"))
            if any(fill.get("rgb") == "FFEEEEEE" for fill in fills[int(item.get("fillId"))].iter(MAIN + "fgColor"))}
    gone_by = {(sheet, place(f"{letters}{row}")) for (sheet, letters), rows in followed(book.sheets).items() for row in rows}
    faults = {name: [] for name in (
        "figures on grey are those that no formula goes by", "Checks counts them", "formulas of cells come to their sum",
        "each amount of a case is gone by")}
    greys, counts, sums, amounts = faults.values()
    checks = book.sheets["Checks"]
    for name, (columns, unused) in WHOLE.items():
        cells = book.sheets[name]
        titles, numbers = figures(cells)
        for key, number in numbers.items():
            if (cells[key].style in grey) == ((name, key) in gone_by):
                greys.append(f"{name} {key}")
        told = [(checks[row, 5].value, checks[row, 6].value) for row, column in checks
                if column == 1 and checks[row, 1].value == name and (row, 5) in checks]
        live = {key for sheet, key in gone_by if sheet == name and key in cells}
        n_values = len(set(numbers) - live)
        if len(told) != 1 or told[0] != (len(live), n_values):
            counts.append(f"{name}: {told}, but {len(live)}, and {n_values} that none goes by")
        for column in columns.split():
            for (row, at), number in numbers.items():
                said = " ".join(str(cells[row, other].value) for other in range(len(titles)) if (row, other) in cells)
                left_out = number < 0 or set(unused) & set(said.split())
                if at == titles.get(column) and not left_out and (name, (row, at)) not in gone_by:
                    amounts.append(f"{name}.{column} row {row + 1}: {number}")
    n_sums = 0
    for sheet, cells in book.sheets.items():
        for key, cell in cells.items():
            cells_of = named(cell.formula)
            rest = CELL.sub("", cell.formula or "").replace("ROUND(SUM(", "").replace(",", "").replace("),9)", "")
            if not cells_of or any(letter.isalpha() for letter in rest):
                continue
            n_sums += 1
            parts = [book.sheets[file].get(place(f"{letters}{row}")) for file, letters, row in cells_of]
            if abs(cell.value - sum(part.value for part in parts if part is not None)) > 1e-9 * abs(cell.value):
                sums.append(f"{sheet} {key}: {cell.formula}")
    for column in ("avoidable", "first_contact"):
        at = figures(book.sheets["activity"])[0][column]
        if not any(sheet == "activity" and key[1] == at for sheet, key in gone_by):
            amounts.append(f"activity.{column}")
    if n_sums < 40:
        sums.append(f"only {n_sums} of them")
    for name, found in faults.items():
        print("not ok" if found else "ok", name)
        for fault in found[:5]:
            print("#  ", fault)
    sys.exit(any(faults.values()))


main()
