"""The changes: a line each at the end of this file, in TABLE.

A change alters a sheet in a way whose effect on the answer is known:
    SAME     the same answer, or the one that the rows' altered worth gives; nothing else
    TOLD     that, or rows that were marked doubtful set aside, or a refusal; each naming the reason
    REFUSED  exit 1, 2 or 3, naming the reason
`says` is what standard error must say (a regular expression): always for REFUSED, for TOLD where the answer is not
whole, and for SAME where `always` is set."""
import re
from datetime import date
from decimal import Decimal

from sheet import Bare, MONTHS, Row, Unfit, money

SAME, TOLD, REFUSED = "same", "told", "refused"


class Change:
    def __init__(self, name, alter, must=SAME, says="", always=False, only=None, waits=None):
        self.name, self.alter, self.must, self.says, self.always = name, alter, must, says, always
        self.only, self.waits = only, waits


# --- How the file is written ---


def dialect(**settings):
    def alter(sheet, rng):
        for name, value in settings.items():
            assert hasattr(sheet, name), name
            setattr(sheet, name, value)
        cells = [cell for row in sheet.rows for cell in row.cells]
        if sheet.ledger and sheet.encoding in ("cp1252", "cp850") and all(cell.isascii() for cell in cells):
            pounds(sheet)

    return alter


def pounds(sheet):
    """Something that is not ASCII, which every encoding has."""
    plain_rows = [row for row in sheet.rows if row.worth and len(row.cells) == len(sheet.header)]
    plain_rows = [row for row in plain_rows if money(sheet.get(row, sheet.amount)) == row.worth["amount"]]
    if sheet.ledger.to != "spend" or not plain_rows:
        raise Unfit
    for row in plain_rows[::3]:
        sheet.set(row, sheet.amount, thousands(",", "£")(row.worth["amount"]))


def pound_in_header(sheet, rng):
    if sheet.ledger.to != "spend":
        raise Unfit
    rename(sheet, sheet.amount, sheet.amount + " (£)")
    sheet.encoding = "cp850"


def blank_lines(sheet, rng):
    for i in sorted(rng.sample(range(len(sheet.rows)), 3), reverse=True):
        sheet.rows.insert(i, Row([""]))
    sheet.rows.append(Row([""]))
    sheet.rows.insert(0, Row([""]))


def blank_rows(sheet, rng):
    for i in sorted(rng.sample(range(len(sheet.rows)), 3), reverse=True):
        sheet.rows.insert(i, Row([""] * len(sheet.header)))
    for _ in range(20):
        sheet.rows.append(Row([""] * len(sheet.header)))


def above(*lines):
    def alter(sheet, rng):
        sheet.above += [list(line) for line in lines]

    return alter


def below(*lines):
    def alter(sheet, rng):
        sheet.below += [list(line) for line in lines]

    return alter


def padded_above(sheet, rng):
    width = len(sheet.header)
    sheet.above = [["Payments over £250"] + [""] * (width - 1), [""] * width]


def trailing(everywhere):
    def alter(sheet, rng):
        if everywhere:
            sheet.header.append("")
        for row in sheet.rows:
            row.cells.append("")

    return alter


def trailing_empty_columns(sheet, rng):
    sheet.header += ["", "", ""]
    for row in sheet.rows:
        row.cells += ["", "", ""]


def missing_last_cells(sheet, rng):
    """A program that leaves out empty cells at a row's end."""
    sheet.header.append("Notes")
    noted = rng.sample(sheet.rows, 2)
    for row in sheet.rows:
        if row in noted:
            row.cells.append("see file")
        row.doubtful = row not in noted


def repeated_header(sheet, rng):
    for i in range(len(sheet.rows) - 3, 2, -9):
        sheet.rows.insert(i, Row(list(sheet.header)))


def cut_short(sheet, rng):
    """The copy stopped within the last row."""
    last = sheet.rows[-1]
    last.doubtful = True
    if len(last.cells) < 3 or sheet.at(sheet.amount) == 0:
        raise Unfit
    data = sheet.part(sheet.rows)
    line = data.rstrip(b"\n").rfind(b"\n") + 1
    sheet.cut = line + len(",".join(last.cells[:1])) + 1


# --- Columns ---


def rename(sheet, old, new):
    """A column of another name, which --map tells."""
    sheet.header[sheet.at(old)] = new
    sheet.mapping = {field: new if name == old else name for field, name in sheet.mapping.items()}
    if sheet.amount == old:
        sheet.amount = new


def permuted(sheet, rng):
    order = list(range(len(sheet.header)))
    rng.shuffle(order)
    sheet.header = [sheet.header[i] for i in order]
    for row in sheet.rows:
        row.cells = [row.cells[i] for i in order]


def recased(how):
    def alter(sheet, rng):
        for name in list(sheet.header):
            sheet.header[sheet.at(name)] = how(name)
        # The mapping keeps the old names: they match without regard to case, spaces and marks.
        sheet.amount, sheet.date = (name and how(name) for name in (sheet.amount, sheet.date))
        sheet.keys = {key: how(column) for key, column in sheet.keys.items()}

    return alter


def column(name, values, where=-1):
    """One more column, of values drawn at random (or made of the row)."""

    def alter(sheet, rng):
        at = len(sheet.header) if where < 0 else where
        sheet.header.insert(at, name)
        for row in sheet.rows:
            row.cells.insert(at, values(row, rng) if callable(values) else rng.choice(values))

    return alter


NOTES = ["", "", "", "see file", "paid twice, refunded", "total of two invoices", "n/a", "12.00", 'so-called "urgent"']

WORDS = [note for note in NOTES if note != "12.00"]     # behind an amount, a number might be its other half


def doubted(then):
    """A quantity and a price (226,124.52) might be one amount that was cut: where a row has something behind, who knows."""

    def alter(sheet, rng):
        then(sheet, rng)
        for row in sheet.rows:
            row.doubtful = bool(row.cells[-1])

    return alter


def stray_notes(sheet, rng):
    for row in rng.sample(sheet.rows, 3):
        row.cells += [rng.choice(["see file", "query", "NA"])]
        row.doubtful = True


def far_notes(sheet, rng):
    for row in rng.sample(sheet.rows, 2):
        row.cells += ["", "", "checked with Finance"]
        row.doubtful = True


# --- Rows that lost or gained a delimiter ---


def lost_delimiter(sheet, rng):
    for row in rng.sample(sheet.rows, min(3, len(sheet.rows) // 2)):
        at = rng.randrange(len(row.cells) - 1)
        if not (row.cells[at] or row.cells[at + 1]):
            continue
        row.cells[at : at + 2] = [row.cells[at] + row.cells[at + 1]]
        row.doubtful = True


def lost_beside(name):
    """A delimiter lost beside the amount, or in front of everything."""

    def alter(sheet, rng):
        at = {"amount": sheet.at(sheet.amount), "first": 0, "last": len(sheet.header) - 2}[name]
        if at + 1 >= len(sheet.header):
            raise Unfit
        for row in rng.sample(sheet.rows, 2):
            row.cells[at : at + 2] = [row.cells[at] + row.cells[at + 1]]
            row.doubtful = True

    return alter


def gained_delimiter(many):
    def alter(sheet, rng):
        at = rng.randrange(len(sheet.header))
        for row in sheet.rows if many else rng.sample(sheet.rows, 3):
            if many:
                at = rng.randrange(len(sheet.header))
            row.cells.insert(at, "")
            row.doubtful = True

    return alter


def comma_in_name(many):
    def alter(sheet, rng):
        name = sheet.keys.get("supplier") or sheet.keys.get("service")
        for row in sheet.rows if many else rng.sample(sheet.rows, 3):
            at = sheet.at(name)
            row.cells[at : at + 1] = ["Doe" + row.cells[at].replace(",", "")[:4], " J"]
            row.worth["keys"]["supplier" if "supplier" in sheet.keys else "service"] = ", ".join(c.strip() for c in row.cells[at : at + 2])
            row.doubtful = True

    return alter


def comma_in_amount(many):
    def alter(sheet, rng):
        big = [row for row in sheet.rows if abs(row.worth["amount"]) >= 1000]
        if len(big) < 2:
            raise Unfit
        for row in big if many else big[:3]:
            at = sheet.at(sheet.amount)
            row.cells[at : at + 1] = f"{row.worth['amount']:,.2f}".split(",")
            row.doubtful = True

    return alter


def stray_quote(sheet, rng):
    name = list(sheet.keys.values())[-1]
    for row in rng.sample(sheet.rows, 2):
        text = sheet.get(row, name)
        sheet.set(row, name, Bare('"' + text.replace(",", "")))
        row.doubtful = True
    # What an open quote swallows is known only to be told.
    for row in sheet.rows:
        row.doubtful = True


# --- Totals ---

LABELS = ["Total", "Grand Total", "TOTAL:", "Totals", "Sum", "Sub-total", "Overall", "Overall total", "Cyfanswm", "All", "Carried forward", "Sum of above", "TOTAL PAYMENTS", "Report total"]


def total_row(sheet, rows, fill=None, label="Total", beside=False):
    cells = [""] * len(sheet.header)
    for name, text in (fill or {}).items():
        cells[sheet.at(name)] = text
    spelled = f"{sum(row.worth['amount'] for row in rows):f}"
    cells[sheet.at(sheet.amount)] = spelled
    if label:
        free = [i for i, cell in enumerate(cells) if not cell]
        cells[free[-1] if beside else free[0]] = label
    return Row(cells)


def total(at, labels=None, beside=False):
    def alter(sheet, rng):
        row = total_row(sheet, sheet.rows, label=rng.choice(labels) if labels else "", beside=beside)
        sheet.rows.insert(0 if at == "top" else len(sheet.rows), row)

    return alter


def grouped(sheet, name):
    groups = {}
    for row in sheet.rows:
        groups.setdefault(sheet.get(row, name), []).append(row)
    if any(len(rows) < 2 for rows in groups.values()):
        # A total of one row is that row again: not what is tried here.
        groups = {key: rows for key, rows in groups.items() if len(rows) > 1}
    if len(groups) < 2:
        raise Unfit
    return groups


def totals_of_groups(kind, grand=True, first=False):
    """A total after (or before) the rows of each group."""

    def alter(sheet, rng):
        name = list(sheet.keys.values())[0]
        groups, rows = grouped(sheet, name), []
        every = [row for group in groups.values() for row in group]
        for key, group in groups.items():
            if kind == "named":
                line = total_row(sheet, group, label=rng.choice([f"{key} Total", f"Total {key}", f"Total for {key}", f"Sub-total {key}"]))
                line.cells[sheet.at(name)], moved = "", [c for c in line.cells if key in c]
                line.cells[sheet.at(name)] = moved[0]
                for i, cell in enumerate(line.cells):
                    if i != sheet.at(name) and cell == moved[0]:
                        line.cells[i] = ""
            elif kind == "filled":
                line = total_row(sheet, group, {name: key}, label=rng.choice(["Total", "Sub-total", "Sum"]))
            else:
                line = total_row(sheet, group, {name: key}, label="")
            rows += [line] + group if first else group + [line]
        if grand:
            line = total_row(sheet, every, label="Grand Total")
            rows = [line] + rows if first else rows + [line]
        sheet.rows = rows

    return alter


def totals_nested(sheet, rng):
    names = list(sheet.keys.values())[:2]
    rows, outer = [], {}
    for row in sheet.rows:
        outer.setdefault(sheet.get(row, names[0]), {}).setdefault(sheet.get(row, names[1]), []).append(row)
    if len(outer) < 2 or all(len(inner) < 2 for inner in outer.values()):
        raise Unfit
    for key, inner in outer.items():
        for second, group in inner.items():
            rows += group
            if len(group) > 1:
                rows.append(total_row(sheet, group, {names[0]: key, names[1]: second}, label="Total"))
        rows.append(total_row(sheet, [row for group in inner.values() for row in group], {names[0]: key}, label="Total"))
    rows.append(total_row(sheet, sheet.rows, label="Grand Total"))
    sheet.rows = rows


def unreadable_under(label):
    """A row's amount cannot be read, and the total below counts it."""

    def alter(sheet, rng):
        line = total_row(sheet, sheet.rows, label=label)
        row = rng.choice(sheet.rows)
        sheet.set(row, sheet.amount, rng.choice(["see note", "#REF!", "12O4.50", "1.2.3", "£?"]))
        row.worth = None
        sheet.rows.append(line)

    return alter


def total_off(sheet, rng):
    """A total that calls itself so, and does not agree."""
    line = total_row(sheet, sheet.rows, label="Grand Total")
    line.cells[sheet.at(sheet.amount)] = f"{money(line.cells[sheet.at(sheet.amount)]) + 7:f}"
    sheet.rows.append(line)


def totals_in_a_key(labels, off=0):
    """Each group of rows that share all but one key has its total, which says so in that key: all else stands filled."""

    def alter(sheet, rng):
        name, rows, groups = list(sheet.keys.values())[-1], [], {}
        others = [sheet.date] + list(sheet.keys.values())[:-1]
        for row in sheet.rows:
            groups.setdefault(tuple(sheet.get(row, other) for other in others), []).append(row)
        if not any(len(group) > 1 for group in groups.values()):
            raise Unfit
        label = rng.choice(labels)
        for key, group in groups.items():
            rows += group
            if len(group) > 1:
                line = total_row(sheet, group, dict(zip(others, key), **{name: label}), label="")
                if off and all(line.cells):
                    raise Unfit         # It has all that a payment has.
                line.cells[sheet.at(sheet.amount)] = f"{money(line.cells[sheet.at(sheet.amount)]) + off:f}"
                rows.append(line)
        sheet.rows = rows

    return alter


def without_dates(then):
    """A file without dates, whose year --year tells; then the change."""

    def alter(sheet, rng):
        at = sheet.at(sheet.date)
        del sheet.header[at]
        for row in sheet.rows:
            del row.cells[at]
        sheet.date = None
        del sheet.mapping["year"]
        sheet.by = [key for key in sheet.by if key not in ("month", "year")]
        sheet.options += ["--year", "2010-11"]
        then(sheet, rng)

    return alter


def payee_called_total(sheet, rng):
    """All that a payment has: a payment."""
    name = sheet.keys.get("supplier")
    if not name:
        raise Unfit
    for row, payee in zip(rng.sample(sheet.rows, 2), ["Total", "TOTAL Gas & Power"]):
        sheet.set(row, name, payee)
        row.worth["keys"]["supplier"] = payee


# --- Amounts as they are typed ---


def amounts(spell, some=False, only_negative=False):
    def alter(sheet, rng):
        touched = 0
        for row in sheet.rows:
            if some and rng.random() < 0.5 or only_negative and row.worth["amount"] >= 0:
                continue
            text = spell(row.worth["amount"])
            if text is not None:
                sheet.set(row, sheet.amount, text)
                touched += 1
        if not touched:
            raise Unfit

    return alter


def negative(form):
    """Negative amounts in a form; there must be some."""

    def alter(sheet, rng):
        for row in rng.sample(sheet.rows, min(4, len(sheet.rows))):
            row.worth["amount"] = -abs(row.worth["amount"])
        for row in sheet.rows:
            amount = row.worth["amount"]
            sheet.set(row, sheet.amount, form(f"{-amount:,.2f}") if amount < 0 else f"{amount:.2f}")

    return alter


def thousands(mark, pound=""):
    return lambda a: ("-" if a < 0 else "") + pound + f"{abs(a):,.2f}".replace(",", mark)


def whole_thousands(mark):
    return lambda a: f"{a:,.0f}".replace(",", mark)


def exponent(a):
    text = f"{a:E}"
    return re.sub(r"E([+-])(\d)$", r"E\g<1>0\2", text)


def noise(a):
    return f"{a:.2f}" + ("00000000001" if a == a.quantize(Decimal("0.01")) else "")


def noise_below(a):
    """12.34 as 12.339999999999999."""
    if a <= 0 or a != a.quantize(Decimal("0.01")):
        return None
    return f"{a - Decimal('0.000000000001'):.12f}"


def decimal_comma(grouping):
    return lambda a: ("-" if a < 0 else "") + f"{abs(a):,.2f}".replace(",", "_").replace(".", ",").replace("_", grouping)


def comma_file(grouping, delimiter=";"):
    def alter(sheet, rng):
        sheet.delimiter = delimiter
        amounts(decimal_comma(grouping))(sheet, rng)
        for name in ("Unit Price", "Line Value"):
            if name in sheet.header:
                for row in sheet.rows:
                    sheet.set(row, name, decimal_comma(grouping)(money(sheet.get(row, name))))

    return alter


def units(label, above_it=False):
    """The column is in thousands."""

    def alter(sheet, rng):
        for row in sheet.rows:
            row.worth["amount"] *= 1000
        if above_it:
            sheet.above.append([label])
        else:
            rename(sheet, sheet.amount, f"{sheet.amount} ({label})")

    return alter


def nothing_read(sheet, rng):
    for row in rng.sample(sheet.rows, 3):
        sheet.set(row, sheet.amount, rng.choice(["", "N/A", "-", "tbc"]))
        row.worth = None


# --- Dates ---


def day_of(row):
    day = row.worth["day"]
    if not isinstance(day, date):
        raise Unfit
    return day


def dates(form, grain="day", proof=False):
    def alter(sheet, rng):
        if sheet.ledger.grain != grain:
            raise Unfit
        for row in sheet.rows:
            if row.worth:
                sheet.set(row, sheet.date, form(row.worth["day"]))
        if proof and not any(row.worth["day"].day > 12 for row in sheet.rows):
            raise Unfit

    return alter


def mon(day):
    return MONTHS[day.month - 1].capitalize()


def full(day):
    return "January February March April May June July August September October November December".split()[day.month - 1]


def weekday(day):
    return "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[day.weekday()]


def ordinal(n):
    return f"{n}" + ("th" if 10 < n < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th"))


def both_orders(sheet, rng):
    """Day first in some rows, month first in others, each proved: no reading holds."""
    if sheet.ledger.grain != "day":
        raise Unfit
    late = [row for row in sheet.rows if row.worth["day"].day > 12]
    if len(late) < 4:
        raise Unfit
    for row in sheet.rows:
        day = row.worth["day"]
        sheet.set(row, sheet.date, f"{day:%d/%m/%Y}")
    for row in late[:: 2]:
        day = row.worth["day"]
        sheet.set(row, sheet.date, f"{day:%m/%d/%Y}")


def late_proof(sheet, rng):
    """Month first, proved by the last rows only."""
    if sheet.ledger.grain != "day":
        raise Unfit
    sheet.rows.sort(key=lambda row: row.worth["day"].day > 12)
    if sheet.rows[-1].worth["day"].day <= 12:
        raise Unfit
    dates(lambda d: f"{d:%m/%d/%Y}")(sheet, rng)


def undated(sheet, rng):
    """Rows without a date, which the file's own year would need."""
    for row in rng.sample(sheet.rows, 2):
        sheet.set(row, sheet.date, rng.choice(["", "n/a"]))
        row.doubtful = True
        row.worth["keys"]["month" if "month" in row.worth["keys"] else "year"] = "not given"


# --- Rows ---


def shuffled(sheet, rng):
    rng.shuffle(sheet.rows)


def doubled(sheet, rng):
    for row in rng.sample(sheet.rows, 3):
        sheet.rows.insert(rng.randrange(len(sheet.rows)), row.copy())


def all_doubled(sheet, rng):
    sheet.rows += [row.copy() for row in sheet.rows]


def dropped(sheet, rng):
    sheet.rows = sorted(rng.sample(sheet.rows, len(sheet.rows) * 2 // 3), key=sheet.rows.index)


def split_row(sheet, rng):
    """A payment as two of its parts."""
    for row in rng.sample(sheet.rows, 2):
        other = row.copy()
        part = (row.worth["amount"] / 3).quantize(Decimal(1) if sheet.ledger.to != "spend" else Decimal("0.01"))
        for piece, amount in ((other, part), (row, row.worth["amount"] - part)):
            piece.worth["amount"] = amount
            sheet.set(piece, sheet.amount, f"{amount:f}")
        sheet.rows.insert(sheet.rows.index(row) + 1, other)


def blank_keys(which):
    def alter(sheet, rng):
        names = list(sheet.keys)
        name = names[which]
        for row in rng.sample(sheet.rows, 3):
            sheet.set(row, sheet.keys[name], rng.choice(["", " "]))
            row.worth["keys"][name] = "not given"
            row.doubtful = True

    return alter


def by_some(sheet, rng):
    count = rng.randrange(1, len(sheet.by))
    sheet.by = rng.sample(sheet.by, count)


def twice_the_file(sheet, rng):
    sheet.split = 2


# --- Neighbours ---


def some_euros(name, codes=("GBP", "EUR")):
    def alter(sheet, rng):
        sheet.header.append(name)
        for row in sheet.rows:
            row.cells.append(codes[0])
        for row in rng.sample(sheet.rows, 2):
            row.cells[-1] = codes[1]
            row.worth = None

    return alter


def debit_credit_mark(marks, header):
    def alter(sheet, rng):
        turned = rng.sample(sheet.rows, 3)
        sheet.header.append(header)
        for row in sheet.rows:
            amount = abs(row.worth["amount"])
            sheet.set(row, sheet.amount, f"{amount:.2f}")
            row.cells.append(marks[row in turned])
            row.worth["amount"] = -amount if row in turned else amount

    return alter


def debit_credit_columns(sheet, rng):
    at = sheet.at(sheet.amount)
    sheet.header[at : at + 1] = ["Debit", "Credit"]
    for row in sheet.rows:
        amount = row.worth["amount"]
        row.cells[at : at + 1] = [f"{amount:.2f}", ""] if amount >= 0 else ["", f"{-amount:.2f}"]
    sheet.mapping = {field: "Debit" if name == sheet.amount else name for field, name in sheet.mapping.items()}
    sheet.amount = "Debit"


def twin(factor):
    def alter(sheet, rng):
        name = sheet.amount
        sheet.header.append(name)
        for row in sheet.rows:
            row.cells.append(f"{row.worth['amount'] * Decimal(factor):.2f}")

    return alter


def foreign_amounts(sheet, rng):
    """Another currency's sign in the cell itself."""
    for row in rng.sample(sheet.rows, 2):
        sheet.set(row, sheet.amount, rng.choice(["€", "$", "US$", "EUR "]) + f"{abs(row.worth['amount']):.2f}")
        row.worth = None


S = "spend"
EXTRA_CELL = r"unreadable|fractional|more cells|fewer cells|cells|too (wide|narrow|short|long)|width"

TABLE = [
    # How it is written
    Change("as it is", lambda sheet, rng: None),
    Change("utf-8 with a mark", dialect(mark=b"\xef\xbb\xbf")),
    Change("utf-16, little end first", dialect(encoding="utf-16-le", mark=b"\xff\xfe")),
    Change("utf-16, big end first", dialect(encoding="utf-16-be", mark=b"\xfe\xff")),
    Change("windows-1252", dialect(encoding="cp1252")),
    Change("code page 850", dialect(encoding="cp850"), only=S),
    Change("a pound sign of code page 850 in the header", pound_in_header, only=S),
    Change("line ends CR LF", dialect(ends=["\r\n"])),
    Change("line ends CR", dialect(ends=["\r"])),
    Change("line ends LF and CR LF by turns", dialect(ends=["\n", "\r\n"])),
    Change("no end of the last line", dialect(last_end=False)),
    Change("semicolons", dialect(delimiter=";")),
    Change("tabs", dialect(delimiter="\t")),
    Change("pipes", dialect(delimiter="|")),
    Change("all quoted", dialect(quoting="all")),
    Change("text quoted", dialect(quoting="text")),
    Change("tabs in UTF-16, as Excel's Unicode text", dialect(delimiter="\t", encoding="utf-16-le", mark=b"\xff\xfe", ends=["\r\n"])),
    Change("packed with gzip", dialect(packing="gz")),
    Change("packed with zip", dialect(packing="zip")),
    Change("packed with zip beside a readme", dialect(packing="zip with a readme")),
    Change("packed and cut short", dialect(packing="gz cut"), REFUSED, r"cut|short|damaged|end|truncated|unpack"),
    Change("through a pipe", dialect(packing="pipe")),
    Change("in two files", dialect(split=2)),
    Change("in three files in a zip", dialect(split=3, packing="zip")),
    Change("the copy stopped within the last row", cut_short, TOLD, r"cut|short|fewer|cells|end"),
    Change("blank lines", blank_lines),
    Change("blank rows", blank_rows),
    # Around the table
    Change("a title above", above(["Payments over £250"])),
    Change("a title and a blank line above", above(["Payments over £250"], [""])),
    Change("a title as wide as the table", padded_above),
    Change("five lines above", above(["Xton Borough Council"], ["Transparency"], ["Period: 01/04/2013 to 30/06/2013"], ["Total of all payments", "9,999,999.99"], [""])),
    Change("a footer", below([""], ["Timestamp:2026-02-10_10:41:08"])),
    Change("a footer of notes", below(["Produced by Finance, tel. 01234 567890"], ["Figures exclude VAT"])),
    Change("a lone mark below", below(["", "", "xxx"])),
    Change("the header again and again", repeated_header),
    Change("an empty cell more in every row", trailing(True)),
    Change("an empty cell more in every row but the header", trailing(False), TOLD, EXTRA_CELL),
    Change("three empty columns", trailing_empty_columns),
    Change("rows without the empty last cell", missing_last_cells, TOLD, EXTRA_CELL),
    # Columns
    Change("columns in another order", permuted),
    Change("header in capitals", recased(str.upper)),
    Change("header with spaces about", recased(lambda name: f" {name} ")),
    Change("a column of notes at the end", column("Notes", NOTES)),
    Change("a column of notes in front", column("Notes", NOTES, 0)),
    Change("a column of notes without a name", column("", WORDS), only=S),
    Change("a column of notes without a name beside counts", column("", WORDS), only="activity"),
    Change("a column of notes without a name beside prices", doubted(column("", WORDS)), TOLD, EXTRA_CELL, only="prices"),
    Change("a column of numbers in front", column("Line", lambda row, rng: str(rng.randrange(10**6)), 0)),
    Change("a stray note behind some rows", stray_notes, TOLD, EXTRA_CELL),
    Change("a stray note far behind some rows", far_notes, TOLD, EXTRA_CELL),
    Change("a delimiter lost in some rows", lost_delimiter, TOLD, EXTRA_CELL),
    Change("a delimiter lost beside the amount", lost_beside("amount"), TOLD, EXTRA_CELL),
    Change("a delimiter lost behind the first cell", lost_beside("first"), TOLD, EXTRA_CELL),
    Change("the last delimiter lost", lost_beside("last"), TOLD, EXTRA_CELL),
    Change("a delimiter too many in some rows", gained_delimiter(False), TOLD, EXTRA_CELL),
    Change("a delimiter too many in every row", gained_delimiter(True), TOLD, EXTRA_CELL),
    Change("a comma in some names, unquoted", comma_in_name(False), TOLD, EXTRA_CELL),
    Change("a comma in every name, unquoted", comma_in_name(True), TOLD, EXTRA_CELL),
    Change("a comma in some amounts, unquoted", comma_in_amount(False), TOLD, EXTRA_CELL, only=S),
    Change("a comma in all amounts, unquoted", comma_in_amount(True), TOLD, EXTRA_CELL, only=S),
    Change("a quote that is never closed", stray_quote, TOLD, r"quot|" + EXTRA_CELL),
    # Rows
    Change("rows shuffled", shuffled),
    Change("rows left out", dropped),
    Change("rows in parts", split_row),
    Change("some rows twice", doubled, SAME, r"agree with|twice|same", always=True),
    Change("all rows twice", all_doubled, SAME, r"agree with|twice|same", always=True),
    Change("by other keys", by_some),
    Change("blank first keys of payments", blank_keys(0), only=S),
    Change("blank first keys of contacts", blank_keys(0), only="activity"),
    Change("blank items", blank_keys(0), TOLD, r"no item", only="prices"),
    Change("blank second keys", blank_keys(1)),
    Change("rows without a date", undated, TOLD, r"no (month|year|date)|unreadable (month|year|date)|not given"),
    # Totals
    Change("a total at the end", total("end", LABELS)),
    Change("a total at the end, beside the amount", total("end", LABELS, beside=True)),
    Change("a total at the end without a name", total("end")),
    Change("a total at the top", total("top", LABELS)),
    Change("a total at the top without a name", total("top")),
    Change("totals after groups", totals_of_groups("filled", False)),
    Change("totals after groups and of all", totals_of_groups("filled")),
    Change("totals named after groups", totals_of_groups("named")),
    Change("totals after groups without a name", totals_of_groups("none")),
    Change("totals before groups", totals_of_groups("filled", first=True)),
    Change("totals named, before groups", totals_of_groups("named", first=True)),
    Change("totals in two depths", totals_nested),
    Change("an amount unreadable under a total", unreadable_under("Grand Total"), SAME, r"unreadable|cannot be read", always=True),
    Change("an amount unreadable under a total of no name", unreadable_under(""), SAME, r"unreadable|cannot be read", always=True),
    Change("a total that does not agree", total_off, SAME, r"does not agree|differ|total", always=True),
    Change("totals that say so in a key", totals_in_a_key(["Total", "TOTAL", "All", "Sum"])),
    Change("totals that say so in a key, in other words", totals_in_a_key(["All channels", "Overall", "Cyfanswm", "Grand total", "All suppliers"])),
    Change("totals that say so in a key, and do not agree", totals_in_a_key(["Total"], 7), SAME, r"does not agree|differ", always=True),
    Change("without dates", without_dates(lambda sheet, rng: None)),
    Change("without dates, a total at the end", without_dates(total("end", LABELS))),
    Change("without dates, a total at the end without a name", without_dates(total("end"))),
    Change("without dates, a total at the top", without_dates(total("top", LABELS))),
    Change("without dates, totals after groups and of all", without_dates(totals_of_groups("filled"))),
    Change("without dates, totals of groups without a name", without_dates(totals_of_groups("none"))),
    Change("without dates, totals named after groups", without_dates(totals_of_groups("named"))),
    Change("without dates, totals before groups", without_dates(totals_of_groups("filled", first=True))),
    Change("without dates, totals in two depths", without_dates(totals_nested)),
    Change("without dates, an amount unreadable under a total", without_dates(unreadable_under("Grand Total")), SAME, r"unreadable|cannot be read", always=True),
    Change("without dates, a total that does not agree", without_dates(total_off), SAME, r"does not agree|differ", always=True),
    Change("without dates, blank first keys", without_dates(blank_keys(0)), only=S),
    Change("a payee called Total", payee_called_total, only=S),
    # Amounts
    Change("amounts with pounds and thousands", amounts(thousands(",", "£")), only=S),
    Change("amounts with thousands", amounts(thousands(",")), only=S),
    Change("thousands in some amounts", amounts(thousands(","), some=True), only=S),
    Change("amounts with spaces as thousands", amounts(thousands(" ")), only=S),
    Change("amounts with no-break spaces as thousands", amounts(thousands("\u00a0")), only=S),
    Change("amounts with thin spaces as thousands", amounts(thousands("\u2009")), only=S),
    Change("amounts with narrow no-break spaces as thousands", amounts(thousands("\u202f")), only=S),
    Change("amounts between spaces", amounts(lambda a: f" {a:.2f} "), only=S),
    Change("a space behind the pound sign", amounts(thousands(",", "£ ")), only=S),
    Change("amounts with more zeros", amounts(lambda a: f"{a:.4f}"), only=S),
    Change("amounts with an exponent", amounts(exponent), only=S),
    Change("amounts with binary noise", amounts(noise), only=S),
    Change("amounts with binary noise below", amounts(noise_below, some=True), only=S),
    Change("negative in brackets", negative(lambda a: f"({a})"), only=S),
    Change("negative in brackets behind a pound sign", negative(lambda a: f"£({a})"), only=S),
    Change("negative in brackets around a pound sign", negative(lambda a: f"(£{a})"), only=S),
    Change("a minus behind", negative(lambda a: f"{a}-"), only=S),
    Change("a minus before the pound sign", negative(lambda a: f"-£{a}"), only=S),
    Change("a minus behind the pound sign", negative(lambda a: f"£-{a}"), only=S),
    Change("a minus and a space", negative(lambda a: f"- {a}"), only=S),
    Change("the minus sign of Unicode", negative(lambda a: f"\u2212{a}"), only=S),
    Change("an en dash for a minus", negative(lambda a: f"\u2013{a}"), only=S),
    Change("CR behind", negative(lambda a: f"{a} CR"), only=S),
    Change("CR close behind", negative(lambda a: f"{a}CR"), only=S),
    Change("decimal commas", comma_file(""), SAME, only=S),
    Change("decimal commas and points as thousands", comma_file("."), only=S),
    Change("decimal commas and tabs", comma_file(".", "\t"), only=S),
    Change("decimal commas and spaces as thousands", comma_file("\u00a0"), only=S),
    Change("some amounts are not there", nothing_read, SAME, r"no spend|no volume|no quantity|unreadable|cannot be read|not given", always=True),
    Change("counts with thousands", amounts(whole_thousands(",")), only="activity"),
    Change("counts with no-break spaces", amounts(whole_thousands("\u00a0")), only="activity"),
    Change("counts with a nought behind", amounts(lambda a: f"{a:.1f}"), only="activity"),
    Change("quantities with two noughts behind", amounts(lambda a: f"{a:.2f}"), only="prices"),
    Change("an amount column in £000", units("£000"), TOLD, r"000|thousand", only=S),
    Change("an amount column in thousands", units("thousands"), TOLD, r"000|thousand", only=S),
    Change("£000 above the header", units("Figures are in £000", True), TOLD, r"000|thousand", only=S),
    # Dates
    Change("dates d/m/y", dates(lambda d: f"{d.day}/{d.month}/{d.year}")),
    Change("dates dd/mm/yyyy", dates(lambda d: f"{d:%d/%m/%Y}")),
    Change("dates dd/mm/yy", dates(lambda d: f"{d:%d/%m/%y}")),
    Change("dates dd.mm.yyyy", dates(lambda d: f"{d:%d.%m.%Y}")),
    Change("dates dd-mm-yyyy", dates(lambda d: f"{d:%d-%m-%Y}")),
    Change("dates ISO", dates(lambda d: f"{d:%Y-%m-%d}")),
    Change("dates ISO with time", dates(lambda d: f"{d:%Y-%m-%d}T00:00:00")),
    Change("dates with midnight", dates(lambda d: f"{d:%d/%m/%Y} 00:00")),
    Change("dates with a time", dates(lambda d: f"{d:%d/%m/%Y} 14:05:33")),
    Change("dates with a time of twelve hours", dates(lambda d: f"{d:%d/%m/%Y} 2:05:33 PM")),
    Change("dates y/m/d", dates(lambda d: f"{d:%Y/%m/%d}")),
    Change("dates month first", dates(lambda d: f"{d:%m/%d/%Y}", proof=True), SAME, r"month first|month-first|month before day", always=True),
    Change("dates month first, short", dates(lambda d: f"{d.month}/{d.day}/{d:%y}", proof=True), SAME, r"month first|month-first|month before day", always=True),
    Change("month first, proved by the last rows", late_proof, TOLD, r"month first|month-first|month before day|--dates"),
    Change("dates in both orders", both_orders, REFUSED, r"month|day first|order"),
    Change("dates without marks", dates(lambda d: f"{d:%Y%m%d}")),
    Change("dates 1 Apr 2019", dates(lambda d: f"{d.day} {mon(d)} {d.year}")),
    Change("dates 1 April 2019", dates(lambda d: f"{d.day} {full(d)} {d.year}")),
    Change("dates 01-Apr-19", dates(lambda d: f"{d:%d}-{mon(d)}-{d:%y}")),
    Change("dates 01-APR-2019", dates(lambda d: f"{d:%d}-{mon(d).upper()}-{d:%Y}")),
    Change("dates 1st April 2019", dates(lambda d: f"{ordinal(d.day)} {full(d)} {d.year}"), TOLD, r"unreadable|date"),
    Change("dates Apr 1, 2019", dates(lambda d: f"{mon(d)} {d.day}, {d.year}")),
    Change("dates Friday, April 1, 2019", dates(lambda d: f"{weekday(d)}, {full(d)} {d.day}, {d.year}")),
    Change("dates Fri 1 Apr 2019", dates(lambda d: f"{weekday(d)[:3]} {d.day} {mon(d)} {d.year}")),
    Change("dates as day numbers", dates(lambda d: str((d - date(1899, 12, 30)).days))),
    Change("dates as day numbers with a part", dates(lambda d: f"{(d - date(1899, 12, 30)).days}.5")),
    Change("months 2019-04", dates(lambda d: f"{d:%Y-%m}", "month")),
    Change("months Apr-19", dates(lambda d: f"{mon(d)}-{d:%y}", "month")),
    Change("months April 2019", dates(lambda d: f"{full(d)} {d.year}", "month")),
    Change("months 201904", dates(lambda d: f"{d:%Y%m}", "month")),
    Change("months 04/2019", dates(lambda d: f"{d:%m/%Y}", "month")),
    Change("months by their first day", dates(lambda d: f"01/{d:%m/%Y}", "month")),
    Change("years 2019/20", dates(lambda d: d.replace("-", "/"), "year")),
    Change("years 2019-2020", dates(lambda d: f"{d[:4]}-20{d[5:]}", "year")),
    Change("years as they are typed 2019-20", dates(lambda d: d, "year")),
    Change("years by their first day", dates(lambda d: f"{d[:4]}-04-01", "year")),
    # Neighbours
    Change("a column of currency, all pounds", column("Currency", ["GBP"]), only=S),
    Change("a column of currency, some euros", some_euros("Currency"), TOLD, r"not in pounds|currenc|EUR", only=S),
    Change("a column of currency codes, some dollars", some_euros("Currency Code", ("£", "$")), TOLD, r"not in pounds|currenc|EUR", only=S),
    Change("another currency's sign in the amount", foreign_amounts, SAME, r"unreadable|not in pounds|cannot be read", always=True, only=S),
    Change("debit or credit by a mark", debit_credit_mark(("D", "C"), "D/C"), TOLD, r"(?i)credit|D/C", only=S),
    Change("debit or credit by a word", debit_credit_mark(("Debit", "Credit"), "Debit/Credit"), TOLD, r"(?i)credit", only=S),
    Change("Dr and Cr by a mark", debit_credit_mark(("DR", "CR"), "Dr/Cr"), TOLD, r"(?i)credit|Dr/Cr", only=S),
    Change("debit and credit in two columns", debit_credit_columns, TOLD, r"(?i)credit", only=S),
    Change("two columns of one name that differ", twin("1.2"), REFUSED, r"two columns|twice|same name|name|columns", only=S),
    Change("two columns of one name that agree", twin("1"), TOLD, r"two columns|twice|same name|name|columns", only=S),
]
