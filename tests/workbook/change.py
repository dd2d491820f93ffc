"""tests/workbook/change.py WORKBOOK CHANGED.xlsx [LEVER VALUE]

The workbook as a person leaves it who types VALUE beside LEVER (by its id), without the figures that its
formulas had: whatever reads it has to work them out.
"""
import re
import sys
import zipfile

from sheets import Workbook


def main():
    path, changed = sys.argv[1:3]
    book = Workbook(path)
    cell = None
    if len(sys.argv) > 3:
        rows = [row for (row, column), item in book.sheets["Levers"].items()
                if column == 0 and item.value == sys.argv[3]]
        if not rows or book.sheets["Levers"][rows[0], 5].value != "yes":
            sys.exit(f"no lever '{sys.argv[3]}' that formulas follow")
        cell = f"B{rows[0] + 1}"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", data.decode())
                if cell and name == book.parts["Levers"]:
                    text, count = re.subn(rf'(<c r="{cell}"[^>]*><v>)[^<]*', rf"\g<1>{sys.argv[4]}",
                                          text)
                    assert count == 1
                data = text.encode()
            new.writestr(name, data)


main()
