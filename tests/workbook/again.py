"""tests/workbook/again.py WORKBOOK FOLDER: the case's files out of the workbook, as a person would
save each sheet"""
import csv
import os
import sys

from sheets import MAIN, Workbook

KINDS = ("case activity strategies unit_costs assumptions spend categories prices buyer_groups gains "
         "costs accounts resources risks notes correlations").split()


def shown(book, cell):
    if cell is None or cell.value is None:
        return ""
    if isinstance(cell.value, str):
        return cell.value
    return f"{cell.value * 100:.13g}%" if cell.style in book.percent else f"{cell.value:.15g}"


def unpack(path, folder):
    book = Workbook(path)
    styles = book.xml("xl/styles.xml")
    percent = {item.get("numFmtId") for item in styles.iter(MAIN + "numFmt")
               if item.get("formatCode").endswith("%")} | {"9", "10"}
    book.percent = {str(number) for number, item in enumerate(styles.find(MAIN + "cellXfs"))
                    if item.get("numFmtId") in percent}
    os.mkdir(folder)
    for name in KINDS:
        cells = book.sheets.get(name)
        if cells is None:
            continue
        width = max(column for _, column in cells) + 1
        with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            for row in range(max(row for row, _ in cells) + 1):
                writer.writerow([shown(book, cells.get((row, column))) for column in range(width)])



unpack(*sys.argv[1:])
