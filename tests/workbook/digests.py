"""tests/workbook/digests.py RESULTS.json FOLDER: is each `rows_sha256` that of the rows of the file, as Python reads them?
The SHA-256 of the header and the rows as CSV, every cell in quotes, without comments and blank rows, a plain number
without the noughts that end its decimals."""
import csv
import hashlib
import io
import json
import os
import re
import sys


def plain(cell):
    cell = cell.strip(" \t\r\n\u00a0").replace("\r\n", "\n").replace("\r", "\n")
    if re.fullmatch(r"-?[0-9]+\.[0-9]+%?", cell):
        number, percent = cell.rstrip("%"), cell.endswith("%")
        cell = number.rstrip("0").rstrip(".") + "%" * percent
    return cell


def digest(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    first = next(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count))
            if any(cell.strip() for cell in row) and not row[0].lstrip().startswith("#")]
    width = len(rows[0])
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
        [plain(cell) for cell in row[:width]] + [""] * (width - len(row)) for row in rows)
    return hashlib.sha256(out.getvalue().encode()).hexdigest()


with open(sys.argv[1], encoding="utf-8") as results:
    inputs = json.load(results)["inputs"]
assert inputs
for item in inputs:
    assert "sha256" not in item, item
    assert item["rows_sha256"] == digest(os.path.join(sys.argv[2], item["path"])), item["path"]
