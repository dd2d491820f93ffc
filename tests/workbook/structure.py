"""tests/workbook/structure.py WORKBOOK RESULTS.json: `ok NAME` or `not ok NAME` a line.

Each figure of results.json stands in the sheet of its table; what a sheet must have for a person and
for a screen reader is there; nothing in it runs, fetches or is taken for a formula by mistake.
"""
import hashlib
import json
import os
import re
import sys

from sheets import MAIN, Workbook, place

HEADINGS, ROWS = 2, 3
faults = {}


def check(name, is_well, what=""):
    faults.setdefault(name, [])
    if not is_well:
        faults[name].append(what)


def same(cell, value):
    if value is None:
        return cell is None or not isinstance(cell.value, float)
    if cell is None:
        return value == ""
    if isinstance(value, str):
        return cell.value == value
    return isinstance(cell.value, float) and abs(cell.value - value) <= 1e-14 * abs(value)


def check_table(book, name, table):
    cells = book.sheets.get(name)
    check("each table with rows has its sheet", cells is not None, name)
    if cells is None:
        return
    check("the title is in A1", cells[0, 0].value == table["title"], name)
    columns = [column["id"] for column in table["columns"]]
    for number, row in enumerate(table["rows"]):
        for column, key in enumerate(columns):
            check("each figure is that of results.json",
                  same(cells.get((ROWS + number, column)), row[key]),
                  f"{name} row {number} {key}: {row[key]!r}")
    parts = book.related(book.parts[name], "table")
    check("each table is marked as one", len(parts) == 1, name)
    if parts:
        reference = book.xml(parts[0]).get("ref").split(":")
        check("what is marked is the whole table", (place(reference[0]), place(reference[1])) ==
              ((HEADINGS, 0), (HEADINGS + len(table["rows"]), len(columns) - 1)), name)
    for key, total in table.get("totals", {}).items():
        cell = cells.get((ROWS + len(table["rows"]), columns.index(key)))
        check("each total is that of results.json", same(cell, total), f"{name} {key}")
        if cell is not None and cell.formula:
            above = sum(row[key] or 0 for row in table["rows"])
            check("a total's formula comes to what it shows", abs(above - total) < 0.005,
                  f"{name} {key}")
            last = rf":\$\1\${ROWS + len(table['rows'])}" if len(table["rows"]) > 1 else ""
            check("a total is a sum of the rows above", re.fullmatch(
                rf"SUM\(\$([A-Z]+)\${ROWS + 1}{last}\)", cell.formula), f"{name} {key}: {cell.formula}")


def check_sheet(book, name):
    xml = book.xml(book.parts[name])
    view = xml.find(f"{MAIN}sheetViews/{MAIN}sheetView")
    selected = [item.get("sqref") for item in view.findall(MAIN + "selection")
                if item.get("activeCell")]
    check("the cursor is in A1, or where the rows begin", all(
        cell in ("A1", "A2", "A4", "B1", "B2", "B4") for cell in selected), f"{name} {selected}")
    check("no cells are merged", xml.find(MAIN + "mergeCells") is None, name)
    setup = xml.find(MAIN + "pageSetup")
    check("it prints on A4, landscape", setup is not None and setup.get("paperSize") == "9" and
          setup.get("orientation") == "landscape", name)
    for reference, cell in book.sheets[name].items():
        if cell.formula:
            check("no NPV() or IRR(), and nothing outside", not re.search(
                r"\b(NPV|IRR|XNPV|WEBSERVICE|HYPERLINK)\(|\[\d+\]|https?:", cell.formula),
                f"{name} {reference}: {cell.formula}")
            check("each formula has its figure", cell.value is not None,
                  f"{name} {reference}: {cell.formula}")
    for part in book.related(book.parts[name], "drawing"):
        for shape in book.xml(part).iter():
            if shape.tag.endswith("}cNvPr"):
                check("each chart has a text instead", len(shape.get("descr") or "") > 40, name)
        for chart in book.related(part, "chart"):
            ranges = [item.text for item in book.xml(chart).iter() if item.tag.endswith("}f")]
            check("each chart is bound to cells of its sheet", ranges and all(
                item.startswith(f"'{name}'!") for item in ranges), f"{name} {ranges[:1]}")


def main():
    book = Workbook(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        results = json.load(file)
    for name, table in results["tables"].items():
        if table["rows"]:
            check_table(book, name, table)
    for name in book.sheets:
        check_sheet(book, name)
    check("no macro, no link outside, no connection", not [
        name for name in book.names if re.search(
            r"vba|externalLink|connections|activeX|embeddings", name)], book.names)
    for name in book.names:
        if name.endswith(".rels"):
            for link in book.xml(name):
                check("no target is outside", link.get("TargetMode") != "External", name)
    contents = {cell.value for cell in book.sheets["Contents"].values()}
    for name in book.sheets:
        check("the contents name each sheet", name == "Contents" or name in contents, name)
    for name in ("title", "creator"):
        check("it says what it is", any(item.tag.endswith("}" + name) for item in
              book.xml("docProps/core.xml").iter()), name)
    for item in results["inputs"]:
        with open(os.path.join("datasets", os.path.basename(sys.argv[1])[:-5], item["path"]), "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        check("each input has its digest", any(
            cell.value == digest for cell in book.sheets["workbook_input"].values()),
            item["path"])
    said = {cell.value for cell in book.sheets["Findings"].values()}
    for passage in results["passages"]:
        check("each sentence is there", passage["text"] in said, passage["text"])
    for name, found in faults.items():
        for fault in found[:5]:
            print(f"#   {fault}")
        print(f"{'not ok' if found else 'ok'} {name}")


main()
