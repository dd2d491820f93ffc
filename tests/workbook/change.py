"""tests/workbook/change.py [--saved] WORKBOOK CHANGED.xlsx [LEVER VALUE]...

The workbook as a person leaves it who types VALUE beside LEVER (by its id; `delivered_share*`: beside each of
that kind) or into a cell of a file's sheet (`activity!E5`), without the figures that its formulas had, unless it
is --saved: whatever reads it has to work them out.
"""
import re
import sys
import zipfile

from sheets import Workbook


def typed_in(value):
    """The rest of a cell's tag, and what is in it: a number, or a word."""
    if re.fullmatch(r"-?[\d.]+(e-?\d+)?", value):
        return f"><v>{value}</v>"
    return f' t="inlineStr"><is><t>{value}</t></is>'


def main():
    saved = sys.argv[1] == "--saved"
    path, changed, *changes = sys.argv[1 + saved:]
    book = Workbook(path)
    typed = {}
    for lever, value in zip(changes[::2], changes[1::2]):
        sheet, _, cell = lever.rpartition("!")
        if sheet in book.sheets:
            typed[sheet, cell] = value
            continue
        rows = [row for (row, column), item in book.sheets["Levers"].items() if column == 0 and (
                item.value == lever or (lever.endswith("*") and str(item.value).startswith(lever[:-1] + ",")))]
        if not rows or any(book.sheets["Levers"][row, 5].value != "yes" for row in rows):
            sys.exit(f"no lever '{lever}' that formulas follow")
        typed.update((("Levers", f"B{row + 1}"), value) for row in rows)
    parts = {part: sheet for sheet, part in book.parts.items()}
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = data.decode() if saved else re.sub(r"(</f>)<v>[^<]*</v>", r"\1", data.decode())
                for (sheet, cell), value in typed.items():
                    if sheet == parts[name]:
                        text, count = re.subn(
                            rf'(<c r="{cell}"[^>]*?)(?: t="s")?>(?:<f>[^<]*</f>)?(?:<v>[^<]*</v>)?',
                            rf"\g<1>{typed_in(value)}", text)
                        assert count == 1, (sheet, cell)
                data = text.encode()
            new.writestr(name, data)


main()
