"""compare.py SHEET_TEXT [CASES]

Random sheets of every kind of cell, written by openpyxl, and by LibreOffice and Gnumeric from that
(.xlsx and .ods): what sheet_text reads is what openpyxl reads (of .xlsx) and what was written (of
all); xlsx2csv has the same texts and whole numbers in the same cells.
"""

import csv
import datetime
import io
import os
import random
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation

import openpyxl

PROGRAM, CASES = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10
passed = failed = 0
TEXTS = ["Otherham", "a, b", 'says "no"', "two\nlines", "#1 website", "=not a formula", " spaced ", "£5;6", "00123",
         "é ü 日本", "tab\there", "1,234", "TRUE", "x" * 300, "pipe|d", "'quoted'", "<b>&amp;</b>"]


def check(name, holds, told=""):
    global passed, failed
    passed, failed = passed + holds, failed + (not holds)
    if not holds:
        print(f"compare: {name}: {told}")


def make(sheet, rng):
    """Fill a sheet; what it shows, by row and column."""
    shown = {}
    for row in sorted(rng.sample(range(1, 60), 30)):
        for column in sorted(rng.sample(range(1, 12), rng.randrange(1, 8))):
            kind = rng.randrange(8)
            cell = sheet.cell(row, column)
            if kind <= 1:
                cell.value = rng.choice(TEXTS)
                cell.data_type = "s"
                shown[row, column] = cell.value
            elif kind == 2:
                cell.value = rng.randrange(-10**6, 10**9)
                shown[row, column] = str(cell.value)
            elif kind == 3:
                cell.value = rng.randrange(-10**8, 10**8) / 100
                cell.number_format = rng.choice(["General", "#,##0.00", '"£"#,##0.00;[Red]-"£"#,##0.00', "#,##0", "0.00E+00"])
                shown[row, column] = str(Decimal(repr(cell.value)))
            elif kind == 4:
                date = datetime.date(1990, 1, 1) + datetime.timedelta(days=rng.randrange(20000))
                cell.value = date
                cell.number_format = rng.choice(["yyyy-mm-dd", "dd/mm/yyyy", "d mmmm yyyy", "mmm-yy", "[$-809]dd/mm/yy"])
                shown[row, column] = date.isoformat()
            elif kind == 5:
                cell.value = rng.randrange(0, 1000) / 1000
                cell.number_format = rng.choice(["0%", "0.0%", "0.00%"])
                shown[row, column] = f"{Decimal(repr(cell.value)) * 100}%"
            elif kind == 6:
                cell.value = rng.random() < 0.5
                shown[row, column] = str(cell.value).upper()
            else:
                moment = datetime.datetime(2009, 1, 1) + datetime.timedelta(seconds=rng.randrange(10**8))
                cell.value = moment
                cell.number_format = "dd/mm/yyyy hh:mm:ss"
                shown[row, column] = moment.isoformat(" ").replace(" 00:00:00", "")
    return shown


def read(path):
    """As the program reads it: by sheet, row and column."""
    done = subprocess.run([PROGRAM, path], capture_output=True, text=True, check=False)
    check(f"{path} is read", done.returncode == 0, done.stderr)
    sheets, text = {}, {}
    for line in done.stdout.split("\n")[:-1]:
        if line.startswith("== "):
            text[line[3:]] = sheet = []
        else:
            sheet.append(line)
    for name, lines in text.items():
        # A line is a row, whatever is in it.
        rows = [next(csv.reader(io.StringIO(line)), []) for line in lines]
        sheets[name] = {(i, j): cell.replace("\v", "\n").lstrip("\x1a") for i, row in enumerate(rows, 1)
                        for j, cell in enumerate(row, 1) if cell.strip() != ""}
    return sheets


def canonical(text):
    """Numbers alike, however many noughts they have; texts without the blanks around them."""
    text = text.strip()
    end = "%" if text.endswith("%") else ""
    try:
        return f"{Decimal(text.rstrip('%')).normalize():f}{end}" if text[:1] != "0" or "." in text or text == "0" or end else text
    except InvalidOperation:
        return text


def differences(a, b):
    keys = sorted(set(a) | set(b))
    return [(key, a.get(key), b.get(key)) for key in keys
            if canonical(a.get(key, "")) != canonical(b.get(key, ""))][:5]


def of_openpyxl(path):
    sheets = {}
    for sheet in openpyxl.load_workbook(path, data_only=True):
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if value is None or str(value).strip() == "":
                    continue
                if isinstance(value, bool):
                    text = str(value).upper()
                elif isinstance(value, (int, float)):
                    text = str(Decimal(repr(value)))
                    if "%" in cell.number_format:
                        text = f"{Decimal(text) * 100}%"
                elif isinstance(value, datetime.datetime):
                    # openpyxl keeps thousandths.
                    value = (value + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
                    text = value.isoformat(" ").replace(" 00:00:00", "")
                else:
                    text = str(value)
                cells[cell.row, cell.column] = text
        sheets[sheet.title] = cells
    return sheets


def of_xlsx2csv(path, number):
    done = subprocess.run(["xlsx2csv", "-s", str(number), path], capture_output=True, text=True, check=False)
    rows = list(csv.reader(io.StringIO(done.stdout)))
    return {(i, j): cell for i, row in enumerate(rows, 1) for j, cell in enumerate(row, 1) if cell.strip() != ""}


def converted(path, scratch):
    """The same workbook as other programs write it."""
    yield path
    out = os.path.join(scratch, "other")
    for ending in ("xlsx", "ods"):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", ending,
                        "--outdir", out, path], capture_output=True, check=False, timeout=180)
        yield os.path.join(out, os.path.basename(path)[:-4] + ending)
    for ending, exporter in (("xlsx", "Gnumeric_Excel:xlsx"), ("ods", "Gnumeric_OpenCalc:odf")):
        to = os.path.join(scratch, f"gnumeric.{ending}")
        subprocess.run(["ssconvert", "-T", exporter, path, to], capture_output=True, check=False, timeout=180)
        yield to


def main():
    for seed in range(CASES):
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory() as scratch:
            book, shown = openpyxl.Workbook(), {}
            book.remove(book.active)
            for name in ("First", "Second sheet"):
                shown[name] = make(book.create_sheet(name), rng)
            path = os.path.join(scratch, "book.xlsx")
            book.save(path)
            for other in converted(path, scratch):
                name = f"case {seed}, {os.path.relpath(other, scratch)}"
                got = read(other)
                for sheet, cells in shown.items():
                    wrong = differences(got.get(sheet, {}), cells)
                    check(f"{name}: what was written", not wrong, wrong)
                if not other.endswith(".xlsx"):
                    continue
                theirs = of_openpyxl(other)
                for number, sheet in enumerate(shown, 1):
                    wrong = differences(got.get(sheet, {}), theirs[sheet])
                    check(f"{name}: what openpyxl reads", not wrong, wrong)
                    theirs_too = of_xlsx2csv(other, number)
                    plain = {key: text for key, text in shown[sheet].items()
                             if text.lstrip("-").isdigit() or text in TEXTS}
                    wrong = differences({key: got.get(sheet, {}).get(key, "") for key in plain},
                                        {key: theirs_too.get(key, "") for key in plain})
                    check(f"{name}: what xlsx2csv reads", not wrong, wrong)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
