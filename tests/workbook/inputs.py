"""tests/workbook/inputs.py PROGRAM WORKBOOK RESULTS.json

For each column of the files in a case's workbook whose figures its formulas follow: a cell, and another figure for
it, a line each.  Of the cells of a column the first that moves an option's net present value by what the program makes
of the workbook with that cell changed; where none does, the first that it takes.  A column that it takes none of is
told, and ends with status 1.
"""
import json
import os
import re
import subprocess
import sys

from sheets import Workbook, place

TOOLS = os.path.dirname(os.path.abspath(__file__))
CELL = re.compile(r"'([a-z_]+)'!\$?([A-Z]+)\$?(\d+)(?!\d)(?::\$?[A-Z]+\$?(\d+))?")
MOST_TRIED = 6
# Another word for what a cell says in words.
WORDS = {"yes": "No", "no": "Yes", "median": "Minimum", "lower-quartile": "median", "minimum": "lower quartile"}


def moved(value, column):
    """Another figure, not a round one: a share stays one, a price among the others, and a range a wider one."""
    if column.endswith("low"):
        return round(value * (0.93 if value > 0 else 1.07), 4 if abs(value) <= 1 else 2)
    if column.endswith("high"):
        return round(min(value * (1.02 if value > 0 else 0.98), 1 if abs(value) <= 1 else value + 1e9), 4 if abs(value) <= 1 else 2)
    if abs(value) <= 1:
        return round(value * 0.83 + (0.07 if value == 0 else 0), 4)
    return round(value * 1.07 + 3) if value == int(value) else round(value * 1.07 + 0.01, 2)


def worth(path):
    with open(path, encoding="utf-8") as file:
        return [(row["strategy"], row["npv"]) for row in json.load(file)["tables"]["case_summary"]["rows"]]


def named(formula):
    """(sheet, column, row) of the cells of other sheets that a formula names, those of ranges too."""
    return [(sheet, letters, row) for sheet, letters, first, last in CELL.findall(formula or "")
            for row in range(int(first), int(last or first) + 1)]


def followed(sheets):
    """{(file, column): its cells that formulas name}, in the order of the rows."""
    files = {sheets["Contents"][row, 0].value for row, column in sheets["Contents"]
             if column == 2 and sheets["Contents"][row, 2].value == "The files of the case"}
    found = {}
    for cells in sheets.values():
        for cell in cells.values():
            for sheet, letters, row in named(cell.formula):
                if sheet in files:
                    found.setdefault((sheet, letters), set()).add(row)
    return {key: sorted(rows) for key, rows in sorted(found.items())}


def heading(cells, letters):
    """What a column of a file's sheet is called, behind the comments above."""
    top = min(row for row, column in cells if column == 0 and not str(cells[row, 0].value).startswith("#"))
    return str(cells[top, place(f"{letters}1")[1]].value)


def main():
    program, path, results = sys.argv[1:]
    sheets = Workbook(path).sheets
    is_well = True
    for (sheet, letters), rows in followed(sheets).items():
        taken = None
        for row in rows[len(rows) // 2:len(rows) // 2 + MOST_TRIED] + rows[:MOST_TRIED]:
            cell = sheets[sheet].get(place(f"{letters}{row}"))
            if cell is None:
                continue
            # `£7.81` and `40,000` are text.
            value = WORDS.get(cell.value) or repr(moved(float(re.sub("[£,]", "", str(cell.value))),
                                                             heading(sheets[sheet], letters)))
            change = [f"{sheet}!{letters}{row}", value]
            subprocess.run([sys.executable, f"{TOOLS}/change.py", "--saved", path, "input.xlsx", *change], check=True)
            done = subprocess.run([program, "case", "input.xlsx", "--quiet", "--draws", "10", "-o", "moved.json"],
                                  capture_output=True, text=True, check=False)
            if done.returncode == 0:
                taken = taken or change
                # The ends of a range move what the sheet of levers says of it.
                if heading(sheets[sheet], letters).endswith(("low", "high")) or worth("moved.json") != worth(results):
                    taken = change
                    break
        if taken is None:
            print(f"{sheet}!{letters}: {done.stderr}", file=sys.stderr)
            is_well = False
        else:
            print(*taken)
    sys.exit(not is_well)


if __name__ == "__main__":
    main()
