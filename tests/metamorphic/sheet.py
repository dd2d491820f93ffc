"""A ledger as rows that know what they are worth, and its writing in any form.

A row carries its worth: what of it must be in the answer.  Changes move and respell cells; the worth stays what it
was, unless the change is one of meaning.  So the expected answer never comes from the program."""
import copy
import gzip
import io
import re
import zipfile
from datetime import date
from decimal import Decimal

CHANNELS = {"phone": "telephone", "in person": "face-to-face", "in_person": "face-to-face", "online": "web", "mail": "post",
            "video/online": "video", "": "not given"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class Unfit(Exception):
    """This change says nothing of this ledger."""


class Bare(str):
    """A cell that is written without quotes, whatever it holds."""


class Row:
    """Cells; worth, an amount and the keys it stands under, or None; and whether it may be set aside."""

    def __init__(self, cells, worth=None, doubtful=False):
        self.cells, self.worth, self.doubtful = cells, worth, doubtful

    def copy(self):
        return Row(list(self.cells), copy.deepcopy(self.worth), self.doubtful)


def plain(text):
    """A name as it is compared: case and spaces apart."""
    text = re.sub(r"[\s_]+", " ", text).strip().casefold()
    return CHANNELS.get(text, text)


def money(text):
    """An amount of an unchanged ledger, or None."""
    text = text.strip().replace("£", "").replace(",", "")
    if re.fullmatch(r"\(\d+(\.\d+)?\)", text):
        text = "-" + text[1:-1]
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def when(text):
    """A date of an unchanged ledger: (date, None), a month (date of its first day) or a financial year's label."""
    text = text.strip()
    if m := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return date(int(m[3]), int(m[2]), int(m[1]))
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return date(int(m[1]), int(m[2]), int(m[3]))
    if m := re.fullmatch(r"(\d{1,2})-([A-Za-z]{3})-(\d\d)", text):
        return date(2000 + int(m[3]), MONTHS.index(m[2].lower()) + 1, int(m[1]))
    if m := re.fullmatch(r"([A-Za-z]{3})(\d{4})", text):
        return date(int(m[2]), MONTHS.index(m[1].lower()) + 1, 1)
    if m := re.fullmatch(r"(\d{4})[-/](?:\d\d)?(\d\d)", text):
        return f"{m[1]}-{m[2]}"
    return None


class Sheet:
    """A file that is going to be written, and the run that reads it."""

    def __init__(self, header, rows):
        self.header, self.rows = header, rows
        self.ledger = self.amount = self.date = None
        self.keys, self.mapping, self.by, self.options = {}, {}, [], []
        self.above, self.below = [], []         # lines of cells around the table
        self.delimiter, self.ends, self.quoting = ",", ["\n"], "minimal"
        self.encoding, self.mark, self.last_end = "utf-8", b"", True
        self.packing, self.split, self.cut = None, 1, None

    def read_as(self, ledger):
        """Which columns are what; the mapping is what --map says, and follows a column that gets another name."""
        self.ledger, self.amount, self.date = ledger, ledger.amount, ledger.date
        self.keys, self.mapping, self.by = dict(ledger.keys), dict(ledger.mapping), list(ledger.by)
        return self

    def copy(self):
        other = copy.copy(self)
        other.header, other.rows = list(self.header), [row.copy() for row in self.rows]
        other.keys, other.above, other.below = dict(self.keys), list(self.above), list(self.below)
        other.by, other.mapping, other.options = list(self.by), dict(self.mapping), list(self.options)
        return other

    def at(self, name):
        return self.header.index(name)

    def set(self, row, name, text):
        row.cells[self.at(name)] = text

    def get(self, row, name):
        return row.cells[self.at(name)]

    def payments(self):
        return [row for row in self.rows if row.worth]

    # --- What must come of it ---

    def key_of(self, worth):
        return tuple(plain(worth["keys"][name]) for name in self.by)

    def answer(self, rows):
        sums = {}
        for row in rows:
            key = self.key_of(row.worth)
            sums[key] = sums.get(key, Decimal(0)) + row.worth["amount"]
        return sums

    # --- Bytes ---

    def cell(self, text):
        if isinstance(text, Bare):
            return str(text)
        must = any(c in text for c in (self.delimiter, '"', "\n", "\r"))
        if must or self.quoting == "all" or self.quoting == "text" and money(text) is None and text:
            return '"' + text.replace('"', '""') + '"'
        return text

    def lines(self, rows):
        return [self.delimiter.join(self.cell(cell) for cell in cells) for cells in rows]

    def part(self, rows):
        lines = self.lines(self.above + [self.header] + [row.cells for row in rows] + self.below)
        text = "".join(line + self.ends[i % len(self.ends)] for i, line in enumerate(lines))
        if not self.last_end:
            text = text[: len(text) - len(self.ends[(len(lines) - 1) % len(self.ends)])]
        try:
            data = self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            raise Unfit from error
        return data[: self.cut] if self.cut else data

    def parts(self):
        """The files: names and bytes."""
        size = -(-len(self.rows) // self.split)
        if any(not any(row.worth for row in self.rows[i * size : (i + 1) * size]) for i in range(self.split)) and self.ledger:
            raise Unfit
        plain_parts = [self.part(self.rows[i * size : (i + 1) * size]) for i in range(self.split)]
        if self.packing in (None, "pipe"):
            return [(f"ledger{i}.csv", data) for i, data in enumerate(plain_parts)]
        if self.packing == "gz":
            return [(f"ledger{i}.csv.gz", gzip.compress(data, 1)) for i, data in enumerate(plain_parts)]
        if self.packing == "gz cut":
            return [("ledger.csv.gz", gzip.compress(data, 1)[:-40]) for data in plain_parts]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            if self.packing == "zip with a readme":
                archive.writestr("readme.txt", "What is in this archive\n\nPayments of the council, by quarter.\n")
            for i, data in enumerate(plain_parts):
                archive.writestr(f"part{i}.csv", data)
        return [("ledger.zip", out.getvalue())]
