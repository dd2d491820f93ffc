"""Which ledgers are changed, and how each is read.

Those in ledgers/ are invented, with the oddities of published ones; the samples are the project's."""
import csv
import glob
import io
import os
import re
import subprocess
from datetime import date

from sheet import Row, Sheet, money, when

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))


class Ledger:
    """A file, what it becomes (to), the columns that tell the amount, the date and the keys."""

    def __init__(self, path, to, amount, when_column, keys, args=(), delimiter=",", encoding="utf-8", grain="day"):
        self.path, self.to, self.amount, self.date, self.keys = path, to, amount, when_column, keys
        self.args, self.delimiter, self.encoding, self.grain = list(args), delimiter, encoding, grain
        self.name = os.path.basename(path)
        if self.name in ("spend.csv", "activity.csv", "prices.csv"):
            self.name = os.path.basename(os.path.dirname(path)) + "/" + self.name
        self.by = ["year" if grain == "year" else "month"] + list(keys)
        self.mapping = {"year": when_column, VALUE[to]: amount, **keys}

    def load(self, limit=None):
        with open(self.path, encoding=self.encoding, newline="") as file:
            cells = list(csv.reader(io.StringIO(file.read(), newline=""), delimiter=self.delimiter))
        header, rows = cells[0], []
        where = {name: header.index(column) for name, column in self.keys.items()}
        amount_at, date_at = header.index(self.amount), header.index(self.date)
        for line in cells[1:]:
            line += [""] * (len(header) - len(line))
            amount = money(line[amount_at])
            day = when(line[date_at])
            # What a published ledger has besides payments is not for changing.
            if amount is None or day is None or any(not line[i].strip() for i in where.values()):
                continue
            keys = {name: line[i] for name, i in where.items()}
            keys["year" if self.grain == "year" else "month"] = f"{day:%Y-%m}" if isinstance(day, date) else day
            rows.append(Row(line, {"amount": amount, "keys": keys, "day": day}))
            if limit and len(rows) == limit:
                break
        sheet = Sheet(header, rows).read_as(self)
        if any(h == "" or header.count(h) > 1 for h in header):
            sheet.header = [h if h and header.count(h) == 1 else f"Column {i}" for i, h in enumerate(header)]
        return sheet


VALUE = {"spend": "spend", "activity": "volume", "prices": "quantity"}
COUNCIL = ["--council", "Xton Borough Council"]


def invented():
    def path(name):
        return os.path.join(HERE, "ledgers", name)

    return [
        Ledger(path("oxbow-payments.csv"), "spend", "amount", "paid_date",
               {"category": "expenditure_category", "supplier": "supplier_name"}),
        Ledger(path("winsford-payments.csv"), "spend", "Amount", "Updated",
               {"category": "Service", "supplier": "Supplier Name"}, COUNCIL),
        Ledger(path("leadmill-payments.csv"), "spend", "NetAmount", "DatePaid",
               {"category": "ExpenditureCategory", "supplier": "SupplierName"}, encoding="cp1252"),
        Ledger(path("parish-payments.csv"), "spend", "Amount", "Date",
               {"category": "Description", "supplier": "Supplier"}, COUNCIL),
        Ledger(path("modes-log.csv"), "activity", "COUNT_OF_CONTACTS", "Log_Month",
               {"service": "Service_Name", "channel": "CONTACT_MODE"}, COUNCIL, grain="month"),
        Ledger(path("volumes-log.csv"), "activity", "volume", "fiscal_yr",
               {"service": "service", "channel": "channel"}, COUNCIL, delimiter=";", grain="year"),
        Ledger(path("order-lines.csv"), "prices", "Quantity", "Order Date",
               {"item": "Product Description", "supplier": "Supplier"}, COUNCIL),
    ]


def samples():
    for folder in sorted(filter(os.path.isdir, glob.glob(os.path.join(TOP, "datasets", "sample-*")))):
        yield Ledger(os.path.join(folder, "spend.csv"), "spend", "spend", "year",
                     {"category": "category", "supplier": "supplier"}, grain="year")
        yield Ledger(os.path.join(folder, "activity.csv"), "activity", "volume", "year",
                     {"service": "service", "channel": "channel"}, grain="year")


def of_file(program, path):
    """A published ledger of payments, read as the program says that it reads it."""
    said = subprocess.run([program, "tally", "--to", "spend", "--council", "X", path, "--format", "csv", "-o", "/dev/null"],
                          capture_output=True, text=True, check=False).stderr
    columns = dict(re.findall(r"(\w+) from '([^']*)'", said))
    if not {"category", "year", "spend"} <= set(columns):
        raise SystemExit(f"{path}: is not read as payments:\n{said}")
    with open(path, "rb") as file:
        data = file.read()
    try:
        data.decode("utf-8")
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        encoding = "cp1252"
    header = next(csv.reader(io.StringIO(data.decode(encoding), newline="")))
    suppliers = [name for name in header if re.search("supplier.?name|^supplier$|payee|vendor", name, re.I)]
    keys = {"category": columns["category"]}
    if suppliers:
        keys["supplier"] = suppliers[0]
    council = [] if "council" in columns else COUNCIL
    return Ledger(path, "spend", columns["spend"], columns["year"], keys, council, encoding=encoding)


