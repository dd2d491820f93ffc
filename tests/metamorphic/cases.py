"""Changes to the files of a case: the same results whatever form a file has, or a refusal that names the change."""
import csv
import glob
import io
import json
import os
import random
import re
import shlex
import shutil
import subprocess
from decimal import Decimal, InvalidOperation

import changes
from changes import REFUSED, Change, blank_lines, column, permuted, shuffled, trailing_empty_columns
from ledgers import TOP
from sheet import Row, Sheet, Unfit, money

WRAPPER = shlex.split(os.environ.get("WRAPPER", ""))
MONEY = {"accounts": "amount", "costs": "amount", "gains": "gross", "spend": "spend", "resources": "amount"}
COUNTS = {"activity": "volume", "prices": "quantity"}
LABEL = {"accounts": "line", "costs": "item", "gains": "initiative", "spend": "category", "activity": "channel", "prices": "item", "resources": "head"}
LABELS = ["Total", "Grand total", "TOTAL", "Sum"]


def load(path):
    with open(path, encoding="utf-8", newline="") as file:
        cells = list(csv.reader(io.StringIO(file.read(), newline="")))
    kind = os.path.basename(path)[: -len(".csv")]
    sheet = Sheet(cells[0], [Row(line + [""] * (len(cells[0]) - len(line))) for line in cells[1:]])
    sheet.amount = MONEY.get(kind) or COUNTS.get(kind)
    sheet.keys = {"label": LABEL[kind]} if kind in LABEL else {}
    sheet.kind = kind
    return sheet


# --- Changes of a case's files ---


def same_row_twice(sheet, rng):
    if sheet.kind in ("case", "buyer_groups"):
        raise Unfit
    row = rng.choice(sheet.rows)
    sheet.rows.insert(rng.randrange(len(sheet.rows)), row.copy())


def total_of_all(filled, labels=LABELS):
    """A total: one that leaves the other cells blank, or one that shares the cells of a group of rows."""

    def alter(sheet, rng):
        if not sheet.keys:
            raise Unfit
        amount, label = sheet.header.index(sheet.amount), sheet.header.index(sheet.keys["label"])
        first = rng.choice([row for row in sheet.rows if money(row.cells[amount]) is not None] or [None])
        if first is None:
            raise Unfit
        shared = [i for i, name in enumerate(sheet.header) if name in ("council", "service", "year", "unit", "kind", "source", "item", "unit_price", "strategy", "type", "workstream", "status", "channel", "behaviour")]
        shared = [i for i in shared if i not in (label, amount)] if filled else []
        group = [row for row in sheet.rows if money(row.cells[amount]) is not None and all(row.cells[i] == first.cells[i] for i in shared)]
        if len(group) < 2:
            raise Unfit
        cells = [first.cells[i] if i in shared else "" for i in range(len(sheet.header))]
        cells[label] = rng.choice(labels)
        cells[amount] = f"{sum(money(row.cells[amount]) for row in group):f}"
        sheet.rows.append(Row(cells))

    return alter


def cells_of(names, respell):
    """Cells of these columns as they might be typed."""

    def alter(sheet, rng):
        touched = 0
        if names is DATED and sheet.kind in ("activity", "spend", "prices"):
            raise Unfit         # A date there says which month is covered.
        for name in names:
            if name not in sheet.header:
                continue
            at = sheet.header.index(name)
            for row in sheet.rows:
                text = respell(row.cells[at])
                touched += text != row.cells[at]
                row.cells[at] = text
        if not touched:
            raise Unfit

    return alter


def of_money(respell):
    def alter(sheet, rng):
        if sheet.kind not in MONEY:
            raise Unfit
        cells_of([MONEY[sheet.kind]], lambda text: respell(money(text)) if text and money(text) is not None else text)(sheet, rng)

    return alter


def beside_spend(name, cells):
    """A column of the user's own beside the amounts of spend."""

    def alter(sheet, rng):
        if sheet.kind != "spend":
            raise Unfit
        column(name, cells)(sheet, rng)

    return alter


def share_of_all(sheet, rng):
    """What a user works out beside the amounts: the part of all that each row is."""
    if sheet.kind not in ("spend", "activity"):
        raise Unfit
    at = sheet.header.index(sheet.amount)
    whole = sum(money(row.cells[at]) for row in sheet.rows)
    column("Share", lambda row, rng: f"{money(row.cells[at]) * 100 / whole:.2f}%")(sheet, rng)


def measure_of_channel(sheet, rng):
    if sheet.kind != "activity":
        raise Unfit
    at = sheet.header.index("channel")
    column("Measure", lambda row, rng: {"telephone": "Calls answered", "face-to-face": "Visits"}.get(row.cells[at], "Transactions"))(sheet, rng)


def comments(mark="# ", first=True):
    """Lines that say something to a reader, above the header and between rows."""

    def alter(sheet, rng):
        if first:
            sheet.above.append([mark + "what the finance officer sent on 3 June"])
        sheet.rows.insert(rng.randrange(len(sheet.rows) + 1), Row([mark + "as agreed"]))

    return alter


def comments_and_old_line_ends(sheet, rng):
    sheet.ends = ["\r"]
    comments()(sheet, rng)


def in_thousands(sheet, rng):
    """A header that says thousands."""
    if sheet.kind not in MONEY:
        raise Unfit
    at = sheet.header.index(sheet.amount)
    sheet.header[at] += " (£000)"


def decimal_commas(sheet, rng):
    sheet.delimiter = ";"
    cells_of(sheet.header, lambda text: text.replace(".", ",") if "." in text and money(text) is not None else text)(sheet, rng)


YEARS = ["year", "price_year", "first_impact_year"]
DATED = list(YEARS)
SHARES = ["value", "low", "high", "avoidable", "first_contact", "likelihood"]


def year(form):
    def respell(text):
        match = re.fullmatch(r"(20\d\d)-(\d\d)", text)
        return form(match[1], match[2]) if match else text

    return respell


def share(text):
    match = re.fullmatch(r"(\d+(?:\.\d+)?)%", text)
    try:
        part = Decimal(match[1]) / 100 if match else None
        # One and more could be either, which is refused (tests/case).
        return f"{part.normalize():f}" if match and part < 1 else text
    except InvalidOperation:
        return text


def dates_as(form):
    def alter(sheet, rng):
        def respell(text):
            match = re.fullmatch(r"(20\d\d)-(\d\d)-(\d\d)", text)
            return form(*match.groups()) if match else text

        cells_of(["first_impact", "lapses"], respell)(sheet, rng)

    return alter


def case_years(sheet, rng):
    """What Excel makes of 2007-08 to 2011-12."""
    if sheet.kind != "case":
        raise Unfit
    names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

    def excel(first, second):
        return f"{names[int(second) - 1]}-{first[2:]}" if int(second) <= 12 else f"{first}-{second}"

    cells_of(["value"], year(excel))(sheet, rng)


DIALECTS = [
    Change(change.name, change.alter)
    for change in changes.TABLE
    if change.alter.__qualname__.startswith("dialect") and not change.only and not re.search("packed|pipe|files", change.name)
]
TABLE = DIALECTS + [
    Change("columns in another order", permuted),
    Change("rows shuffled", shuffled),
    Change("blank lines", blank_lines),
    Change("three empty columns", trailing_empty_columns),
    Change("a column of notes", column("Notes", ["", "", "see file", "n/a"])),
    Change("the part of all that each row is", share_of_all),
    Change("what is counted of each channel", measure_of_channel),
    Change("comments", comments()),
    Change("comments and old line ends", comments_and_old_line_ends),
    Change("money in thousands", in_thousands, REFUSED, r"000|thousand|no such column"),
    Change("money with decimal commas", decimal_commas),
    Change("header in capitals", changes.recased(str.upper)),
    Change("money with pounds and thousands", of_money(changes.thousands(",", "£"))),
    Change("money with pence", of_money(lambda a: f"{a:.2f}")),
    Change("money with binary noise", of_money(changes.noise)),
    Change("money with no-break spaces", of_money(changes.thousands("\u00a0"))),
    Change("shares as parts of one", cells_of(SHARES, share)),
    Change("years 2007/08", cells_of(YEARS, year(lambda a, b: f"{a}/{b}"))),
    Change("years 2007-2008", cells_of(YEARS, year(lambda a, b: f"{a}-{a[:2]}{b}"))),
    Change("years by a date", cells_of(DATED, year(lambda a, b: f"01/04/{a}"))),
    Change("years of case.csv as Excel makes them", case_years),
    Change("dates d/m/y", dates_as(lambda y, m, d: f"{d}/{m}/{y}")),
    Change("dates 1 Apr 2019", dates_as(lambda y, m, d: f"{int(d)} {changes.MONTHS[int(m) - 1].capitalize()} {y}")),
    Change("dates without marks", dates_as(lambda y, m, d: f"{y}{m}{d}")),
    Change("spend with directorates C and D", beside_spend("Directorate", ["C", "D"]), REFUSED, r"'Directorate' says 'C' of '[\d.]+', and the like of \d+ other amounts.*below zero.*else leave the column out"),
    Change("a row twice", same_row_twice, REFUSED, r"twice|agree|same|:\d+"),
    Change("a total that leaves cells blank", total_of_all(False), REFUSED, r"(?i)total|missing|empty|blank|:\d+"),
    Change("a total of a group called All", total_of_all(True, ["All", "Overall"]), REFUSED, r"(?i)total|sum|'(all|overall)'"),
    Change("a total of a group", total_of_all(True), REFUSED, r"(?i)total|sum|'all'"),
]


class Trial:
    """A case with one changed file; wrong() runs it, and says what is wrong."""

    plain = {}      # what a case gives unchanged

    def __init__(self, program, folder, path, change, seed):
        self.program, self.folder, self.path, self.change, self.seed = program, folder, path, change, seed
        self.ledger = self
        self.name = f"case {os.path.basename(folder)}/{os.path.basename(path)}: {change.name}"
        self.command = "vfm case case --format json"

    def results(self, scratch):
        done = subprocess.run(WRAPPER + [self.program, "case", "case", "--format", "json"], cwd=scratch, capture_output=True, text=True,
                              errors="replace", timeout=120, check=False)
        if done.returncode:
            return done, None
        found = json.loads(done.stdout)
        for file in found["inputs"]:
            file.pop("sha256", None)
            file.pop("rows_sha256", None)
        for row in found["tables"].get("price_outlier", {"rows": []})["rows"]:
            del row["line"]
        for row in found["tables"].get("case_self_audit", {"rows": []})["rows"]:
            row["evidence"] = re.sub(r" \(lines? [^)]*\)", "", row["evidence"] or "")
        return done, {part: found[part] for part in ("answer", "inputs", "assumptions", "caveats", "tables")}

    def wrong(self, _, scratch):
        case = os.path.join(scratch, "case")
        shutil.copytree(self.folder, case)
        if self.folder not in Trial.plain:
            Trial.plain[self.folder] = self.results(scratch)[1]
        sheet = load(self.path)
        self.change.alter(sheet, random.Random(f"{self.seed} {self.name}"))
        with open(os.path.join(case, os.path.basename(self.path)), "wb") as file:
            file.write(sheet.part(sheet.rows))
        done, found = self.results(scratch)
        if done.returncode not in (0, 1, 2, 3):
            return f"ended with status {done.returncode}"
        if self.change.must == REFUSED:
            if os.path.basename(self.path) == "resources.csv":
                # The case has no use for it, and says so; whoever checks the folder learns of it.
                done = subprocess.run(WRAPPER + [self.program, "check", "case"], cwd=scratch, capture_output=True, text=True, check=False)
                done.stderr += done.stdout
                found = done.returncode == 0
                self.command = "vfm check case"
            if found:
                return "answered, where it must refuse"
            return None if re.search(self.change.says, done.stderr) else f"refused, without the reason ({self.change.says})"
        if not found:
            return f"refused: {done.stderr[:400]}"
        wanted = Trial.plain[self.folder]
        for part in wanted:
            if found[part] != wanted[part] and part != "tables":
                return f"other {part}: " + "; ".join(str(a)[:300] for a in found[part] if a not in wanted[part])
        for name in wanted["tables"]:
            if found["tables"].get(name) != wanted["tables"][name]:
                rows = [row for row in found["tables"][name]["rows"] if row not in wanted["tables"][name]["rows"]]
                return f"another table {name}: {rows[:2]}"
        return None


def trials(program, pending, seed):
    for folder in sorted(filter(os.path.isdir, glob.glob(os.path.join(TOP, "datasets", "sample-*")))):
        for path in sorted(glob.glob(os.path.join(folder, "*.csv"))):
            for change in TABLE:
                if pending == bool(change.waits):
                    yield Trial(program, folder, path, change, seed)


