"""tests/workbook/change.py WORKBOOK CHANGED.xlsx [LEVER VALUE]...

The workbook as a person leaves it who types VALUE beside LEVER (by its id; `delivered_share*`: beside each of
that kind), without the figures that its formulas had: whatever reads it has to work them out.
"""
import re
import sys
import zipfile

from sheets import Workbook


def main():
    path, changed = sys.argv[1:3]
    book = Workbook(path)
    typed = {}
    for lever, value in zip(sys.argv[3::2], sys.argv[4::2]):
        rows = [row for (row, column), item in book.sheets["Levers"].items() if column == 0 and (
                item.value == lever or (lever.endswith("*") and str(item.value).startswith(lever[:-1] + ",")))]
        if not rows or any(book.sheets["Levers"][row, 5].value != "yes" for row in rows):
            sys.exit(f"no lever '{lever}' that formulas follow")
        typed.update((f"B{row + 1}", value) for row in rows)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", data.decode())
                for cell, value in typed.items() if name == book.parts["Levers"] else []:
                    text, count = re.subn(rf'(<c r="{cell}"[^>]*><v>)[^<]*', rf"\g<1>{value}", text)
                    assert count == 1
                data = text.encode()
            new.writestr(name, data)


main()
