"""tests/workbook/form.py FORM.xlsx FOLDER FILLED.xlsx

The form of `vfm init FORM.xlsx` filled in through LibreOffice, cell by cell as a user types, with the rows of the case
in FOLDER below the examples; saved as LibreOffice saves it.  Prints the names of the files that it has a sheet for.
"""
import csv
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def connect(profile):
    """LibreOffice of our own, and its desktop."""
    pipe = f"vfm{os.getpid()}"
    office = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
                               f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # not there yet
            time.sleep(0.25)
    office.kill()
    sys.exit("LibreOffice does not answer")


def fill(sheet, path):
    """Type a file's rows below what the sheet has, each cell under its heading."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last, width = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
    for top in range(last + 1):
        titles = [sheet.getCellByPosition(column, top).String for column in range(width + 1)]
        if titles[0] in head and titles[1] in head:
            break
    row = max((number for number in range(top, last + 1) if sheet.getCellByPosition(0, number).String),
              default=top) + 1
    # A column that the form leaves out as few need it is added, as the file's reader takes it.
    for name in head:
        if name not in titles:
            sheet.getCellByPosition(len(titles), top).String = name
            titles.append(name)
    for cells in rows:
        for name, text in zip(head, cells):
            if text != "":
                cell = sheet.getCellByPosition(titles.index(name), row)
                # What a column is formatted as decides what typing makes of a text, as in the window.
                cell.FormulaLocal = text
        row += 1


def main():
    form, folder, filled = map(os.path.abspath, sys.argv[1:4])
    office, desktop = connect(os.path.dirname(filled) + "/profile-uno")
    try:
        book = desktop.loadComponentFromURL(uno.systemPathToFileUrl(form), "_blank", 0,
                                            (PropertyValue("Hidden", 0, True, 0),))
        for name in book.Sheets.ElementNames:
            path = os.path.join(folder, f"{name}.csv")
            if os.path.exists(path):
                fill(book.Sheets.getByName(name), path)
                print(f"{name}.csv")
        book.storeToURL(uno.systemPathToFileUrl(filled), (PropertyValue("FilterName", 0, "Calc MS Excel 2007 XML", 0),))
        book.close(True)
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(timeout=60)


main()
