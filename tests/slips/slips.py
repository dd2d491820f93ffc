"""The slips.  Each is a Slip in ALL: its files, its question, and its right answer by its own reckoning."""
import csv
import io
import re
import zipfile
from datetime import date, timedelta
from decimal import Decimal

ALL = []


class Slip:
    """says: what must be said where the program refuses (may_refuse), or where its answer may differ (may_differ);
    must_say: in any case.  never: what must not be said.  way: the options that it must offer where it refuses, and with which it must be right."""

    def __init__(self, name, files, rights, to="spend", by="supplier", args=(), says=None, may_refuse=False, may_differ=False,
                 must_say=False, way=(), offers=None, never=None):
        self.name, self.to, self.by, self.says = name, to, by, says
        self.args = (["--council", "Xton"] if "--council" not in args else []) + list(args)
        self.files = {file: text if isinstance(text, bytes) else text.encode() for file, text in files.items()}
        self.rights = rights if isinstance(rights, list) else [rights]
        self.may_refuse, self.may_differ, self.must_say, self.way, self.offers, self.never = may_refuse, may_differ, must_say, list(way), offers, never


def sheet(header, rows, **how):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", **how)
    if header:
        writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def adds(pairs):
    sums = {}
    for key, amount in pairs:
        sums[key] = sums.get(key, Decimal(0)) + Decimal(str(amount).replace(",", ""))
    return sums


def slip(*args, **kwargs):
    ALL.append(Slip(*args, **kwargs))


FIRMS = ["Ash Ltd", "Birch Plc", "Cedar LLP", "Elm & Co", "Fir Homes", "Gorse Care", "Holly Day Nursery"]
AREAS = ["Care", "Roads", "Waste", "Libraries"]


def payments(n=24, year=2023, start=4):
    """Payments: date, reference, supplier, category, amount; all apart."""
    rows = []
    for i in range(n):
        day = date(year, start + (i // 8) % 3, 3 + (i * 5) % 25)
        rows.append([day, f"V{2000 + i * 7}", FIRMS[(i * 3 + i // 5) % 7], AREAS[(i * 5 + i // 3) % 4], Decimal(10007 + i * 1913 % 7001 * 37) / 100])
    return rows


HEAD = ["Date", "Reference", "Supplier", "Category", "Amount"]


def plain(rows, fmt="%d/%m/%Y"):
    return [[r[0].strftime(fmt) if isinstance(r[0], date) else r[0], *r[1:]] for r in rows]


def by_supplier(rows):
    return adds((r[2], r[4]) for r in rows)


def by_category(rows):
    return adds((r[3], r[4]) for r in rows)


P = payments()
TOTALISH = r"(?i)total|header row|invoice"

# ---- 1. Invoices above their lines, and totals that look like rows
def invoices(n=12, line_no=True, parts=(2, 3, 4), header_last=False, header_supplier=True):
    out, lines = [], []
    for i in range(n):
        day, ref, firm = P[i][0].strftime("%d/%m/%Y"), f"INV{300 + i}", P[i][2]
        these = [[day, ref, firm, AREAS[(i + j) % 4], f"{Decimal(1999 + (i * 7 + j * 13) * 311) / 100}", str(j + 1)] for j in range(parts[i % len(parts)])]
        total = sum(Decimal(r[4]) for r in these)
        header = [day, ref, firm if header_supplier else "", "", str(total), ""]
        out += (these + [header]) if header_last else ([header] + these)
        lines += these
    return out, lines


for name, kw in [("above their lines", {}), ("below their lines", {"header_last": True}), ("above lines, many", {"n": 60 % 24}), ("above two lines each", {"parts": (2,)})]:
    rows, lines = invoices(**kw)
    slip("invoice rows " + name, {"a.csv": sheet(HEAD + ["Line"], rows)}, by_supplier(lines), says=TOTALISH, may_refuse=True)
rows, lines = invoices()
slip("invoice rows without line numbers", {"a.csv": sheet(HEAD, [r[:5] for r in rows])}, by_supplier(lines), says=TOTALISH, may_refuse=True)
slip("invoice rows whose lines lack the date and the supplier", {"a.csv": sheet(HEAD + ["Line"], [r if r[5] == "" else ["", r[1], "", *r[3:]] for r in rows])}, by_supplier(lines),
     says=TOTALISH + "|no date|no year", may_refuse=True, may_differ=True)
rows, lines = invoices(parts=(1, 2, 3))
slip("invoice rows, some of one line", {"a.csv": sheet(HEAD + ["Line"], rows)}, by_supplier(lines), says=TOTALISH, may_refuse=True, may_differ=True)

def subtotals(keep, label=""):
    rows = []
    ordered = sorted(P, key=lambda r: (r[2], r[0]))
    for firm in sorted({r[2] for r in P}):
        mine = [r for r in ordered if r[2] == firm]
        rows += plain(mine)
        rows.append([mine[-1][0].strftime("%d/%m/%Y") if "date" in keep else "", label, firm if "supplier" in keep else "",
                     mine[-1][3] if "category" in keep else "", sum(r[4] for r in mine)])
    return rows

for keep in (("date", "supplier"), ("date", "supplier", "category"), ("supplier",), ("date",), ()):
    slip(f"subtotals that keep {', '.join(keep) or 'nothing'}", {"a.csv": sheet(HEAD, subtotals(keep))}, by_supplier(P), says=TOTALISH, may_refuse=True)
slip("subtotals that keep date, supplier in a file without references", {"a.csv": sheet(["Date", "Supplier", "Category", "Amount"], [[r[0], r[2], r[3], r[4]] for r in subtotals(("date", "supplier"))])},
     by_supplier(P), says=TOTALISH, may_refuse=True)
slip("a grand total that keeps the last date and supplier", {"a.csv": sheet(HEAD, plain(P) + [[P[-1][0].strftime("%d/%m/%Y"), "", P[-1][2], P[-1][3], sum(r[4] for r in P)]])}, by_supplier(P), says=TOTALISH, may_refuse=True)
slip("payments that lack a reference, no totals", {"a.csv": sheet(HEAD, [[*r[:1], "" if i % 5 == 2 else r[1], *r[2:]] for i, r in enumerate(plain(P))])}, by_supplier(P))

# ---- 2. Totals of logs under other words
MONTHS = ["Apr-23", "May-23", "Jun-23"]
SERVICES = ["Council tax", "Waste", "Housing", "Parking"]
CHANNELS = ["telephone", "web", "face-to-face"]


def log():
    return [[m, s, c, 100 + 37 * i + 11 * j + 5 * k * k] for i, m in enumerate(MONTHS) for j, s in enumerate(SERVICES) for k, c in enumerate(CHANNELS)]


L = log()
LOG = ["Month", "Service", "Channel", "Volume"]


def volumes(at=1, rows=None):
    return adds((r[at], r[3]) for r in rows or L)


def log_totals(at, word, every=True):
    """A row for each of the rest whose cell `at` has the word."""
    out, sums = list(L), {}
    for r in L:
        key = tuple(c for i, c in enumerate(r[:3]) if i != at)
        sums[key] = sums.get(key, 0) + r[3]
    extra = []
    for key, n in sums.items():
        key = list(key)
        key.insert(at, word)
        extra.append([*key, n])
    return out + (extra if every else extra[:1])


for at, word in [(1, "All services"), (1, "Whole Council"), (1, "Corporate"), (1, "Council-wide"), (1, "Authority"), (2, "Any channel"), (2, "Combined"), (2, "Every channel"), (2, "*"),
                 (1, "Aggregate"), (1, "Xton Council"), (2, "Omnichannel"), (1, "The Council as a whole"), (2, "TOTAL CONTACTS"), (1, "All"), (1, "Services (all)"), (1, "Everything")]:
    slip(f"a log with '{word}' in {LOG[at]}", {"a.csv": sheet(LOG, log_totals(at, word))}, volumes(2 if at == 1 else 1), to="activity", by=LOG[2 if at == 1 else 1].lower(), says=r"(?i)total|all other|sum of", may_refuse=True)
for word in ("Whole Council", "Overall contacts"):
    rows = sorted(log_totals(1, word), key=lambda r: (MONTHS.index(r[0]), r[1] != word))
    slip(f"a log with '{word}' first in each month", {"a.csv": sheet(LOG, rows)}, volumes(2), to="activity", by="channel", says=r"(?i)total|sum of", may_refuse=True)
summed = [r for i in range(0, len(L), len(CHANNELS)) for r in [*L[i:i + len(CHANNELS)], [*L[i][:2], "All", sum(r[3] for r in L[i:i + len(CHANNELS)])]]]
slip("'All' below the channels of each service, which is set aside", {"a.csv": sheet(LOG, summed)}, volumes(2), to="activity", by="channel", says="states a (sub)?total", must_say=True, never="counted twice")
yearly = [["2023-24", s, c, sum(r[3] for r in L if r[1] == s and r[2] == c)] for s in SERVICES for c in CHANNELS]
slip("a log of months with rows of the year", {"a.csv": sheet(["Period", *LOG[1:]], L + yearly)}, volumes(), to="activity", by="service", says=r"(?i)whole year|of other rows|total", must_say=True, may_differ=True, may_refuse=True)
quarter = [["Q1 2023-24", s, c, sum(r[3] for r in L if r[1] == s and r[2] == c)] for s in SERVICES for c in CHANNELS]
slip("a log of months with rows of the quarter", {"a.csv": sheet(["Period", *LOG[1:]], L + quarter)}, volumes(), to="activity", by="service", says=r"(?i)quarter|unreadable|total", may_refuse=True)
ytd = [["YTD", s, c, sum(r[3] for r in L if r[1] == s and r[2] == c)] for s in SERVICES for c in CHANNELS]
slip("a log of months with rows to date", {"a.csv": sheet(["Period", *LOG[1:]], L + ytd)}, volumes(), to="activity", by="service", says=r"(?i)total|unreadable", may_refuse=True)
dept = [[r[0], r[2], r[3], r[4]] for r in plain(P)]
total_dept = [["", "", "", sum(r[4] for r in P)]]
slip("spend by area with a row Whole council each month", {"a.csv": sheet(["Month", "Supplier", "Category", "Amount"], [[r[0].strftime("%b-%y"), r[2], r[3], r[4]] for r in P] +
     [[m, "Whole Council", "All services", sum(r[4] for r in P if r[0].strftime("%b-%y") == m)] for m in ("Apr-23", "May-23", "Jun-23")])}, by_supplier(P), says=r"(?i)total", may_refuse=True)

# ---- 3. Dates
for fmt in ("%y/%m/%d", "%y-%m-%d", "%y.%m.%d"):
    slip(f"dates {fmt}", {"a.csv": sheet(HEAD, plain(P, fmt))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in P), by="month", says=r"(?i)dates?", may_refuse=True, offers="--dates", way=["--dates=year-first"])
late = payments(24, 2023, 9)
slip("dates %y/%m/%d whose first numbers are years only", {"a.csv": sheet(HEAD, plain(late, "%y/%m/%d"))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in late), by="month", says=r"(?i)dates?", may_refuse=True, way=["--dates=year-first"], offers="--dates")
early = [[date(2011, 12, 1 + i % 9), *r[1:]] for i, r in enumerate(P)]
slip("dates %y/%m/%d of 2011, all numbers small", {"a.csv": sheet(HEAD, plain(early, "%y/%m/%d"))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in early), by="month", says=r"(?i)order|year first|dates", may_refuse=True, must_say=True, may_differ=True)
for base, name in ((date(1904, 1, 1), "1904"), (date(1899, 12, 30), "1900")):
    old = [[str((r[0] - base).days), *r[1:]] for r in P]
    slip(f"day numbers of the {name} system", {"a.csv": sheet(HEAD, old)}, adds(("2023-24", r[4]) for r in P), by="year", says=r"(?i)day number", must_say=True, may_differ=True, may_refuse=True)
mixed = plain(P)
mixed.append([P[3][0].strftime("%d %B %Y"), P[3][1], P[3][2], P[3][3], f"£{P[3][4]:,.2f}"])
slip("a row again in another form", {"a.csv": sheet(HEAD, mixed)}, adds([(r[2], r[4]) for r in P] + [(P[3][2], P[3][4])]), says=r"(?i)agree|twice|same", must_say=True)
mixed = plain(P) + [[P[3][0].strftime("%Y-%m-%d"), *P[3][1:]]]
slip("a row again with another date form", {"a.csv": sheet(HEAD, mixed)}, adds([(r[2], r[4]) for r in P] + [(P[3][2], P[3][4])]), says=r"(?i)agree|twice|same", must_say=True)
mixed = plain(P) + [[P[3][0].strftime("%d/%m/%Y"), P[3][1], P[3][2].upper(), P[3][3], str(P[3][4]) + "0"]]
slip("a row again in capitals", {"a.csv": sheet(HEAD, mixed)}, [adds([(r[2], r[4]) for r in P] + [(P[3][2], P[3][4])]), adds([(r[2], r[4]) for r in P] + [(P[3][2].upper(), P[3][4])])], says=r"(?i)agree|twice|same", must_say=True)
slip("dates only on the first row of a group", {"a.csv": sheet(HEAD, [[r[0] if i % 4 == 0 else "", *r[1:]] for i, r in enumerate(plain(P))])}, by_supplier(P), says="stands only in the first.*fill it down", may_refuse=True,
     way=["--year=2023-24", "--map=year=none"], offers="--year 2009-10 --map year=none")
filled = [[P[i - i % 4][0], *r[1:]] for i, r in enumerate(P)]
slip("dates only on the first row of a group, by month", {"a.csv": sheet(HEAD, [[r[0] if i % 4 == 0 else "", *r[1:]] for i, r in enumerate(plain(P))])}, adds((r[0].strftime("%Y-%m"), r[4]) for r in filled), by="month", says=r"(?i)no date|no year|date|above", may_refuse=True, may_differ=True)
grouped = [[m if (j, k) == (0, 0) else "", s if k == 0 else "", c, 100 + 37 * i + 11 * j + 5 * k * k] for i, m in enumerate(MONTHS) for j, s in enumerate(SERVICES) for k, c in enumerate(CHANNELS)]
slip("months and services only on the first row of a group", {"a.csv": sheet(LOG, grouped)}, volumes(2), to="activity", by="channel", says="'Month' stands only in the first.*3 of the first 36.*fill it down", may_refuse=True, way=["--year=2023-24", "--map=year=none"], offers="--year 2009-10 --map year=none")
slip("a year in the first row alone", {"a.csv": sheet(["Year", *LOG], [["2023-24" if i == 0 else "", *r] for i, r in enumerate(L)])}, volumes(2), to="activity", by="channel", says="'Year' stands only in the first", may_refuse=True, way=["--year=2023-24", "--map=year=none"], offers="--year 2009-10 --map year=none")
slip("months only on the first row of a group, beside calendar years", {"a.csv": sheet(["Year", *LOG], [[2023, f"{r[0][:3]}" if i % 12 == 0 else "", *r[1:]] for i, r in enumerate(L)])}, volumes(2), to="activity", by="channel", says="'Month' stands only in the first", may_refuse=True, way=["--year=2023-24", "--map=year=none"], offers="--year 2009-10 --map year=none")
slip("services only on the first row of a group", {"a.csv": sheet(LOG, [[r[0], r[1] if r[2] == CHANNELS[0] else "", *r[2:]] for r in L])}, adds((r[1] if r[2] == CHANNELS[0] else "not given", r[3]) for r in L), to="activity", by="service", says="'Service' stands only in the first", must_say=True)
slip("services that are lacking in most rows", {"a.csv": sheet(LOG, [[r[0], r[1] if i % 7 in (0, 1) else "", *r[2:]] for i, r in enumerate(L)])}, adds((r[1] if i % 7 in (0, 1) else "not given", r[3]) for i, r in enumerate(L)), to="activity", by="service", says="is empty in", never="stands only")
slip("dates only on the first row, with --year", {"a.csv": sheet(HEAD, [[r[0] if i % 4 == 0 else "", *r[1:]] for i, r in enumerate(plain(P))])}, by_supplier(P), args=["--year", "2023-24"], says=r"(?i)no date|no year|date", may_refuse=True, may_differ=True)
slip("a year column beside a month column", {"a.csv": sheet(["Year", "Month", "Supplier", "Category", "Amount"], [[r[0].year, r[0].strftime("%B"), r[2], r[3], r[4]] for r in P])}, adds((r[0].strftime("%Y-%m"), r[4]) for r in P), by="month",
     says=r"(?i)year|month", may_refuse=True)
slip("a year column beside month numbers", {"a.csv": sheet(["Year", "Month", "Supplier", "Category", "Amount"], [[r[0].year, r[0].month, r[2], r[3], r[4]] for r in P])}, by_supplier(P), says="April to June 2023 only", must_say=True)
# P is of three months of a year: whatever says so beside the year must not be lost.
def by_year_too(rows):
    return adds((f"{r[2]} / 2023-24", r[4]) for r in rows)


for name, word in {"Month": "%B", "month name": "%b", "Accounting period": "%b-%y", "Reporting Month": "%Y-%m"}.items():
    slip(f"a financial year beside '{name}' as {word}", {"a.csv": sheet(["Financial Year", name, "Supplier", "Category", "Amount"], [["2023/24", r[0].strftime(word), r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", says="April to June 2023 only", must_say=True)
    slip(f"a log of a year beside '{name}' as {word}", {"a.csv": sheet(["Financial Year", name, "Service", "Channel", "Calls"], [["2023/24", date(2023, 4 + i, 1).strftime(word), "Council tax", "phone", 100 + i] for i in range(4)])}, {"telephone / 2023-24": Decimal(406)}, to="activity", by="channel,year", args=["--map", "volume=Calls"], says="April to July 2023 only", must_say=True)
for name, word in {"Quarter": "Q1", "Qtr": "Qtr 1", "quarter ": "Quarter 1", "Period": "Apr-Jun"}.items():
    slip(f"a financial year beside '{name}' of {word}", {"a.csv": sheet(["Financial Year", name, "Supplier", "Category", "Amount"], [["2023/24", word, r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", says="April to June 2023 only", must_say=True)
slip("a financial year beside all its quarters", {"a.csv": sheet(["Financial Year", "Quarter", "Supplier", "Category", "Amount"], [["2023/24", f"Q{i % 4 + 1}", r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", never="part of 2023-24")
slip("a financial year beside numbers of months", {"a.csv": sheet(["Financial Year", "Month", "Supplier", "Category", "Amount"], [["2023/24", r[0].month - 3, r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", says="3 of 12 in 2023-24, and may count from April or from January", must_say=True)
slip("a financial year beside numbers of months and quarters", {"a.csv": sheet(["Financial Year", "Month", "Quarter", "Supplier", "Category", "Amount"], [["2023/24", r[0].month, "Q1", r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", says="April to June 2023 only", must_say=True, never="may count")
for name, word in {"Week": "Week {}", "Week No": "{}", "wk": "Wk{:02}", "Month": "Month {}", "month no": "M{}"}.items():
    slip(f"a financial year beside '{name}' of {word}", {"a.csv": sheet(["Financial Year", name, "Supplier", "Category", "Amount"], [["2023/24", word.format(i % 8 + 1), r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", says="8 of (12|52) in 2023-24, and may count", must_say=True)
slip("a financial year beside weeks by their first day", {"a.csv": sheet(["Financial Year", "Week commencing", "Supplier", "Category", "Amount"], [["2023/24", r[0].strftime("%d/%m/%Y"), r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", says="April to June 2023 only", must_say=True)
slip("a financial year beside all twelve numbers", {"a.csv": sheet(["Financial Year", "Month", "Supplier", "Category", "Amount"], [["2023/24", i % 12 + 1, r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", never="may count")
slip("a financial year beside a period that is none of it", {"a.csv": sheet(["Financial Year", "Period", "Supplier", "Category", "Amount"], [["2023/24", ["Day", "Evening"][i % 2], r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", never="part of 2023-24")
for name, words in {"Quarter": ["1", "2"], "Qtr": ["Q1 (Apr-Jun)", "Q2 (Jul-Sep)"], "quarter": ["1st quarter", "2nd quarter"], "Financial quarter": ["Q1 2023/24", "2023/24 Q2"], "Period": ["H1", "Half 1"], "Quarter ": ["Apr/May/Jun", "July - September 2023"],
                    "Month": ["01-Apr", "04 - April", "05. May", "06 June", "Jul 23", "Aug", "Sept"], "Week commencing": ["3 Apr", "26 Jun - 2 Jul", "25 Sep 2023"], "W/C": ["03/04/2023", "03/07/2023", "25/09/2023"]}.items():
    first = "April to September" if name not in ("Month", "Week commencing", "W/C") else "April"
    slip(f"a financial year beside '{name}' of {words[0]}", {"a.csv": sheet(["Financial Year", name, "Supplier", "Category", "Amount"], [["2023/24", words[i % len(words)], r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", says=f"{first}.* 2023 only", must_say=True, never="may count|not read")
for name, word in (("Quarter", "{}"), ("Quarter", "Q{}"), ("Qtr", "Quarter {}"), ("Quarter", "2023/24 Q{}")):
    slip(f"a financial year beside all four of {word} in '{name}'", {"a.csv": sheet(["Financial Year", name, "Supplier", "Category", "Amount"], [["2023/24", word.format(i % 4 + 1), r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", never="may count|part of")
slip("a financial year beside periods that nobody knows", {"a.csv": sheet(["Financial Year", "Period", "Supplier", "Category", "Amount"], [["2023/24", f"Cycle {i % 5 + 1}", r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", says="'Cycle 1'.* not read.*part of the year", must_say=True)
two_years = [["2022/23" if i < 12 else "2023/24", i % 12 + 1 if i < 12 else i % 5 + 1, r[2], r[3], r[4]] for i, r in enumerate(P)]
slip("numbers of months, all in one year and five in the next", {"a.csv": sheet(["Financial Year", "Month", "Supplier", "Category", "Amount"], two_years)}, adds((r[0].replace("/", "-"), r[4]) for r in two_years), by="year", says="5 of 12 in 2023-24", must_say=True, never="2022-23,")
slip("numbers of months, some yet to be filled in", {"a.csv": sheet(["Financial Year", "Month", "Service", "Channel", "Volume"], [["2023/24", i % 12 + 1, "Waste", "web", 100 + i if i % 12 < 7 else ""] for i in range(24)])}, {"2023-24": Decimal(sum(100 + i for i in range(24) if i % 12 < 7))}, to="activity", by="year", says="7 of 12 in 2023-24", must_say=True)
for name in ("Payment Date", "Date"):
    slip(f"a financial year beside '{name}' of a part of it", {"a.csv": sheet(["Financial Year", name, "Supplier", "Category", "Amount"], [["2023/24", r[0], r[2], r[3], r[4]] for r in plain(P)])}, by_year_too(P), by="supplier,year", says="April to June 2023 only", must_say=True)
slip("a financial year and its months, by supplier alone", {"a.csv": sheet(["Financial Year", "Month", "Supplier", "Category", "Amount"], [["2023/24", f"{r[0]:%B}", r[2], r[3], r[4]] for r in P])}, by_supplier(P), says="April to June 2023 only", must_say=True)
for name, word in (("Month", "{}"), ("Quarter", "Q{}"), ("When", "Quarter {}")):
    slip(f"--map months of {word.format(1)} in '{name}'", {"a.csv": sheet(["Year", name, "Supplier", "Category", "Amount"], [["2023/24", word.format(i % 2 + 1), r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", args=["--map", f"months={name}"],
         says="2 of 12 in 2023-24, and may count" if name == "Month" else "April to September 2023 only", must_say=True)
for year, months in (("2023/24", MONTHS), (2023, MONTHS), ("2023/24", [1, 2, 3])):
    slip(f"channels as columns beside {year} and {months[0]}", {"a.csv": sheet(["Year", "Month", "Phone", "Web"], [[year, str(m)[:3], *([10 + i, 20 + i] if i < 2 else ["", ""])] for i, m in enumerate(months)])}, {"2023-24": Decimal(62)}, to="activity", by="year", args=["--wide"],
         says="April and May 2023 only" if months is MONTHS else "2 of 12 in 2023-24", must_say=True)
# A number of a quarter, a period or a week is no month of a calendar year: 2023, 4 is not April.
for name, most in (("Quarter", 4), ("Period", 12), ("Week", 12), ("Financial Month", 12)):
    slip(f"a calendar year beside numbers in '{name}'", {"a.csv": sheet(["Year", name, "Supplier", "Category", "Amount"], [[2023, i % most + 1, r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year", says="either of two financial years", must_say=True, may_refuse=True, way=["--year=2023-24", "--map=year=none"], offers="--year")
slip("a calendar year beside months, and their total", {"a.csv": sheet(["Year", "Month", "Supplier", "Category", "Amount"], [[2023, f"{r[0]:%B}", r[2], r[3], r[4]] for r in P] + [[2023, "Total", "", "", sum(r[4] for r in P)]])}, by_year_too(P), by="supplier,year", says="total|unreadable year", must_say=True)
for name, beside in (("Year", "Payment Date"), ("Fiscal Year", "Date")):
    slip(f"a calendar year in '{name}' beside a date", {"a.csv": sheet([name, beside, "Supplier", "Category", "Amount"], [[2023, r[0], r[2], r[3], r[4]] for r in plain(P)])}, by_year_too(P), by="supplier,year", says="calendar years, so the year of a row is that of its date", must_say=True)
slip("a calendar year beside a date of other years", {"a.csv": sheet(["Year", "Invoice Date", "Supplier", "Category", "Amount"], [[2019, r[0], r[2], r[3], r[4]] for r in plain(P)])}, by_year_too(P), by="supplier,year", says="unreadable year", must_say=True, may_refuse=True)
for name in ("FY", "Fin Year", "Financial Yr"):
    slip(f"a year in '{name}' beside numbers of periods", {"a.csv": sheet([name, "Period", "Supplier", "Category", "Amount"], [["2023/24", i % 12 + 1, r[2], r[3], r[4]] for i, r in enumerate(P)])}, by_year_too(P), by="supplier,year")
slip("the year that a financial year ends in beside months and dates", {"a.csv": sheet(["Year", "Month", "Payment Date", "Supplier", "Category", "Amount"], [[2024, f"{r[0]:%B}", f"{r[0]:%d/%m/%Y}", r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", says="but by 'Payment Date' it is another for 24 of 24 rows", must_say=True, may_refuse=True, way=["--map=year=Payment Date"], offers="--map year=\"Payment Date\"")
slip("calendar years beside months and dates of the month after", {"a.csv": sheet(["Year", "Month", "Payment Date", "Supplier", "Category", "Amount"], [[2023, f"{r[0]:%B}", f"{r[0].replace(month=r[0].month + 1, day=2):%d/%m/%Y}", r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", never="it is another")
slip("a calendar year beside quarters, which may be either", {"a.csv": sheet(["Year", "Quarter", "Supplier", "Category", "Amount"], [[2023, "Q1", r[2], r[3], r[4]] for r in P])}, by_supplier(P), says="unreadable year", may_refuse=True, way=["--year=2023-24", "--map=year=none"], offers="--year")
for word in ["%B", "%b-%y"]:
    slip(f"--year beside months as {word}", {"a.csv": sheet(["Month", "Supplier", "Category", "Amount"], [[r[0].strftime(word), r[2], r[3], r[4]] for r in P])}, by_year_too(P), by="supplier,year", args=["--year", "2023-24"], says="April to June 2023 only", must_say=True)
# 7 calls of which 5 are answered are 7, and not 12; nobody but the council knows which number it means.
for name in ["Measure", "Metric", "KPI name"]:
    slip(f"a log of several things by '{name}'", {"a.csv": sheet(["Year", "Service", "Channel", name, "Volume"], [["2023-24", "Tax", "phone", what, n] for what, n in (("Calls offered", 7), ("Calls answered", 5))])}, {"telephone": Decimal(12)}, to="activity", by="channel", says="'Calls answered', in 1 row of the first 2, and 'Calls offered' of others", must_say=True)
slip("a log of calls, visits and forms by 'Measure', each of a channel", {"a.csv": sheet([*LOG[:3], "Measure", "Volume"], [[*r[:3], {"telephone": "Calls", "web": "Forms"}.get(r[2], "Visits"), r[3]] for r in L])}, volumes(), to="activity", by="service", never="one thing")
slip("a log of one thing by 'Measure'", {"a.csv": sheet(["Year", "Service", "Channel", "Measure", "Volume"], [["2023-24", "Tax", "phone", "Calls answered", n] for n in (7, 5)])}, {"telephone": Decimal(12)}, to="activity", by="channel", never="one thing")
slip("dates beside a month's name", {"a.csv": sheet([*HEAD, "Month"], [[*r, "August"] for r in plain(P)])}, by_supplier(P), never="August")
slip("calendar years in a year column", {"a.csv": sheet(["Year", "Supplier", "Category", "Amount"], [["2023", r[2], r[3], r[4]] for r in P])}, by_supplier(P), says=r"(?i)year", may_refuse=True, way=["--year=2023-24"], offers="--year")

# ---- 4. Ambiguous points
thousand = [[*r[:4], f"{i + 1}.{(i * 37) % 900 + 100}"] for i, r in enumerate(plain(P))]
slip("amounts like 1.100 in a comma file", {"a.csv": sheet(HEAD, thousand)}, adds((r[2], r[4].replace(".", "")) for r in thousand), says=r"decimal", may_refuse=True, way=["--decimal=comma"], offers="--decimal")
slip("amounts like 1.100 in a tab file", {"a.csv": sheet(HEAD, thousand, delimiter="\t")}, adds((r[2], r[4].replace(".", "")) for r in thousand), says=r"decimal", may_refuse=True, way=["--decimal=comma"], offers="--decimal")
small = [[*r[:4], f"{i}.{(i * 37) % 900 + 100}"] for i, r in enumerate(plain(P))]
slip("amounts like 0.137 among them", {"a.csv": sheet(HEAD, small)}, adds((r[2], r[4]) for r in small))
volumes_points = [[r[0], r[1], r[2], f"{r[3] // 100}.{r[3] % 100:02d}0"] for r in L]
slip("volumes like 1.100", {"a.csv": sheet(LOG, volumes_points)}, adds((r[1], r[3].replace(".", "")) for r in volumes_points), to="activity", by="service", says=r"(?i)decimal|fraction|whole", may_refuse=True)

# ---- 5. Prices
O = [[f"{3 + i % 20:02d}/04/2023", f"Item {i % 6}", "each", 2 + i % 5, Decimal(150 + (i % 6) * 35) / 100, FIRMS[i % 7]] for i in range(18)]
OH = ["Date", "Item", "Unit", "Quantity", "Unit Price", "Supplier"]
slip("order lines", {"a.csv": sheet(OH + ["Line Total"], [[*r, r[3] * r[4]] for r in O])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item")
slip("order lines, some totals of which disagree", {"a.csv": sheet(OH + ["Line Total"], [[*r, r[3] * r[4] * (10 if i in (4, 9) else 1)] for i, r in enumerate(O)])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
     says=r"(?i)(line total|disagree|does not come to|do not come)", must_say=True, may_differ=True, may_refuse=True)
slip("order lines, all of whose totals disagree", {"a.csv": sheet(OH + ["Line Total"], [[*r, r[3] * r[4] * 12] for r in O])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
     says=r"(?i)(line total|disagree|does not come to|do not come)", must_say=True, may_differ=True, may_refuse=True)
slip("order lines whose totals have tax", {"a.csv": sheet(OH + ["Gross Total"], [[*r, r[3] * r[4] * Decimal("1.2")] for r in O])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
     says=r"(?i)(gross total|disagree|tax|VAT|do not come)", may_refuse=True)
slip("packs beside singles", {"a.csv": sheet(OH, [[*r[:2], "Box of 10" if i % 3 == 0 else "each", *r[3:]] for i, r in enumerate(O)])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
     says=r"(?i)(unit|pack|box)", must_say=True, may_differ=True)
slip("packs in the item's name", {"a.csv": sheet(OH, [[r[0], r[1] + (" (Box of 10)" if i % 3 == 0 else ""), *r[2:]] for i, r in enumerate(O)])},
     adds((r[1] + (" (Box of 10)" if i % 3 == 0 else ""), r[3] * r[4]) for i, r in enumerate(O)), to="prices", by="item")
slip("packs in a column of their own", {"a.csv": sheet(OH + ["Pack Size"], [[*r, 10 if i % 3 == 0 else 1] for i, r in enumerate(O)])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
     says=r"(?i)(pack)", must_say=True, may_differ=True, may_refuse=True)

# ---- 6. Overlap
slip("june and june revised", {"june.csv": sheet(HEAD, plain(P[:16])), "june-revised.csv": sheet(HEAD, plain(P))}, by_supplier(P[:16] + P), says=r"(?i)(agree|same|both).*(2,?\d*|£)", must_say=True)
slip("june and june revised, amounts in another form", {"june.csv": sheet(HEAD, plain(P[:16])), "june-revised.csv": sheet(HEAD, [[*r[:4], f"£{r[4]:,.2f}"] for r in plain(P, "%d-%b-%Y")])}, by_supplier(P[:16] + P),
     says=r"(?i)(agree|same|both)", must_say=True)
slip("the same file twice", {"a.csv": sheet(HEAD, plain(P)), "b.csv": sheet(HEAD, plain(P))}, by_supplier(P + P), says=r"(?i)(agree|same|both)", must_say=True, may_refuse=True)
slip("two files, one with another column", {"june.csv": sheet(HEAD, plain(P[:16])), "june-revised.csv": sheet(HEAD + ["Notes"], [[*r, ""] for r in plain(P)])}, by_supplier(P[:16] + P), says=r"(?i)(agree|same|both)", must_say=True)

slip("june and june revised, every amount changed", {"june.csv": sheet(HEAD, plain(P[:16])), "june-revised.csv": sheet(HEAD, plain([[*r[:4], r[4] + 1] for r in P[:16]]))}, by_supplier(P[:16] + [[*r[:4], r[4] + 1] for r in P[:16]]),
     says=r"16 of its first 16 rows agree in all but the amount with rows of june-revised.csv", must_say=True)
slip("june and june revised, a third of the amounts changed", {"june.csv": sheet(HEAD, plain(P[:15])), "v2.csv": sheet(HEAD, plain([[*r[:4], r[4] + (i % 3 == 1)] for i, r in enumerate(P[:15])]))},
     by_supplier(P[:15] + [[*r[:4], r[4] + (i % 3 == 1)] for i, r in enumerate(P[:15])]), says=r"5 of its first 15 rows agree in all but the amount", must_say=True)
slip("june and july, of the same firms", {"june.csv": sheet(HEAD, plain(P[:8])), "july.csv": sheet(HEAD, plain(payments(8, start=7)))}, by_supplier(P[:8] + payments(8, start=7)))

# Far behind the rows from which it is learned what totals look like; the suite adds them up itself.
FAR = [[date(2023, 4 + i // 3000, 1 + i % 28), f"V{i:06d}", FIRMS[i * 5 % 7], AREAS[i * 3 % 4], Decimal(100 + i * 7919 % 999983) / 100] for i in range(9000)]
for word in ("Whole authority", "Zusammen", "Council-wide position", "Everything"):
    slip(f"'{word}' as the last row's category, far down", {"a.csv": sheet(HEAD, plain([*FAR, [date(2023, 6, 30), "V009000", "Ash Ltd", word, sum(r[4] for r in FAR)]]))}, by_category(FAR), by="category", says=r"counted twice", may_differ=True)
    lumped = []
    for at in range(0, 9000, 500):
        part = FAR[at:at + 500]
        lumped += [*part, [part[-1][0], f"S{at:06d}", word, part[-1][3], sum(r[4] for r in part)]]
    slip(f"'{word}' below every 500 rows as their supplier", {"a.csv": sheet(HEAD, plain(lumped))}, by_supplier(FAR), says=r"counted twice", may_differ=True)
slip("a first row of all others, far above the last", {"a.csv": sheet(HEAD, plain([[date(2023, 4, 1), "V999999", "Ash Ltd", "Council position", sum(r[4] for r in FAR)], *FAR]))}, by_category(FAR), by="category", says=r"counted twice", may_differ=True)
for word in ("Whole Council", "Entire authority", "Combined", "Any channel"):
    slip(f"'{word}' among channels that is not what they come to", {"a.csv": sheet(["Month", "Service", "Channel", "Calls"], [[f"2023-0{m}", s, c, v] for m in (4, 5) for s in ("Benefits", "Waste") for c, v in (("telephone", 120 + m), ("post", 31), (word, 160 + m))])},
         adds((s, 151 + m) for m in (4, 5) for s in ("Benefits", "Waste")), to="activity", by="service", args=["--map", "volume=Calls"], says=r"reads like a total|says total", may_differ=True)

slip("a last row in unknown words, of a few figures", {"a.csv": sheet(HEAD, plain([*P[:7], [date(2023, 4, 30), "V9999", "Ash Ltd", "Position", sum(r[4] for r in P[:7])]]))}, by_category(P[:7]), by="category", says=r"counted twice", may_differ=True)
for word in ("Gesamt", "Combined", "Tot.", "Total Benefits"):
    some = [[f"2023-{m:02d}", "Benefits", c, v] for m in range(4, 9) for c, v in (("telephone", 1200 + 77 * m), ("web", 333 + 131 * m), ("post", 41 + m), (word, 1574 + 209 * m + (10000 if m == 6 else 0)))]
    slip(f"'{word}' in each month of a log, wrong in one", {"a.csv": sheet(["Month", "Service", "Channel", "Calls"], some)}, adds((r[0] + "", r[3]) for r in some if r[2] != word), to="activity", by="month", args=["--map", "volume=Calls"],
         says=r"(?i)does not agree|difference", must_say=True)

# ---- 9 and honest files
slip("no header, and columns mapped by their places", {"a.csv": sheet(None, plain(P))}, by_supplier(P), args=["--map", "year=#1", "--map", "supplier=#3", "--map", "category=#4", "--map", "spend=#5"], says=r"--header", may_refuse=True)
slip("cells kept from being numbers", {"a.csv": sheet(HEAD, [[f'="{cell}"' if i % 2 and j != 1 else cell for j, cell in enumerate(r)] for i, r in enumerate(plain(P))])}, by_supplier(P))
slip("a code that may be a day between year and month", {"a.csv": sheet(["Service", "Channel", "Year", "Code", "Month", "Volume"], [["Waste", "web", 2019, 13 + i % 18, f"{1 + i % 12:02d}", 100 + i] for i in range(40)])}, adds(("web", 100 + i) for i in range(40)), to="activity", by="channel")
slip("currencies under another name", {"a.csv": sheet([*HEAD[:4], "Kind", "Amount"], [[*r[:4], "EUR" if i % 4 == 2 else "GBP", r[4]] for i, r in enumerate(plain(P))])}, by_supplier([r for i, r in enumerate(P) if i % 4 != 2]), says=r"not in pounds", must_say=True)
slip("departments as the body's name", {"a.csv": sheet(["BodyName", *HEAD], [["Directorate " + r[3], *r] for r in plain(P)])}, adds(("Xton", r[4]) for r in P), by="council", args=["--map", "council=none"])
slip("category none", {"a.csv": sheet(HEAD, plain(P))}, adds(("not given", r[4]) for r in P), by="category", args=["--map", "category=none"])
slip("no category column", {"a.csv": sheet(["Date", "Reference", "Supplier", "Amount"], [[*r[:3], r[4]] for r in plain(P)])}, by_supplier(P), says="category", may_refuse=True, way=["--map=category=none"], offers="category=none")
slip("no supplier column", {"a.csv": sheet(["Date", "Reference", "Category", "Amount"], [[*r[:2], *r[3:]] for r in plain(P)])}, by_category(P), by="category")
named = [[*r[:2], "Doe, J & Sons" if i % 6 == 1 else r[2], *r[3:]] for i, r in enumerate(plain(P))]
slip("unquoted commas in names", {"a.csv": "\n".join([",".join(HEAD)] + [",".join(map(str, r)) for r in named]) + "\n"}, by_supplier(named), says=r"(?i)cells", may_refuse=True, may_differ=True)
across = {}
for r in P:
    across.setdefault((r[2], r[3]), {}).setdefault(r[0].strftime("%b"), []).append(r[4])
slip("months as columns", {"a.csv": sheet(["Supplier", "Category", "Apr", "May", "Jun"], [[*k, *(sum(v.get(m, []), Decimal(0)) or "" for m in ("Apr", "May", "Jun"))] for k, v in across.items()])}, by_supplier(P), args=["--year", "2023-24"],
     says=r"columns that hold amounts", may_refuse=True)
slip("months as columns, with a total", {"a.csv": sheet(["Supplier", "Category", "Apr", "May", "Jun", "Total"], [[*k, *(sum(v.get(m, []), Decimal(0)) or "" for m in ("Apr", "May", "Jun")), sum(sum(x) for x in v.values())] for k, v in across.items()])}, by_supplier(P),
     args=["--year", "2023-24"], says=r"columns that hold amounts", may_refuse=True)
log_across = {}
for r in L:
    log_across.setdefault((r[1], r[2]), []).append(r[3])
slip("a log with months as columns", {"a.csv": sheet(["Service", "Channel", "Apr-23", "May-23", "Jun-23"], [[*k, *v] for k, v in log_across.items()])}, volumes(), to="activity", by="service", says=r"are columns", may_refuse=True)
slip("the numbers beside the header Amount", {"a.csv": sheet(["Date", "Reference", "Supplier", "Category", "Amount", ""], [[*r[:4], "£", r[4]] for r in plain(P)])}, by_supplier(P), says=r"(?i)amount", may_refuse=True, way=["--map=spend=#6"], offers="#6")
slip("the numbers beside an empty column Amount", {"a.csv": sheet(["Date", "Reference", "Supplier", "Category", "Amount", ""], [[*r[:4], "", r[4]] for r in plain(P)])}, by_supplier(P), says=r"(?i)spend|amount", may_refuse=True, way=["--map=spend=#6"], offers="#6")
for alias in ("Amount Excl VAT (£)", "Invoice Amount", "Amount Paid", "Net Value", "Nett Amount", "Payment Amount (£)", "Amount in GBP", "Amount in Sterling", "Transaction Amount", "Amount (exc VAT)", "Value (£)", "Sum of Amount", "Amount excluding VAT",
              "NET AMOUNT £", "Net Invoice Amount", "Invoice Value", "Total Amount", "Line Amount", "Payment Value", "Amount £ (excluding recoverable VAT)", "Distribution Amount", "£", "Amount (GBP)", "Net Amount Excl. VAT", "Invoice Distribution Amount", "Net (£)", "Amount Net of VAT", "Expenditure", "Spend (£)", "Paid Amount"):
    slip(f"the heading '{alias}'", {"a.csv": sheet(HEAD[:4] + [alias], plain(P))}, by_supplier(P))
for alias in ("Beneficiary Name", "Payee", "Vendor", "Supplier Name", "Creditor Name", "Supplier/Payee", "Paid To", "Merchant Name", "Supplier Name (T)", "Vendor Name", "Name of Supplier", "Company Name", "Payee Name", "Creditor", "Recipient", "Supplier Description"):
    slip(f"the heading '{alias}'", {"a.csv": sheet([*HEAD[:2], alias, *HEAD[3:]], plain(P))}, by_supplier(P))
for alias in ("Payment Date", "Date Paid", "Transaction Date", "Invoice Date", "Posting Date", "Date of Payment", "Paid Date", "Cheque Date", "Effective Date", "Clearing Date", "Pay Date", "GL Date", "Period", "Payment Date (DD/MM/YYYY)", "Date (paid)", "Document Date", "Actual Date", "Accounting Date", "Ledger Date", "Date Posted"):
    slip(f"the heading '{alias}'", {"a.csv": sheet([alias, *HEAD[1:]], plain(P))}, adds(("2023-24", r[4]) for r in P), by="year")
for alias in ("Expense Type", "Expense Area", "Purpose of Spend", "Expenditure Type", "Description", "Subjective", "Service Area", "Directorate", "Department", "Cost Centre Description", "Merchant Category", "Expenditure Category", "Proclass Description", "Service", "Account Description", "Subjective Description", "Nature of Expenditure", "Category Description", "Purpose of Expenditure", "Detail", "Narrative", "Procurement Category", "Function", "Spend Category", "Expense Description", "Service Category", "Classification", "Ledger Description", "CIPFA Detailed Expenditure Type", "Budget Description", "Organisation Unit", "Summary of Purpose"):
    slip(f"the heading '{alias}'", {"a.csv": sheet([*HEAD[:3], alias, HEAD[4]], plain(P))}, by_category(P), by="category")

# ---- A point that may mark thousands, beside amounts that show decimals, and beside thousands marked by a comma
few = [["01/04/2024", "V1", "Ash Ltd", "Care", "350.00"], ["02/04/2024", "V2", "Elm & Co", "Care", "1.200"], ["03/04/2024", "V3", "Ash Ltd", "Care", "20.50"]]
slip("one amount with three decimals", {"a.csv": sheet(HEAD, few)}, [adds([("Ash Ltd", "370.50"), ("Elm & Co", "1200")]), adds([("Ash Ltd", "370.50"), ("Elm & Co", "1.2")])], says="three decimals", must_say=True, may_refuse=True)
mixed = [[*few[0][:4], "350"], few[1], [*few[2][:4], "1,200"]]
slip("a point and a comma for thousands", {"a.csv": sheet(HEAD, mixed)}, adds([("Ash Ltd", "1550"), ("Elm & Co", "1.2")]), says="three decimals", must_say=True, may_refuse=True, way=["--decimal", "point"], offers="--decimal")

# ---- Money that came in beside money that went out, under other names than debit and credit
for out, back in (("Payments", "Receipts"), ("Money out", "Money in"), ("Paid", "Came back")):
    rows = [[*r[:4], r[4] if i % 4 else "", "" if i % 4 else r[4]] for i, r in enumerate(plain(P))]
    slip(f"{out} and {back}", {"a.csv": sheet(HEAD[:4] + [out, back], rows)}, adds((r[2], r[4] or -Decimal(r[5])) for r in rows), args=[f"--map=spend={out}"],
         says=f"{back}.*--map credit=", must_say=True, may_differ=True)
    slip(f"{out} less {back}", {"a.csv": sheet(HEAD[:4] + [out, back], rows)}, adds((r[2], r[4] or -Decimal(r[5])) for r in rows), args=[f"--map=spend={out}", f"--map=credit={back}"])
    slip(f"{out} and {back}, with noughts", {"a.csv": sheet(HEAD[:4] + [out, back], [[*r[:4], r[4] or "0.00", r[5] or "0.00"] for r in rows])}, adds((r[2], r[4] or -Decimal(r[5])) for r in rows),
         args=[f"--map=spend={out}"], says=f"{back}.*--map credit=", must_say=True, may_differ=True)
for name in ("Euro Amount", "Amount (foreign)", "Dollar value"):
    slip(f"'{name}', which is in another currency by its name", {"a.csv": sheet(HEAD[:4] + [name], plain(P))}, by_supplier(P), args=[f"--map=spend={name}"], says="another currency by its name",
         must_say=True, may_refuse=True, way=["--map=currency=none"], offers="currency=none")
for name, form in (("before", "${}"), ("behind", "{} EUR"), ("within brackets", "(${})")):
    rows = [[*r[:4], form.format(r[4])] for r in plain(P)]
    sign = -1 if "(" in form else 1
    slip(f"another currency's sign {name} every amount", {"a.csv": sheet(HEAD, rows)}, adds((r[2], sign * r[4]) for r in P), says="not in pounds", must_say=True, may_refuse=True,
         way=["--map=currency=none"], offers="currency=none")

# ---- Two files with the same rows, of which one lacks a column or has them in another order
june = P[:16]
doubled = by_supplier(june + june)
for name, head, cells in (("without the reference", ["Date", "Supplier", "Category", "Amount"], lambda r: [r[0], *r[2:]]),
                          ("without the category, and its amount first", ["Net Amount", "Date", "Supplier", "Reference"], lambda r: [r[4], r[0], r[2], r[1]]),
                          ("in another order", ["Amount", "Category", "Date", "Reference", "Supplier"], lambda r: [r[4], r[3], r[0], r[1], r[2]]),
                          ("without the reference, with another column", ["Date", "Team", "Supplier", "Category", "Amount"], lambda r: [r[0], "North", *r[2:]])):
    slip(f"the same rows {name}", {"a.csv": sheet(HEAD, plain(june)), "b.csv": sheet(head, [cells(r) for r in plain(june)])}, doubled,
         says="16 of its first 16 rows agree with rows of a.csv in every column that both have, the first with line 2", must_say=True)
slip("the same rows, in one file with a blank column", {"a.csv": sheet(HEAD, plain(june)), "b.csv": sheet(HEAD, [[r[0], "", *r[2:]] for r in plain(june)])}, doubled,
     says="agree with rows of a.csv in every column that both have", must_say=True)
slip("the next month in another layout", {"a.csv": sheet(HEAD, plain(P[:8])), "b.csv": sheet(["Date", "Supplier", "Category", "Amount"], [[r[0], *r[2:]] for r in plain(P[8:])])}, by_supplier(P),
     never="every column that both have")
grants = [[*r[:2], "Redacted", "Grants", Decimal(500 + i % 3 * 100)] for i, r in enumerate(P)]
slip("grants of a few sums on the same days in two layouts", {"a.csv": sheet(HEAD, plain(grants)), "b.csv": sheet(["Date", "Supplier", "Team", "Amount"], [[r[0], r[2], "North", r[4] + (i > 1) * 50] for i, r in enumerate(plain(grants))])},
     adds((r[2], r[4] + e) for i, r in enumerate(grants) for e in (0, (i > 1) * 50)), never="every column that both have")

# ---- Of two files one is in pence, or in thousands
second = [[r[0].replace(year=2024), f"W{i}", r[2], r[3], r[4] + Decimal(i * 7) / 10] for i, r in enumerate(P)]
slip("a second file in pence", {"a.csv": sheet(HEAD, plain(P)), "b.csv": sheet(HEAD, [[*r[:4], int(r[4] * 100)] for r in plain(second)])}, by_supplier(P + [[*r[:4], r[4] * 100] for r in second]),
     says="b.csv: its amounts are about a hundred times those of a.csv, for 7 of 7 payees", must_say=True)
slip("a first file in pence, two others not", {"a.csv": sheet(HEAD, [[*r[:4], int(r[4] * 100)] for r in plain(second)]), "b.csv": sheet(HEAD, plain(P[:12])), "c.csv": sheet(HEAD, plain(P[12:]))},
     by_supplier(P + [[*r[:4], r[4] * 100] for r in second]), says="a.csv: its amounts are about a hundred times those of b.csv", must_say=True, never="its amounts .* c.csv")
coarse = [[*r[:4], round(r[4] / 1000, 2)] for r in second]
slip("a second file in thousands", {"a.csv": sheet(HEAD, plain(P)), "b.csv": sheet(HEAD, plain(coarse))}, by_supplier(P + coarse), says="b.csv: its amounts are about a thousandth of those of a.csv", must_say=True)
slip("a second file in thousands that says so", {"a.csv": sheet(HEAD, plain(P)), "b.csv": sheet(HEAD[:4] + ["Amount (£000)"], plain(coarse))}, by_supplier(P + [[*r[:4], r[4] * 1000] for r in coarse]),
     never="its amounts are about")
slip("two years of whole pounds, one ten times the other", {"a.csv": sheet(HEAD, plain(P)), "b.csv": sheet(HEAD, [[*r[:4], int(r[4] * 10)] for r in plain(second)])},
     by_supplier(P + [[*r[:4], int(r[4] * 10)] for r in second]), never="its amounts are about")

# ---- A column of financial years that are not those of the dates
def by_year(rows, years):
    return adds((year, r[4]) for r, year in zip(rows, years))


dated = plain(P)  # all of 2023-24, of which the five on a 3rd could be of March 2023
for name in ("Year", "Financial Year"):
    slip(f"'{name}' that is another than that of the dates", {"a.csv": sheet([name, *HEAD], [["2021-22", *r] for r in dated])}, by_year(P, ["2021-22"] * len(P)), by="year",
         says="in 19 of the first 19 rows with both, 'Date' is of another financial year", must_say=True)
    slip(f"'{name}' that is another, where it is asked for", {"a.csv": sheet([name, *HEAD], [["2021-22", *r] for r in dated])}, by_year(P, ["2021-22"] * len(P)), by="year", args=[f"--map=year={name}"],
         never="another financial year")
    slip(f"'{name}' that is another, read from the dates", {"a.csv": sheet([name, *HEAD], [["2021-22", *r] for r in dated])}, by_year(P, ["2023-24"] * len(P)), by="year", args=["--map=year=Date"],
         never="another financial year")
    late = ["2022-23" if i % 3 == 0 else "2023-24" for i in range(len(P))]
    slip(f"'{name}' of which a third are the year before", {"a.csv": sheet([name, *HEAD], [[y, *r] for y, r in zip(late, dated)])}, by_year(P, late), by="year", never="another financial year")
slip("'FY' that is another than that of the dates", {"a.csv": sheet(["FY", *HEAD], [["2021-22", *r] for r in dated])}, by_year(P, ["2023-24"] * len(P)), by="year",
     says="'FY' is of another financial year than 'Date'", must_say=True)
march = [[date(2023, 3, 1 + i % 28), *r[1:]] for i, r in enumerate(P)]
slip("'Year' beside dates with the month first", {"a.csv": sheet(["Year", *HEAD], [["2022-23", *r] for r in plain(march, "%m/%d/%Y")])}, by_year(P, ["2022-23"] * len(P)), by="year", never="another financial year")

# ---- Credits by one letter of a type
less = adds((r[2], -r[4] if i % 6 == 5 else r[4]) for i, r in enumerate(P))
for name, credit, invoice in (("Type", "C", "I"), ("Doc Type", "CR", "I"), ("Transaction Type", "c", "IN")):
    lettered = sheet(["Date", "Reference", name, "Supplier", "Category", "Amount"], [[*r[:2], credit if i % 6 == 5 else invoice, *r[2:]] for i, r in enumerate(plain(P))])
    slip(f"'{name}' of {credit} and {invoice}", {"a.csv": lettered}, by_supplier(P), says=f"'{name}' says '{credit}' of an amount above zero.*--map sign='{name}'", must_say=True)
    slip(f"'{name}' of {credit} and {invoice}, as its word advises", {"a.csv": lettered}, less, args=[f"--map=sign={name}"])
    below = sheet(["Date", "Reference", name, "Supplier", "Category", "Amount"], [[*r[:2], credit if i % 6 == 5 else invoice, *r[2:4], -r[4] if i % 6 == 5 else r[4]] for i, r in enumerate(plain(P))])
    slip(f"'{name}' of {credit} and {invoice}, below zero already", {"a.csv": below}, less, never="above zero")
slip("'Type' of CR and INV", {"a.csv": sheet(["Type", *HEAD], [["CR" if i % 6 == 5 else "INV", *r] for i, r in enumerate(plain(P))])}, by_supplier(P), says="credit note by 'Type' has an amount above zero", may_refuse=True,
     must_say=True, way=["--map=sign=none"], offers="sign=none")
for name, most, some in (("Type", "C", "I"), ("Payee Type", "I", "C"), ("Type", "I", "G")):
    slip(f"'{name}' of many {most} and few {some}, which are no credits", {"a.csv": sheet([name, *HEAD], [[some if i % 6 == 5 else most, *r] for i, r in enumerate(plain(P))])}, by_supplier(P), never="above zero")
turned = [[*r[:4], -r[4] if i == 2 else r[4]] for i, r in enumerate(P)]
slip("'Type' of many I and few C, where a credit is one of I", {"a.csv": sheet(["Type", *HEAD], [["C" if i % 6 == 5 else "I", *r] for i, r in enumerate(plain(turned))])}, by_supplier(turned), never="above zero")

# ---- An option that says otherwise than the file is written
days = [[date(2023, 4 + i % 3, 13 + i % 15), *r[1:]] for i, r in enumerate(P)]
slip("--dates month-first of days first", {"a.csv": sheet(HEAD, plain(days))}, by_supplier(days), args=["--dates=month-first"], says="not written as --dates says: leave it out", may_refuse=True, must_say=True)
slip("--decimal comma of points", {"a.csv": sheet(HEAD, plain(P))}, by_supplier(P), args=["--decimal=comma"], says="not written as --decimal says: leave it out", may_refuse=True, must_say=True)
slip("--dates of what can be read one way only", {"a.csv": sheet(HEAD, plain(P, "%Y-%m-%d"))}, by_supplier(P), args=["--dates=day-first", "--decimal=point"], never="--d")

# ---- One amount without its decimal point
rent = [[date(2023, 4 + i % 6, 3), f"R{i}", "Elm & Co", "Rent", Decimal("205.20")] for i in range(5)]
slip("one of a payee's amounts without its decimal point", {"a.csv": sheet(HEAD, plain(P + rent) + [["03/09/2023", "R9", "Elm & Co", "Rent", "20520"]])}, by_supplier(P + rent + [[None, "", "Elm & Co", "", Decimal(20520)]]),
     says="31: £20,520.00 is a hundred times the £205.20 that the same payee is paid in 5 other rows, the first on line 26", must_say=True)
whole = [[*r[:4], Decimal(200)] for r in rent]
slip("a hundred times a sum of whole pounds", {"a.csv": sheet(HEAD, plain(P + whole) + [["03/09/2023", "R9", "Elm & Co", "Rent", "20000"]])}, by_supplier(P + whole + [[None, "", "Elm & Co", "", Decimal(20000)]]),
     never="decimal point")
slip("a hundred times what another payee is paid", {"a.csv": sheet(HEAD, plain(P + rent) + [["03/09/2023", "R9", "Ash Ltd", "Rent", "20520"]])}, by_supplier(P + rent + [[None, "", "Ash Ltd", "", Decimal(20520)]]),
     never="decimal point")

slip("one contact", {"a.csv": sheet(["Date", "Service", "Channel", "Volume"], [["03/04/2023", "Tax", "web", 1]])}, adds([("Tax", 1)]), to="activity", by="service", says="comes to 1 contact, by service",
     must_say=True, never="1 contacts")

# ---- A header without one of its delimiters, above rows that end in an empty cell
placed = [[r[0], r[1], r[4], f"Team {i % 3}", r[3], r[2], ""] for i, r in enumerate(plain(P))]
slip("two names of the header run together, where the last cells are empty", {"a.csv": sheet(["Date", "Reference", "Amount", "TeamArea", "Supplier", "Notes"], placed)}, by_supplier(P),
     says="lacks a delimiter between two names", must_say=True, may_differ=True)
slip("header and rows that end in an empty cell", {"a.csv": sheet(["Date", "Reference", "Amount", "Team", "Category", "Supplier", ""], placed)}, by_supplier(P), never="more empty")

# ---- A day between the year and the month; days that look like years; an amount with its tax beside one without
for form in ("%Y-%d-%m", "%Y/%d/%m", "%Y.%d.%m"):
    slip(f"dates as {form}", {"a.csv": sheet(HEAD, plain(P, form))}, by_supplier(P), says="its day before its month", must_say=True, may_refuse=True, way=["--year=2023-24", "--map=year=none"], offers="--map year=none")
twentieth = [[date(2019, 5, 20), *P[0][1:]], [date(2019, 4, 19), *P[1][1:]], [date(2019, 3, 21), *P[2][1:]]]
slip("a twentieth of the month without marks", {"a.csv": sheet(HEAD, plain(twentieth, "%d%m%Y"))}, adds([("2019-20", twentieth[0][4]), ("2019-20", twentieth[1][4]), ("2018-19", twentieth[2][4])]), by="year")
for names in (("Amount inc VAT", "Amount ex VAT"), ("Amount excluding VAT", "Amount including VAT"), ("Value before VAT", "Amount incl VAT")):
    rows = [[*r[:4], *((r[4] * 2, r[4]) if "inc" in names[0] else (r[4], r[4] * 2))] for r in plain(P)]
    slip(f"'{names[0]}' beside '{names[1]}'", {"a.csv": sheet(HEAD[:4] + list(names), rows)}, by_supplier(P), says="could (both )?be", must_say=True, may_refuse=True,
         way=[f"--map=spend={names['inc' in names[0]]}"], offers="--map spend=")

# ---- A price of many things is none of one
for name in ("Price per 100", "price per 1,000", "Cost per thousand", "Price per dozen"):
    slip(f"'{name}'", {"a.csv": sheet(["Item", "Unit", "Quantity", name], [["Mask", "each", "200", "0.50"], ["Gown", "each", "10", "16.80"]])}, {"Mask": Decimal("100"), "Gown": Decimal("168")},
         to="prices", by="item", args=[f"--map=unit_price={name}"], says="is the price of many by its name", must_say=True, may_refuse=True, way=["--scale", "units"], offers="--scale units")

# ---- Cut short at the end, where no line ends and the last cell is a part of what others of its column are
whole = sheet(HEAD, [[*r[:4], f"{r[4]:.2f}"] for r in plain(P)]).rstrip("\n")
for lost in (1, 2, 3):
    short = whole[:-lost]
    slip(f"the last {lost} bytes lost", {"a.csv": short}, by_supplier([*P[:-1], [*P[-1][:4], short.split(",")[-1]]]), says="may be cut short", must_say=True)
slip("no line end at the end", {"a.csv": whole}, by_supplier(P))
slip("the last row's amount lost", {"a.csv": ",".join(whole.split(",")[:-1])}, by_supplier(P[:-1]), says="may be cut short", must_say=True)
slip("the end of the last date lost", {"a.csv": sheet(["Amount", *HEAD[2:4], "Date"], [[r[4], *r[2:4], r[0]] for r in plain(P)]).rstrip("\n")[:-2]},
     by_supplier(P), says="may be cut short", must_say=True)

# ---- A total in unknown words that agrees with nothing, since an amount above it cannot be read
for word in ("Balance", "Position", "Net outturn"):
    for keeps in ("all", "date"):
        broken = [[*r[:4], "2O5.10" if i == 3 else r[4]] for i, r in enumerate(plain(P))]
        last = [plain(P)[-1][0], "V9999" if keeps == "all" else "", word, "Care" if keeps == "all" else "", sum(r[4] for r in P)]
        slip(f"'{word}' below a row that cannot be read, with {keeps}", {"a.csv": sheet(HEAD, [*broken, last])}, by_supplier([r for i, r in enumerate(P) if i != 3]),
             says="if it is their total, they are counted twice", may_differ=True)

# ---- What a price is before
for name, cell in (("Discount", "5%"), ("Rebate", "0.10"), ("Less Discount", "10"), ("Disc", "2.5%")):
    slip(f"'{name}' beside a price", {"a.csv": sheet([*OH, name], [[*r, cell if i % 3 == 0 else ""] for i, r in enumerate(O)])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
         says=f"'{name}'.*stands beside 'Unit Price' and is not counted", must_say=True)
slip("'Net Price' beside a price", {"a.csv": sheet([*OH, "Net Price"], [[*r, r[4] - Decimal("0.05")] for r in O])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
     says="'Net Price'.*differs from it", must_say=True)
slip("'Discount' that is nought", {"a.csv": sheet([*OH, "Discount"], [[*r, "0.00"] for r in O])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item")

# ---- Columns by which some rows are no payments, or their amounts not what was paid
STATES = [("Reversed", "X", ""), ("Reversed with", "V9", ""), ("Status", "Draft", "Posted"), ("Payment Status", "Returned", "Cleared"), ("Paid?", "N", "Y"), ("Status", "On hold", "Approved"), ("Deleted", "TRUE", "FALSE"),
          ("Duplicate", "Yes", "No"), ("Void Date", "01/06/2023", ""), ("Ledger", "Commitment", "Actual"), ("Scenario", "Budget", "Actual"), ("Version", "v2", "v1"), ("I/E", "I", "E"), ("PK", "21", "31"), ("Written-off", "Y", ""),
          ("Rejected", "Y", "N"), ("Disposition", "Withdrawn", "Paid"), ("Status", "Cancelled by payee", "Paid"), ("Payment Method Status", "Stopped cheque", "Presented"), ("Credit?", "Y", "N"), ("Refund", "Yes", "No"),
          ("Credit Note", "CN17", ""), ("Invoice/Credit", "Credit", "Invoice"), ("Pay/Rec", "Rec", "Pay"), ("P/R", "R", "P"), ("Nature", "Income", "Expenditure"), ("Exp/Inc", "Inc", "Exp"), ("Type", "Accrual", "Payment"),
          ("Type", "Internal recharge", "Payment"), ("Doc Type", "Purchase Order", "Invoice")]
NOTES = [("Notes", "Credit note", ""), ("Narrative", "CREDIT NOTE 1234", "Supplies"), ("Comments", "Payment cancelled", "Cancelled classes")]
for name, no, yes in STATES + NOTES:
    slip(f"'{name}' that says '{no}' of some", {"a.csv": sheet([*HEAD, name], [[*r, no if i % 5 == 2 else yes] for i, r in enumerate(plain(P))])}, by_supplier(P), says=rf"'{re.escape(name)}' says '{no}' of an amount above zero, in 5 rows of the first 24", must_say=True)
    slip(f"'{name}' that says it of none", {"a.csv": sheet([*HEAD, name], [[*r, yes] for r in plain(P)])}, by_supplier(P), never=" says '")
for name, cell in (("Exchange Rate", "1.17"), ("Factor", "0.5"), ("% Council share", "50%"), ("Apportionment", "0.25"), ("Scale", "1000")):
    slip(f"'{name}' that is not 1", {"a.csv": sheet([*HEAD, name], [[*r, cell if i % 5 == 2 else 1] for i, r in enumerate(plain(P))])}, by_supplier(P), says=rf"'{name}' \('{cell}' here\) is not 1 in 5 rows", must_say=True)
for name, minus, plus in (("Sign", "-1", "1"), ("Multiplier", "-1", "1"), ("D/C ind", "H", "S"), ("Qty", "-1", "1"), ("SH", "H", "S")):
    signed = [[*r, minus if i % 5 == 2 else plus] for i, r in enumerate(plain(P))]
    slip(f"'{name}' of {minus} and {plus}", {"a.csv": sheet([*HEAD, name], signed)}, adds((r[2], -r[4] if r[5] == minus else r[4]) for r in signed), says="are credits by|if they mean debit and credit", must_say=True, may_refuse=True,
         way=[f"--map=sign={name}"], offers="--map sign=")
for name, credit, invoice in (("Type", "PC", "PI"), ("Doc Type", "KG", "KR")):
    signed = [[*r, credit if i % 5 == 2 else invoice] for i, r in enumerate(plain(P))]
    slip(f"'{name}' of {credit} and {invoice}", {"a.csv": sheet([*HEAD, name], signed)}, adds((r[2], -r[4] if r[5] == credit else r[4]) for r in signed), says="a credit note by", must_say=True, may_refuse=True, way=[f"--map=sign={name}"], offers="--map sign=")
for cells in (("£000", "£000"), ("£000", "£"), ("pence", "pence"), ("k", "k")):
    slip(f"units of {cells[0]} beside {cells[1]}", {"a.csv": sheet([*HEAD, "Units"], [[*r, cells[i % 2]] for i, r in enumerate(plain(P))])}, by_supplier(P), says="'Units' says", must_say=True, may_refuse=True, way=["--scale=units"], offers="--scale")
for name in ("Amount p", "Net (p)", "Amount [p]", "Value in pennies", "Amount (GBp)", "Spend_p", "p"):
    slip(f"pence by the name '{name}'", {"a.csv": sheet([*HEAD[:4], name], [[*r[:4], int(r[4] * 100)] for r in plain(P)])}, by_supplier(P), args=[f"--map=spend={name}"], says="are in pence; divide them by 100", may_refuse=True)
for name in ("P-Card Amount", "Amount (p.a.)", "Amount £.p", "Price inc P&P", "Amount P 06", "Amount (GBP)"):
    slip(f"no pence by the name '{name}'", {"a.csv": sheet([*HEAD[:4], name], plain(P))}, by_supplier(P), args=[f"--map=spend={name}"], never="pence")
for where, table in (("above", sheet(["Payments (p)"], [])[:-1] + "\n\n" + sheet(HEAD, [[*r[:4], int(r[4] * 100)] for r in plain(P)])), ("below", sheet(HEAD, [[*r[:4], int(r[4] * 100)] for r in plain(P)]) + "All figures in pence\n")):
    slip(f"pence by a note {where}", {"a.csv": table}, by_supplier(P), says="are in pence; divide them by 100", may_refuse=True)
for name, no in (("Direction", "Outbound"), ("Call Status", "Abandoned"), ("Test", "x"), ("Type", "Internal"), ("Outcome", "Duplicate"), ("Dir", "Out"), ("Call Type", "Test call"), ("Result", "Abandoned in queue"), ("Customer Type", "Internal staff")):
    if name != "Test":
        slip(f"'{name}' of contacts that says '{no}'", {"a.csv": sheet([*LOG, name], [[*r, no if i % 5 == 2 else "Inbound"] for i, r in enumerate(L)])}, volumes(), to="activity", by="service",
             says=f"'{name}' says '{no}', in", must_say=True)

# The same of a row far below those that are read first (some 256 KiB of them)
FAR = [[f"{1 + i % 28:02d}/05/2023", f"V{i}", FIRMS[i % 7], AREAS[i % 4], Decimal(100 + i % 9000) / 100] for i in range(8000)]
for name, no, yes in [*STATES, ("Type", "Refund", "PO"), ("Ind", "C", "D"), ("Money", "EUR", "GBP")]:
    slip(f"'{name}' that says '{no}' far down", {"a.csv": sheet([*HEAD, name], [[*r, no if i in (7000, 7900) else yes] for i, r in enumerate(FAR)])}, by_supplier(FAR),
         says=rf":7002: '{re.escape(name)}' says '{no}'.*in 2 of 8,000 rows \(£151\.00\)", must_say=True)
slip("'Exchange Rate' that is not 1 far down", {"a.csv": sheet([*HEAD, "Exchange Rate"], [[*r, "1.17" if i == 7000 else 1] for i, r in enumerate(FAR)])}, by_supplier(FAR), says=r"is not 1 in 1 of 8,000 rows", must_say=True)
slip("'Direction' that says 'Outbound' far down", {"a.csv": sheet([*LOG, "Direction"], [["01/05/2023", r[3], "telephone and call centre", 5, "Outbound" if i == 7000 else "Inbound"] for i, r in enumerate(FAR)])},
     adds((a, 10000) for a in AREAS), to="activity", by="service", says=r"'Direction' says 'Outbound', in 1 of 8,000 rows", must_say=True)

# ---- A date whose year is a slip
SPREAD = [[date(2013, 4, 1) + timedelta(i * 3), *r[1:]] for i, r in enumerate(payments(24) * 4)]
for wrong in ("12/05/2031", "12/05/1907", "12/05/2103", "2015-06-01", "1 May 2009"):
    year = int(re.search(r"\d{4}", wrong)[0])
    slipped = [[wrong if i == 50 else r[0], *r[1:]] for i, r in enumerate(plain(SPREAD))]
    slip(f"a lone date of {year}", {"a.csv": sheet(HEAD, slipped)}, adds((f"{year}-{(year + 1) % 100:02d}" if i == 50 else "2013-14", r[4]) for i, r in enumerate(SPREAD)), by="year",
         says=rf":52: year: '{wrong}' is {abs(year - 2013)} years {'after' if year > 2013 else 'before'} the nearest others, and its row counts \(£{SPREAD[50][4]:,}\) in {year}-{(year + 1) % 100:02d}", must_say=True)
old = [[date(2010, 4, 1) + timedelta(i * 15), *r[1:]] for i, r in enumerate(SPREAD)]
slip("dates of four years", {"a.csv": sheet(HEAD, plain(old))}, adds((f"{(start := r[0].year - (r[0].month < 4))}-{start + 1 - 2000}", r[4]) for r in old), by="year", never="nearest others")

# ---- Balances, and sums so far, which added up count each payment again and again
def so_far(rows, at=4):
    sums, out = Decimal(0), []
    for r in rows:
        sums += r[at]
        out.append(sums)
    return out


RISING = so_far(P)
slip("'Amount' that runs on beside its movements", {"a.csv": sheet([*HEAD[:4], "Movement", "Amount"], [[*r, b] for r, b in zip(plain(P), RISING)])}, by_supplier(P), says="'Amount' is a balance that runs on", must_say=True,
     may_refuse=True, way=["--map=spend=Movement"], offers="--map spend='Movement'")
slip("the same with the last first", {"a.csv": sheet([*HEAD[:4], "Movement", "Amount"], [[*r, b] for r, b in zip(plain(P), RISING)][::-1])}, by_supplier(P), says="'Amount' is a balance that runs on", must_say=True,
     may_refuse=True, way=["--map=spend=Movement"], offers="--map spend='Movement'")
inout = [[*r[:4], r[4] if i % 4 else "", "" if i % 4 else r[4]] for i, r in enumerate(plain(P))]
net = so_far([[*r[:4], r[4] if i % 4 else -r[4]] for i, r in enumerate(P)])
slip("'Value' that runs on beside what went out and came in", {"a.csv": sheet([*HEAD[:4], "Went out", "Came in", "Value"], [[*r, b] for r, b in zip(inout, net)])}, by_supplier(P), says="'Value' is a balance that runs on", must_say=True, may_refuse=True)
for name in ("Balance", "Running total", "Cumulative spend", "Spend to date", "YTD spend", "Spend YTD"):
    slip(f"'{name}' for an amount", {"a.csv": sheet([*HEAD[:4], name], P)}, by_supplier(P), args=[f"--map=spend={name}"], says=f"'{name}' is a balance or a sum so far by its name", must_say=True)
ordered = sorted(P, key=lambda r: r[0])
slip("amounts that rise in every row", {"a.csv": sheet(HEAD, [[*r[:4], b] for r, b in zip(plain(ordered), so_far(ordered))])}, by_supplier([[*r[:4], b] for r, b in zip(ordered, so_far(ordered))]), says="'Amount' rises in every row", must_say=True)
slip("amounts in order of their size", {"a.csv": sheet(HEAD, plain(sorted(P, key=lambda r: r[4])))}, by_supplier(P), never="rises|balance")

# ---- Averages and times; what changes an amount beside it; ditto marks; amounts of the whole on each row; titles among the rows
for name in ("Average calls per day", "Contacts per 1000 population", "% answered", "Minutes", "Avg wait (s)"):
    slip(f"'{name}' for a volume", {"a.csv": sheet([*LOG[:3], name], L)}, volumes(), to="activity", by="service", args=[f"--map=volume={name}"], says=f"'{re.escape(name)}' is an average, a rate or a time by its name", must_say=True)
slip("this year and last year as columns", {"a.csv": sheet([*LOG[:3], "This Year", "Last Year"], [[*r, r[3] + 7] for r in L])}, volumes(), to="activity", by="service", says="one of the columns 'This Year', 'Last Year' may hold it", may_refuse=True, must_say=True, way=["--map=volume=This Year"], offers="--map volume=")
slip("pounds and pence in two columns", {"a.csv": sheet([*HEAD[:4], "£", "p"], [[*r[:4], int(r[4]), int(r[4] * 100) % 100] for r in plain(P)])}, by_supplier([[*r[:4], int(r[4])] for r in P]), says="'p'.*stands beside '£' and is not counted", must_say=True)
for name in ("Retention", "CIS Deduction"):
    slip(f"'{name}' beside an amount", {"a.csv": sheet([*HEAD, name], [[*r, "12.34"] for r in plain(P)])}, by_supplier(P), says=f"'{name}'.*stands beside 'Amount' and is not counted", must_say=True)
for name, whole in (("Share", lambda r: sum(q[4] for q in P)), ("Split", lambda r: by_category(P)[r[3]])):
    slip(f"'{name}' that is the part of a whole", {"a.csv": sheet([*HEAD, name], [[*r, f"{Decimal(q[4]) * 100 / whole(q):.1f}%"] for r, q in zip(plain(P), P)])}, by_supplier(P), never="is not 1")
slip("'Share' that is no part of a whole", {"a.csv": sheet([*HEAD, "Share"], [[*r, "50%"] for r in plain(P)])}, by_supplier(P), says="'Share' .* is not 1 in 24 rows", must_say=True)
slip("'No of Payments' that is not 1", {"a.csv": sheet([*HEAD, "No of Payments"], [[*r, 3 if i % 5 == 2 else 1] for i, r in enumerate(plain(P))])}, by_supplier(P), says=r"'No of Payments' \('3' here\) is not 1 in 5 rows", must_say=True)
grouped = sorted(P, key=lambda r: r[2])
for mark in ('"', "ditto", "Do.", "as above", "Ditto.", '-"-', "as previous"):
    rows = [[r[0], r[1], r[2] if i == 0 or r[2] != grouped[i - 1][2] else mark, *r[3:]] for i, r in enumerate(grouped)]
    slip(f"'{mark}' for the supplier above", {"a.csv": sheet(HEAD, plain(rows))}, by_supplier(rows), says=f"{mark}' stands for what is above it, and 17 rows", must_say=True)
slip("an amount on each line of its invoice", {"a.csv": sheet([*HEAD, "Cost Centre"], [[*r, c] for r in plain(P) for c in ("C1", "C2")])}, by_supplier(P + P), says="rows that share their 'Reference' have one 'Amount' in 24 of 24 groups", must_say=True)
slip("invoices of two lines that differ", {"a.csv": sheet([*HEAD, "Cost Centre"], [[*r[:4], r[4] + c, c] for r in plain(P) for c in (1, 2)])}, by_supplier([[*r[:4], r[4] + c] for r in P for c in (1, 2)]), never="rows that share")
for title in ("CREDIT NOTES", "Refunds received", "Receipts", "Budget 2023/24"):
    slip(f"'{title}' among the rows", {"a.csv": sheet(HEAD, [*plain(P[:20]), [title, "", "", "", ""], *plain(P[20:])])}, by_supplier(P), says=f":22: '{title}' stands alone above 4 rows that are counted", must_say=True)

# ---- Of two rows that say Total one is the total; the other is told of, and not by a difference of nothing
two = [["01/05/2023", "Ash", 300], ["02/05/2023", "Total", 300], ["03/05/2023", "Elm", 700], ["04/05/2023", "Total", 1300]]
slip("two payees called Total", {"a.csv": sheet(["Date", "Supplier", "Amount"], two)}, adds((r[1], r[2]) for r in two[:3]), says=":3: says total .'Total'. as another row does that is one", never="difference of £0.00", must_say=True, may_differ=True)

departments = [[*r[:3], ("Corporate", "Care", "Roads")[i % 3], r[4]] for i, r in enumerate(P)]
slip("a department called Corporate", {"a.csv": sheet([*HEAD[:3], "Department", HEAD[4]], plain(departments))}, by_supplier(P), never="reads like a total")
slip("a department called Corporate, whose spend is asked for", {"a.csv": sheet([*HEAD[:3], "Department", HEAD[4]], plain(departments))}, by_category(departments), by="category", args=["--map=category=Department"],
     never="reads like a total")

# ---- Whole pounds beside amounts with pence: gross of net, or no amount
for name in ("Gross", "Gross Amount", "Amount inc VAT", "Invoice Total (Gross)"):
    slip(f"'{name}' in whole pounds beside 'Net'", {"a.csv": sheet([*HEAD[:4], "Net", name], [[*r[:4], f"{r[4] / Decimal('1.2'):.2f}", int(r[4])] for r in plain(P)])}, by_supplier([[*r[:4], f"{r[4] / Decimal('1.2'):.2f}"] for r in P]),
         says="could (both )?be it", must_say=True, may_refuse=True, way=["--map=spend=Net"], offers="--map spend=")
for name in ("Gross Weight", "Net Days", "Total Items", "Spend Band", "Net Code"):
    slip(f"'{name}' in whole numbers beside 'Net'", {"a.csv": sheet([*HEAD[:4], "Net", name], [[*r, 10 + i % 7] for i, r in enumerate(plain(P))])}, by_supplier(P), never="could both be it")

# ---- Files of one run that do not mean the same
for one, other in (("Net Paid", "Total Paid"), ("Total (Ex VAT)", "Total (Inc VAT)"), ("Amt", "Gross Amt")):
    slip(f"'{one}' beside '{other}'", {"a.csv": sheet([*HEAD[:4], one, other], [[*r, r[4] * 6 / 5] for r in plain(P)])}, by_supplier(P), says="could (both )?be it", may_refuse=True, must_say=True, way=[f"--map=spend={one}"], offers="--map spend=")
for one, other in (("Net Amount", "Gross Amount"), ("Amount exc VAT", "Amount inc VAT")):
    slip(f"'{one}' in one file and '{other}' in another", {"a.csv": sheet([*HEAD[:4], one], plain(P[:12])), "b.csv": sheet([*HEAD[:4], other], plain(P[12:]))}, by_supplier(P), says=f"is read from '{other}', with tax by its name, and in a.csv from '{one}'", must_say=True)
turned = [[*r[:4], -r[4]] for r in P[12:]]
slip("a file whose payments are below zero", {"a.csv": sheet(HEAD, plain(P[:12])), "b.csv": sheet(HEAD, plain(turned))}, by_supplier(P[:12] + turned), says="b.csv: its amounts come to -£.*others to more than nothing", must_say=True)
slip("payments below zero, alone", {"b.csv": sheet(HEAD, plain(turned))}, by_supplier(turned), says="its amounts come to -£", must_say=True)
for name in ("credit notes.csv", "2013_receipts.csv", "budget.csv", "may-draft.csv"):
    slip(f"a file called {name}", {"a.csv": sheet(HEAD, plain(P[:12])), name: sheet(HEAD, plain(P[12:]))}, by_supplier(P), says=f"{name}: is called '", must_say=True)
slip("files all called budget", {"budget-april.csv": sheet(HEAD, plain(P[:12])), "budget-may.csv": sheet(HEAD, plain(P[12:]))}, by_supplier(P), never="is called")

# ---- Numbers of something else among the amounts; names that nobody can tell apart
for code, like in (("20230502", "a date"), ("02052023", "a date"), ("2052023", "a date"), ("30062023", "a date"), ("01865249811", "a telephone or account number")):
    coded = [[*r[:4], code if i == 3 else r[4]] for i, r in enumerate(plain(P))]
    slip(f"{code} among the amounts", {"a.csv": sheet(HEAD, coded)}, by_supplier(coded), says=f":5: the largest amount, '{code}', reads like {like}", must_say=True)
slip("a large amount that is no date", {"a.csv": sheet(HEAD, [*plain(P), ["30/06/2023", "V9", "Ash Ltd", "Care", "20231399"]])}, adds([*by_supplier(P).items(), ("Ash Ltd", 20231399)]), never="reads like")
for amount in ("32062023", "30132023", "30062003"):
    slip(f"a large amount that is no date, {amount}", {"a.csv": sheet(HEAD, [*plain(P), ["30/06/2023", "V9", "Ash Ltd", "Care", amount]])}, adds([*by_supplier(P).items(), ("Ash Ltd", amount)]), never="reads like")
for blank in ("\u00a0", "  ", " \u200b"):
    rows = [[*r[:2], r[2].replace(" ", blank) if i == 5 else r[2], *r[3:]] for i, r in enumerate(plain(P))]
    slip(f"a name with the blank {blank!a}", {"a.csv": sheet(HEAD, rows)}, by_supplier(rows), says=f"'{P[5][2]}' stands there twice, with other blanks", must_say=True)

# ---- Columns that are no payments by their names; a name from the dates; a balance among the payees
for name in ("Budget", "Estimated Annual Value", "Income", "VAT", "Amount Outstanding", "Variance", "Contract Value", "Quantity"):
    slip(f"'{name}' for spend", {"a.csv": sheet([*HEAD[:4], name], plain(P))}, by_supplier(P), args=[f"--map=spend={name}"], says=f"'{name}' is no money paid by its name", must_say=True)
for name in ("Adjustment", "Outstanding"):
    slip(f"'{name}' beside an amount", {"a.csv": sheet([*HEAD, name], [[*r, "12.34" if i % 5 == 2 else ""] for i, r in enumerate(plain(P))])}, by_supplier(P), says=f"'{name}'.*stands beside 'Amount' and is not counted", must_say=True)
slip("a supplier read from the amounts", {"a.csv": sheet(HEAD, plain(P))}, adds((str(r[4]), r[4]) for r in P), args=["--map=supplier=Amount"], says="supplier: is read from 'Amount', as the amounts are", must_say=True)
slip("a category read from the dates", {"a.csv": sheet(HEAD, plain(P))}, adds((f"{r[0]:%d/%m/%Y}", r[4]) for r in P), by="category", args=["--map=category=Date"], says="category: is read from 'Date', as the dates are", must_say=True)
slip("opening creditors among the payees", {"a.csv": sheet(HEAD, [["01/04/2023", "OB1", "Opening creditors", "Care", "2500.00"], *plain(P)])}, adds([*by_supplier(P).items(), ("Opening creditors", 2500)]),
     says=r"'Opening creditors' is counted as others are \(1 row, £2,500\.00\)", must_say=True)

for name in ("Calls out of hours", "Office hours calls", "Second calls"):
    slip(f"'{name}', which is a volume", {"a.csv": sheet([*LOG[:3], name], L)}, volumes(), to="activity", by="service", args=[f"--map=volume={name}"], never="by its name")
for name in ("Running costs", "Amount (incl. 20% VAT)"):
    slip(f"'{name}', which is an amount", {"a.csv": sheet([*HEAD[:4], name], plain(P))}, by_supplier(P), args=[f"--map=spend={name}"], never="by its name")

codes = [[*r[:2], f"{'00' if i % 2 else ''}{100 + i // 2}", *r[3:]] for i, r in enumerate(plain(P))]
slip("codes with noughts and without", {"a.csv": sheet(HEAD, codes)}, by_supplier(codes), says="'00100' and '100' are kept apart, and 11 more so", must_say=True)
padded = [[*r[:2], f"00{100 + i // 2}", *r[3:]] for i, r in enumerate(plain(P))]
slip("codes that all have noughts", {"a.csv": sheet(HEAD, padded)}, by_supplier(padded), never="kept apart")

# ---- Lines of orders that are none, and quantities in thousands
for name, no in (("Line Status", "Cancelled"), ("Doc Type", "Quotation"), ("Doc Type", "Credit Note")):
    slip(f"order lines whose '{name}' says '{no}'", {"a.csv": sheet([*OH, name], [[*r, no if i % 5 == 2 else "Order"] for i, r in enumerate(O)])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item",
         says=f"'{name}' says '{no}', in 4 rows of the first 18, counted as the others are; take such rows out of the file if nothing was bought", must_say=True)
slip("quantities in thousands", {"a.csv": sheet([*OH[:3], "Quantity (000)", *OH[4:]], O)}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item", says=r"'Quantity \(000\)' may count thousands", must_say=True)

# ---- Day and month changed over by a spreadsheet, wherever that makes a date
def changed_over(day, iso=False):
    if day.day > 12:
        return day.strftime("%d/%m/%Y")
    return day.strftime("%Y-%d-%m" if iso else "%m/%d/%Y")

for months in (1, 2, 3):
    days = [[date(2023, 5 + i % months, 1 + i * 5 % 28), *r[1:]] for i, r in enumerate(payments(24) + payments(24))]
    for iso in (False, True):
        slip(f"dates of {months} months changed over by a spreadsheet, iso {iso}", {"a.csv": sheet(HEAD, [[changed_over(r[0], iso), *r[1:]] for r in days])}, adds((r[0].strftime("%Y-%m"), r[4]) for r in days), by="month",
             says="changed over", must_say=True, may_refuse=True)
    slip(f"dates of {months} months as they are", {"a.csv": sheet(HEAD, plain(days))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in days), by="month")
    slip(f"dates of {months} months as they are, year first", {"a.csv": sheet(HEAD, plain(days, "%Y-%m-%d"))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in days), by="month")

# The same of a whole year, where only the forms show it, or that no day beyond the twelfth is left
YEAR_ROUND = [[date(2013, 4, 1) + timedelta(i * 7 % 365), *r[1:]] for i, r in enumerate(payments(24) * 5)]
for form in ("%Y-%d-%m", "%d-%b-%y"):
    turned = [[(r[0] if r[0].day > 12 else date(r[0].year, r[0].day, r[0].month)).strftime("%Y-%m-%d" if form[1] == "Y" else form) if r[0].day <= 12 else r[0].strftime("%d/%m/%Y"), *r[1:]] for r in YEAR_ROUND]
    slip(f"dates of a year changed over by a spreadsheet, {form}", {"a.csv": sheet(HEAD, turned)}, adds((r[0].strftime("%Y-%m"), r[4]) for r in YEAR_ROUND), by="month", says="changed over", must_say=True, may_refuse=True)
LOW = [r for r in YEAR_ROUND if r[0].day <= 12]
for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%y"):
    slip(f"no dates beyond the twelfth, {form}", {"a.csv": sheet(HEAD, plain(LOW, form))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in LOW), by="month", says="no date is beyond the 12th", must_say=True)
    slip(f"dates of a year as they are, {form}", {"a.csv": sheet(HEAD, plain(YEAR_ROUND, form))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in YEAR_ROUND), by="month", never="12th|changed over")
firsts = [[date(2013 + i // 12, 1 + i % 12, 1), *r[1:]] for i, r in enumerate(payments(24) * 2)]
slip("dates of the first of each month", {"a.csv": sheet(HEAD, plain(firsts))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in firsts), by="month", never="12th")

# ---- Balances that open and close a ledger; parts of other rows; channels that hold others; logs whose numbers have other names
for keeps in ("date", "nothing"):
    day = ["01/04/2023", "30/06/2023"] if keeps == "date" else ["", ""]
    slip(f"balances that open and close it, with {keeps}", {"a.csv": sheet(HEAD, [[day[0], "", "Opening balance", "", "5000.00"], *plain(P), [day[1], "", "Closing Balance:", "", 5000 + sum(r[4] for r in P)]])}, by_supplier(P),
         says="(?i)total", must_say=True)
slip("an opening balance that has all that a payment has", {"a.csv": sheet(HEAD, [*plain(P), ["30/06/2023", "V9", "Opening Balance", "Care", "12.34"]])}, adds([*by_supplier(P).items(), ("Opening Balance", "12.34")]))
for label in ("of which: bulky waste", "Waste, of which new", "including bulky waste"):
    slip(f"'{label}' as a service", {"a.csv": sheet(LOG, [*L, *([m, label, c, 7] for m in MONTHS for c in CHANNELS)])}, adds([*volumes().items(), (label, 63)]), to="activity", by="service",
         says=f"'{label}' reads like a part of another row", must_say=True)
parted = [x for r in L for x in ([r] if r[2] != "web" else [[*r[:2], "Digital", r[3]], [*r[:2], "web", r[3] - 10], [*r[:2], "email", 10]])]
slip("'Digital' beside the web that it holds", {"a.csv": sheet(LOG, parted)}, adds(r[2:] for r in L), to="activity", by="channel", says="'Digital' and 'web' are both counted as web", must_say=True, may_differ=True)
for names in (("Offered", "Answered"), ("Inbound", "Outbound"), ("Sessions", "Users"), ("Enquiries", "Staff")):
    slip(f"'{names[0]}' and '{names[1]}' for a volume", {"a.csv": sheet([*LOG[:3], *names], [[*r, r[3] - 5] for r in L])}, volumes(), to="activity", by="service", says="may hold it", may_refuse=True, way=[f"--map=volume={names[0]}"], offers="--map volume=")
for name in ("Number", "Total heads", "People", "Value", "No.", "Nos", "Users", "Actual", "Cases"):
    slip(f"'{name}' for a volume", {"a.csv": sheet([*LOG[:3], name], L)}, volumes(), to="activity", by="service", says="may hold it", may_refuse=True, must_say=True, way=[f"--map=volume={name}"], offers=f"--map volume=[\"']{name}|#4")
slip("'No.' that numbers the rows of contacts", {"a.csv": sheet(["No.", *LOG[:3]], [[i + 1, *r[:3]] for i, r in enumerate(L)])}, adds((r[1], 1) for r in L), to="activity", by="service", never="say how many|may hold it")
slip("contacts by day, each with what a person gave", {"a.csv": sheet(["Date", "Service", "Channel", "Stars"], [[f"{1 + i % 6:02d}/04/2023", SERVICES[i % 2], CHANNELS[i % 3], 1 + i % 5] for i in range(40)])}, adds((SERVICES[i % 2], 1) for i in range(40)), to="activity", by="service", says="'Stars' say how many", must_say=True)
for name in ("Call ID", "Wait (s)", "Ward code", "Age", "Phone number"):
    slip(f"rows of contacts with '{name}'", {"a.csv": sheet([*LOG[:3], name], [[*r[:3], 11 + i * 37] for i, r in enumerate(L)])}, adds((r[1], 1) for r in L), to="activity", by="service")

# ---- Amounts as programs write them
some = [[*r[:4], -r[4] if i % 6 == 2 else r[4]] for i, r in enumerate(plain(P))]
slip("amounts below zero in angle brackets", {"a.csv": sheet(HEAD, [[*r[:4], f"<{-r[4]:,.2f}>" if r[4] < 0 else r[4]] for r in some])}, by_supplier([r for r in some if r[4] > 0]), says="unreadable spend", must_say=True)
for text in ("200.-", "200,-", "£200.-", "200=-"):
    slip(f"'{text}', which is not below zero", {"a.csv": sheet(HEAD, [*plain(P), ["30/06/2023", "V9", "Ash Ltd", "Care", text]])}, by_supplier(P), says="unreadable spend", must_say=True)

# ---- A column by its place, which is another in another file
gross = [[*r[:4], r[4] * 2, r[4]] for r in plain(P[:8])]
slip("a place that holds another column in another file", {"a.csv": sheet([*HEAD[:4], "Gross", "Net"], gross), "b.csv": sheet([*HEAD[:4], "Net", "Gross"], [[*r[:4], r[5], r[4]] for r in gross])},
     by_supplier(P[:8] + [[*r[:4], r[4] * 2] for r in P[:8]]), args=["--map=spend=#6"], says="is 'Gross' here and 'Net' in the first file", must_say=True)

# ---- Marks in columns without a name, and behind the last column
def marked(mark, where):
    rows = [[*r, mark if i == 5 else ""] for i, r in enumerate(plain(P))]
    if where == "between":
        return sheet([*HEAD[:4], "", HEAD[4]], [[*r[:4], r[5], r[4]] for r in rows])
    return sheet([*HEAD, ""] if where == "under a blank name" else HEAD, [r if r[5] or where != "behind" else r[:5] for r in rows])

for mark in ("-", "CR", "Credit note", "EUR", "€", "Cancelled", "Reversed by journal"):
    for where in ("between", "under a blank name", "behind"):
        slip(f"'{mark}' {where} of an amount", {"a.csv": marked(mark, where)}, by_supplier(P), says=f"'{mark}'", must_say=True)
signs = [[*r[:4], "-" if i % 5 == 2 else "", r[4]] for i, r in enumerate(plain(P))]
slip("a minus in a column without a name", {"a.csv": sheet([*HEAD[:4], "", HEAD[4]], signs)}, adds((r[2], -r[5] if r[4] else r[5]) for r in signs), says="says '-' of an amount above zero", must_say=True, may_differ=True)
for mark in ("-", "CR"):
    slip(f"'{mark}' alone in a column without a name, which --map takes for the sign", {"a.csv": sheet([*HEAD[:4], "", HEAD[4]], [[*r[:4], mark if r[4] else "", r[5]] for r in signs])}, adds((r[2], -r[5] if r[4] else r[5]) for r in signs), args=["--map=sign=#5"])
slip("dashes for nothing in a column without a name", {"a.csv": sheet([*HEAD[:4], "", HEAD[4]], [[*r[:4], "see e-mail" if i == 3 else "-", r[4]] for i, r in enumerate(plain(P))])}, by_supplier(P), never="'-'")
slip("a dash for nothing in every row without a name", {"a.csv": sheet([*HEAD[:4], "", HEAD[4]], [[*r[:4], "-", r[4]] for r in plain(P)])}, by_supplier(P), never="'-'")
for mark in ("query", "C", "paid", "see e-mail"):
    slip(f"'{mark}' behind of an amount", {"a.csv": marked(mark, "behind")}, by_supplier(P), never=f"'{mark}'")
debits = [[*r[:4], "DR" if i % 3 else "CR", r[4]] for i, r in enumerate(plain(P))]
signed = [[*r[:4], r[4] if i % 3 else -r[4]] for i, r in enumerate(plain(P))]
slip("DR and CR in a column without a name", {"a.csv": sheet([*HEAD[:4], "", HEAD[4]], debits)}, by_supplier(signed), says="credits by #5", must_say=True)
slip("D and C in a column without a name", {"a.csv": sheet([*HEAD[:4], "", HEAD[4]], [[*r[:4], r[4][0], r[5]] for r in debits])}, by_supplier(signed), says="holds only", may_refuse=True, offers="--map sign=#5", way=["--map=sign=#5"])
slip("D and C behind the last column", {"a.csv": sheet(HEAD, [[*r[:4], r[5], r[4][0]] for r in debits])}, by_supplier(P), says="'C' stands behind the last column", must_say=True)
slip("calls abandoned, behind the last column", {"a.csv": sheet(LOG, [[*r, "Abandoned"] if i == 4 else r for i, r in enumerate(L)])}, volumes(), to="activity", by="service", says="'Abandoned' stands behind", must_say=True)

# ---- A supplier that no row has, beside one that all have; a sum of all others with few digits
slip("a supplier column that is empty in both rows", {"a.csv": sheet(["Supplier", "Supplier Name", *HEAD[3:], "Date"], [["", r[2], *r[3:], r[0]] for r in plain(P[:2])])}, adds(("not given", r[4]) for r in P[:2]), says="'Supplier Name'", must_say=True)
parts = [["Roads", "150.37"], ["Parks", "10.11"], ["Waste", "40.02"]]
for place in (0, 3):
    slip(f"a row {place} under an unknown name with what three others come to", {"a.csv": sheet(["Category", "Amount"], [*parts[:place], ["Borough", "200.50"], *parts[place:]])}, adds([*parts, ("Borough", "200.50")]), by="category", args=["--year", "2019-20"],
         says="come to, £200.50", must_say=True)

# ---- Months to come that a sheet's formulas, or a person, filled with 0
twelve = [f"{month}-{23 if i < 9 else 24}" for i, month in enumerate("Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar".split())]
come = [[m, s, c, 100 + 7 * i + j if i < 7 else 0] for i, m in enumerate(twelve) for j, s in enumerate(SERVICES) for c in CHANNELS]
slip("a log whose last months are 0", {"a.csv": sheet(LOG, come)}, volumes(2, come), to="activity", by="channel", says="'Volume' is 0 in every row from November 2023 to March 2024", must_say=True)
slip("a log whose last months are 0, beside the year", {"a.csv": sheet(["Year", *LOG], [["2023/24", r[0][:3], *r[1:]] for r in come])}, volumes(2, come), to="activity", by="channel", says="'Volume' is 0 in every row from November 2023 to March 2024", must_say=True)
slip("channels as columns whose last month is 0", {"a.csv": sheet(["Month", *CHANNELS], [[m, *([50 + i, 20 + i, 10 + i] if i < 11 else [0, 0, 0])] for i, m in enumerate(twelve)])}, {c: Decimal(sum(n + i for i in range(11))) for c, n in zip(CHANNELS, (50, 20, 10))},
     to="activity", by="channel", args=["--wide"], says="each channel is 0 in every row of March 2024", must_say=True)
slip("a service without contacts in the last months", {"a.csv": sheet(LOG, [[*r[:3], 0 if r[1] == SERVICES[0] else r[3]] for r in L])}, volumes(2, [[*r[:3], 0 if r[1] == SERVICES[0] else r[3]] for r in L]), to="activity", by="channel", never="0 in every row")
slip("a month without contacts between others", {"a.csv": sheet(LOG, [[*r[:3], 0 if r[0] == MONTHS[1] else r[3]] for r in L])}, volumes(2, [[*r[:3], 0 if r[0] == MONTHS[1] else r[3]] for r in L]), to="activity", by="channel", never="0 in every row")

# ---- Channels laid out as columns, and ways on
WIDE = ["Month", "Service", "Phone", "Web"]
wide_rows = [[m, s, 100 + 7 * i, 40 + 3 * i] for i, (m, s) in enumerate((m, s) for m in MONTHS for s in SERVICES)]
for name in ("% Web", "Web %", "Web (%)", "Web % of all"):
    slip(f"'{name}' beside channels as columns", {"a.csv": sheet([*WIDE, name], [[*r, 28] for r in wide_rows])}, adds([("telephone", sum(r[2] for r in wide_rows)), ("web", sum(r[3] for r in wide_rows))]), to="activity", by="channel", args=["--wide"])
alone = [[m, s, 100 + 7 * i] for i, (m, s) in enumerate((m, s) for m in MONTHS for s in SERVICES)]
slip("a log without channels", {"a.csv": sheet(["Month", "Service", "Volume"], alone)}, adds([("telephone", sum(r[2] for r in alone))]), to="activity", by="channel", says="channel", may_refuse=True, offers="--channel NAME", way=["--channel=telephone"])
slip("a log without years", {"a.csv": sheet(["Quarter", *LOG[1:]], [["Q1 2010/11", *r[1:]] for r in L])}, adds([("2010-11", sum(r[3] for r in L))]), to="activity", by="year", says="year", may_refuse=True, offers="--year 2009-10", way=["--year=2010-11"])
shares = [[*r, f"{5 + 5 * (i % 4)}%"] for i, r in enumerate(L)]
slip("a share of avoidable contacts, which the sums leave out", {"a.csv": sheet([*LOG, "Avoidable"], shares)}, volumes(), to="activity", by="service", never="leaves out")
stamped = [[f"C{i}", f"{1 + i % 28:02d}/{4 + i % 9:02d}/2010 09:{i % 60:02d}", ("Self Service", "Online form", "Tel", "Walk-ins", "Webchats")[i % 5], SERVICES[i % len(SERVICES)]] for i in range(120)]
slip("a row for each contact, two names of one channel", {"a.csv": sheet(["Case Ref", "Created Date", "Contact Method", "Service Area"], stamped)}, adds([("web", 48), ("telephone", 24), ("face-to-face", 24), ("webchat", 24)]), to="activity", by="channel", never="both counted as")
for name in ("Date Logged", "Call Date", "Date Received", "Opened Date", "Week Commencing"):
    slip(f"a log dated by '{name}'", {"a.csv": sheet([name, *LOG[1:]], [[f"0{1 + i % 9}/06/2010", *r[1:]] for i, r in enumerate(L)])}, adds([("2010-11", sum(r[3] for r in L))]), to="activity", by="year")
slip("channels as columns, one under an unknown name", {"a.csv": sheet(["Month", "Service", "Tel", "Web", "Enquiry desk"], [["June 2010", f"S{i}", 100 + i, 50 + i, 10 + i] for i in range(9)])}, adds([("telephone", 936), ("web", 486)]), to="activity", by="channel", args=["--wide"], says="numbers in 'Enquiry desk' are no channel's", must_say=True)
taxed = [[*r[:4], r[4] * 6 / 5, r[4] / 5] for r in plain([[*r[:4], r[4] - r[4] % Decimal("0.05")] for r in P])]
slip("'Gross Amount' beside 'VAT'", {"a.csv": sheet([*HEAD[:4], "Gross Amount", "VAT"], taxed)}, by_supplier(taxed), says="with tax by its name; councils reclaim VAT", must_say=True)
slip("'Net Amount' beside 'VAT'", {"a.csv": sheet([*HEAD[:4], "Net Amount", "VAT"], [[*r, r[4] / 5] for r in plain(P)])}, by_supplier(P), never="reclaim")
halves = [[*r[:4], r[4] if i % 3 else "", "" if i % 3 else r[4]] for i, r in enumerate(plain(P))]
slip("revenue and capital in two columns", {"a.csv": sheet([*HEAD[:4], "Revenue", "Capital"], halves)}, by_supplier([r for i, r in enumerate(P) if i % 3]), args=["--map=spend=Revenue"], says="--map spend='Capital' adds them up in a run of their own", must_say=True)
slip("years that say that they are", {"a.csv": sheet(["FY", *LOG[1:]], [["FY2010/11" if i % 2 else "FY10-11", *r[1:]] for i, r in enumerate(L)])}, adds([("2010-11", sum(r[3] for r in L))]), to="activity", by="year", args=["--map=year=FY"])
slip("--delimiter that splits nothing", {"a.csv": sheet(HEAD, plain(P))}, by_supplier(P), args=["--delimiter=semicolon"], says="leave that out", may_refuse=True)
slip("--header of a file that has one", {"a.csv": sheet(HEAD, plain(P))}, by_supplier(P), args=["--header=date,ref,supplier,category,amount"], says="leave out --header", may_refuse=True)
slip("a channel misspelt", {"a.csv": sheet(LOG, [[*r[:2], r[2].replace("telephone", "telefone"), r[3]] for r in L])}, adds((r[2].replace("telephone", "telefone"), r[3]) for r in L), to="activity", by="channel", says="did you mean 'telephone'", must_say=True)
slip("two files run together, each with its byte order mark", {"a.csv": "\ufeff" + sheet(HEAD, plain(P[:12])) + "\ufeff" + sheet(HEAD, plain(P[12:]))}, by_supplier(P))
slip("a header with what is not seen", {"a.csv": sheet(["\u200eDate", "Ref", "Supplier\u200b", "Category", "Amount \u2013 (\u00a3)"], plain(P))}, by_supplier(P))

# ---- What looks like a slip and is none
for name in ("Cash", "Card", "Teams", "Hub", "Mobile", "Form", "Member", "Voicemail", "Textphone"):
    slip(f"a channel '{name}'", {"a.csv": sheet(LOG, [[*r[:2], r[2].replace("telephone", name), r[3]] for r in L])}, adds((r[2].replace("telephone", name.lower()), r[3]) for r in L), to="activity", by="channel", never="did you mean")
for name, cells in (("Spend Band", "4"), ("Net Days", "30"), ("Total Lines", "2"), ("Spend Code", "4010.10"), ("Paid Period", "1.0"), ("Value Number", "7.5")):
    slip(f"'{name}' beside the amount", {"a.csv": sheet([*HEAD, name], [[*r, cells] for r in plain(P)])}, by_supplier(P), never="could both be it")
for fee in (Decimal("6.50"), Decimal("12.50"), Decimal("19.99")):
    fees = [[date(2023, 4 + i % 6, 3), f"R{i}", "Elm & Co", "Fees", fee] for i in range(5)]
    slip(f"fees of {fee} and one of a hundred times as much", {"a.csv": sheet(HEAD, plain(P + fees) + [["03/09/2023", "R9", "Elm & Co", "Fees", f"{fee * 100:.2f}"]])},
         by_supplier(P + fees + [[None, "", "Elm & Co", "", fee * 100]]), never="decimal point")
for name in ("Invoice Date", "Document Date"):
    slip(f"'{name}' in March of payments in April", {"a.csv": sheet(["Financial Year", *HEAD[1:], name], [["2023/24", *r[1:], f"{5 + i:02d}/03/2023"] for i, r in enumerate(P)])}, by_supplier(P), never="another financial year")
for codes in (("CR", "HR"), ("CR", "CR")):
    shown = " and ".join(codes)
    slip(f"codes {shown} in a column without a name", {"a.csv": sheet([*HEAD[:4], "", HEAD[4]], [[*r[:4], codes[i % 2], r[4]] for i, r in enumerate(plain(P))])}, by_supplier(P), never="takes credits away")
slip("CR behind every row", {"a.csv": sheet([*HEAD, ""], [[*r, "CR"] for r in plain(P)])}, by_supplier(P), never="behind the last column, which may")
slip("works on void homes, in a column without a name", {"a.csv": marked("Void works", "between")}, by_supplier(P), never="not paid")
slip("works on void homes, behind the last column", {"a.csv": marked("Voids", "behind")}, by_supplier(P), never="'Voids'")
slip("a note behind rows of the same width", {"a.csv": sheet(HEAD, [[*r, "query" if i % 2 else ""] for i, r in enumerate(plain(P))])}, by_supplier(P), never="more empty cell")
standing = [["2023-24", f"Firm {i}", "Rent", Decimal(10000 + i * 37) / 100] for i in range(12)]
others = [[["2023-24", f"Shop {k} {i}", "Goods", Decimal(20000 + k * 700 + i * 41) / 100] for i in range(12)] for k in (0, 1)]
slip("what is paid each month in two layouts without dates", {"a.csv": sheet(["Year", "Supplier", "Category", "Amount"], standing + others[0]), "b.csv": sheet(["Supplier", "Year", "Category", "Amount"], [[r[1], r[0], *r[2:]] for r in standing + others[1]])},
     adds((r[1], r[3]) for r in standing * 2 + others[0] + others[1]), never="every column that both have")
slip("the same rows in two layouts without dates", {"a.csv": sheet(["Year", "Supplier", "Category", "Amount"], standing), "b.csv": sheet(["Supplier", "Year", "Category", "Amount"], [[r[1], r[0], *r[2:]] for r in standing])},
     adds((r[1], r[3]) for r in standing * 2), says="12 of its first 12 rows agree with rows of a.csv in every column that both have", must_say=True)
slip("the same rows in three layouts", {"a.csv": sheet(HEAD, plain(june)), "b.csv": sheet(HEAD[1:] + HEAD[:1], [[*r[1:], r[0]] for r in plain(june)]), "c.csv": sheet(HEAD[2:] + HEAD[:2], [[*r[2:], *r[:2]] for r in plain(june)])}, by_supplier(june * 3),
     says="c.csv:2: 16 of its first 16 rows agree", must_say=True, never="c.csv:2: .*rows of b.csv.*\n.*c.csv:2: ")

slip("a log with all other services", {"a.csv": sheet(LOG, [[r[0], r[1].replace(SERVICES[0], "All other services"), *r[2:]] for r in L])}, adds((r[1].replace(SERVICES[0], "All other services"), r[3]) for r in L), to="activity", by="service", never="(?i)totals?\\b")


def packed(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, text in members:
            pack.writestr(name, text)
    return out.getvalue()

slip("a month to come among the members of a zip", {"a.zip": packed(("may.csv", sheet(HEAD, plain(P))), ("june.csv", sheet(HEAD, [])))}, by_supplier(P), says="june.csv.*no rows, and is left out", must_say=True)
slip("a member of which no row can be used", {"a.zip": packed(("may.csv", sheet(HEAD, plain(P))), ("june.csv", sheet(HEAD, [[*r[:4], "n/k"] for r in plain(P)])))}, by_supplier(P), says="june.csv", may_refuse=True, offers="--member NAME", way=["--member=may.csv"])

# ---- More headings of published ledgers; a summary beside what it is of
for name in ("Nett", "Net Amt", "AMOUNT SPENT", "DIST_AMOUNT", "Net Line Amount", "Amount in LC", "Amount in local currency", "Gross Value", "Gross", "Amt", "Local Amount", "Net Paid", "Actual Value", "Total (Ex VAT)"):
    slip(f"the heading '{name}'", {"a.csv": sheet([*HEAD[:4], name], plain(P))}, by_supplier(P))
for name in ("Ap/Ar ID(T)", "Name"):
    slip(f"the heading '{name}'", {"a.csv": sheet([*HEAD[:2], name, *HEAD[3:]], plain(P))}, by_supplier(P))
for name in ("Doc. Date", "Pstng Date", "Post Date", "Paid On"):
    slip(f"the heading '{name}'", {"a.csv": sheet([name, *HEAD[1:]], plain(P))}, adds((r[0].strftime("%Y-%m"), r[4]) for r in P), by="month")
for name in ("Summary of purpose of expenditure", "Account(T)", "Nominal Description", "Category of Spend"):
    slip(f"the heading '{name}'", {"a.csv": sheet([*HEAD[:3], name, HEAD[4]], plain(P))}, by_category(P), by="category")
slip("the vendor's number before his name", {"a.csv": sheet(["Vendor", "Vendor Name", HEAD[0], *HEAD[3:]], [[100 + FIRMS.index(r[2]), r[2], r[0], *r[3:]] for r in plain(P)])}, by_supplier(P))
areas = [["30/06/2023", "", "", area, sum(r[4] for r in P if r[3] == area)] for area in AREAS if any(r[3] == area for r in P)]
slip("a summary beside the ledger", {"a.csv": sheet(HEAD, plain(P)), "b.csv": sheet([HEAD[0], *HEAD[3:]], [[r[0], *r[3:]] for r in areas])}, adds([(r[3], 2 * r[4]) for r in P]), by="category", says="b.csv: comes to .* in 3 rows, as a.csv does in 24", must_say=True)
slip("a title above channels as columns", {"a.csv": sheet(["", "", "Contacts", "Contacts"], [WIDE, *wide_rows])}, adds([("telephone", sum(r[2] for r in wide_rows)), ("web", sum(r[3] for r in wide_rows))]), to="activity", by="channel", args=["--wide"])

# ---- Columns whose names have no letters, and months that may be periods of accounts
for name, args in (("\u00a3", ["--map=spend=\u00a3"]), ("\u00a3000", []), ("\u00a3000", ["--map=spend=\u00a3000"]), ("2023", ["--map=spend=2023"])):
    many = 1000 if "000" in name else 1
    slip(f"a column called '{name}', with {len(args)} --map", {"a.csv": sheet([*HEAD[:4], name], plain(P))}, adds((r[2], r[4] * many) for r in P), args=args)
slip("a column called '+/-' by --map", {"a.csv": sheet([*HEAD, "+/-"], [[*r, "-" if i % 6 == 2 else "+"] for i, r in enumerate(plain(P))])}, by_supplier([[*r[:4], -r[4] if i % 6 == 2 else r[4]] for i, r in enumerate(P)]), args=["--map=sign=+/-"])
slip("a log whose volumes stand under their year", {"a.csv": sheet([*LOG[:3], "2023"], L)}, volumes(), to="activity", by="service", args=["--map=volume=2023"])
for form in ("%m/%Y", "%Y/%m"):
    named = [[r[0].strftime(form), *r[1:]] for r in P]
    slip(f"periods {form}", {"a.csv": sheet(["Period", *HEAD[1:]], named)}, adds((r[0].strftime("%Y-%m"), r[4]) for r in P), by="month", says="period of accounts", must_say=True)
    slip(f"months {form}", {"a.csv": sheet(["Month", *HEAD[1:]], named)}, adds((r[0].strftime("%Y-%m"), r[4]) for r in P), by="month", never="period of accounts")
    slip(f"periods {form} that are months", {"a.csv": sheet(["Period", *HEAD[1:]], named)}, adds((r[0].strftime("%Y-%m"), r[4]) for r in P), by="month", args=["--dates=months"], never="period of accounts")
slip("quotes around whole lines", {"a.csv": "".join(f'"{line}"\n' for line in sheet(HEAD, [[*r[:2], r[2].split()[0], *r[3:]] for r in plain(P)]).splitlines())}, {}, says="take them off", may_refuse=True)
for name in ("Price change (%)", "Price index", "Price year", "Price increase"):
    slip(f"'{name}' beside a price", {"a.csv": sheet([*OH, name], [[*r, 2 + i % 3] for i, r in enumerate(O)])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item", never="stands beside")
for name in ("Total Contacts", "Call Volume", "Contact volumes"):
    slip(f"the heading '{name}' of a log", {"a.csv": sheet([*LOG[:3], name], L)}, volumes(), to="activity", by="service")
slip("'Total Contacts' beside 'Contacts'", {"a.csv": sheet([*LOG[:3], "Contacts", "Total Contacts"], [[*r, r[3] + 7] for r in L])}, volumes(), to="activity", by="service")

# ---- A pivot table in its usual form: each group above its rows, in the same column, and a grand total
groups = [row for area in AREAS[:3] for rows in [[r for r in P if r[3] == area]] for row in ([area, sum(r[4] for r in rows)], *by_supplier(rows).items())]
for name, pivot in (("", groups), (" with its grand total", [*groups, ["Grand Total", sum(r[1] for r in groups) / 2]]), (" below its grand total", [["Everything", sum(r[1] for r in groups) / 2], *groups])):
    slip("a pivot table of two levels" + name, {"a.csv": sheet(["Supplier", "Sum of Amount"], pivot)}, adds(r for r in pivot if r[0] != "Grand Total"), args=["--year", "2023-24"],
         says="is the first of 3 rows.*that each have the amount that the rows below", must_say=True)
leaves = [["Housing", "11039.57"], ["Council", "11039.57"], ["Care", "11039.57"], ["Ash Ltd", "5039.13"], ["Elm & Co", "6000.44"]]
slip("a total that is a fourth of the rows above it", {"a.csv": sheet(["Supplier", "Sum of Amount"], [*leaves, ["Grand Total", "11039.57"]])}, adds(leaves), args=["--year", "2023-24"], says="exactly 4 times that", must_say=True)
# ---- One channel in two columns under titles; rows of tax; journals; notes of currency
PAIRS = [[m, s, 100, 66, 50, 33] for m in MONTHS for s in SERVICES]
for titles in (("2022/23", "2023/24"), ("Actual", "Target")):
    slip(f"channels as columns under {titles[0]} and {titles[1]}", {"a.csv": sheet(["", "", titles[0], "", titles[1], ""], [["Month", "Service", "Phone", "Web", "Phone", "Web"], *PAIRS])},
         adds([("telephone", 12 * 150), ("web", 12 * 99)]), to="activity", by="channel", args=["--wide"], says=f"columns #3 and #5 are both called 'Phone', under '{titles[0]}' and '{titles[1]}'", must_say=True)
slip("channels as columns of their own", {"a.csv": sheet(["Month", "Service", "Phone", "Web", "Email"], [r[:5] for r in PAIRS])}, adds([("telephone", 1200), ("web", 792), ("email", 600)]), to="activity", by="channel", args=["--wide"], never="both called")
taxed = [row for r in plain(P) for row in ([*r, "ITEM"], [*r[:4], r[4] / 5, "TAX"])]
slip("lines of tax by their type", {"a.csv": sheet([*HEAD, "Line Type"], taxed)}, by_supplier(taxed), says="'Line Type' says 'TAX'.*councils reclaim VAT", must_say=True)
slip("a type of expense called tax", {"a.csv": sheet([*HEAD, "Expense Type"], [[*r, "Tax" if i % 4 == 1 else "Care"] for i, r in enumerate(plain(P))])}, by_supplier(P), never="reclaim VAT")
entries = [row for r in plain(P) for row in (r, [*r[:2], "Creditors control", "Balance sheet", -r[4]])]
slip("a journal whose entries balance", {"a.csv": sheet(HEAD, entries)}, by_supplier(entries), says="come to £0.00, as those of a journal do", must_say=True)
slip("a payment and what took it back", {"a.csv": sheet(HEAD, [*plain(P[:1]), [*plain(P[:1])[0][:4], -P[0][4]]])}, by_supplier([P[0], [*P[0][:4], -P[0][4]]]), never="journal")
for note in ("Notes: All figures in Euro", "Currency: USD", "EUR", "Paid in $"):
    for place, table in (("above", [[note], HEAD, *plain(P)]), ("below", [HEAD, *plain(P), [note]]), ("between", [HEAD, *plain(P[:12]), [note], *plain(P[12:])])):
        slip(f"'{note}' {place} the rows", {"a.csv": sheet(None, table)}, by_supplier(P), says="not in pounds", may_refuse=True, must_say=True, way=["--map=currency=none"], offers="--map currency=none")
for note in ("Payments in Europe", "Payments in euros are shown in sterling", "Amounts converted from EUR", "Euro Foods Ltd"):
    slip(f"'{note}' above the rows", {"a.csv": sheet(None, [[note], HEAD, *plain(P)])}, by_supplier(P), never="not in pounds")
# ---- Days as times by UTC, an hour before midnight in summer; the year ends on one of them
def by_utc(r, zone="Z"):
    return f"{r[0] - timedelta(days=1):%Y-%m-%d}T23:00:00{zone}"
for zone in ("Z", ".000Z", "+00:00"):
    slip(f"days as times by UTC with {zone}", {"a.csv": sheet(HEAD, [[by_utc(r, zone) if i else f"2023-03-01T00:00:00{zone}", *r[1:]] for i, r in enumerate(P)])}, by_supplier(P), says="'2023-.*T23:00:00.*' is midnight of the next day by British summer time, as in 23 of the first 24 rows", must_say=True)
slip("times of contacts by UTC", {"a.csv": sheet(["Created", *LOG[1:3]], [[f"2023-06-0{1 + i % 9}T{8 + i % 16:02d}:00:00Z", *r[1:3]] for i, r in enumerate(L)])}, adds((r[1], 1) for r in L), to="activity", by="service", never="midnight of")
slip("an order line of one unit that is set aside", {"a.csv": sheet(OH, [*O, [*O[0][:3], 1, "-5.00"]])}, adds((r[1], r[3] * r[4]) for r in O), to="prices", by="item", says=r"Rows set aside: negative unit_price \(1, 1 unit bought\)", must_say=True)
# ---- Years of two digits, of which the first can be no month and no day
for form in ("{:02d}/{:02d}", "{:02d}-{:02d}"):
    short = [[form.format(22 + i % 3, 23 + i % 3), *r[1:]] for i, r in enumerate(P)]
    slip(f"financial years as {short[0][0]}", {"a.csv": sheet(["Financial Year", *HEAD[1:]], short)}, adds((f"20{r[0][:2]}-{r[0][3:]}", r[4]) for r in short), by="year")
slip("financial years as 11/12, which may be November", {"a.csv": sheet(["Financial Year", *HEAD[1:]], [["11/12", *r[1:]] for r in P])}, adds(("2011-12", r[4]) for r in P), by="year", says="unreadable year", may_refuse=True, offers="--year", way=["--year=2011-12", "--map=year=none"])
# ---- Sums so far of each service and channel; what grows, or has no order, is none
MONTHLY = [(f"{date(2023 + (m > 8), (m + 3) % 12 + 1, 1):%b-%y}", m) for m in range(8)]
def monthly(count):
    return [[name, s, c, count(m, 3 * i + j)] for name, m in MONTHLY for i, s in enumerate(SERVICES[:2]) for j, c in enumerate(CHANNELS[:2])]
def noise(m, i):
    return 100 + (m * 37 + i * 53) % 41
so_far_log = monthly(lambda m, i: sum(noise(k, i) for k in range(m + 1)))
slip("a log of sums so far, by service and channel", {"a.csv": sheet(LOG, so_far_log)}, volumes(1, so_far_log), to="activity", by="service", says="'Volume' rises from month to month among the rows that share their names", must_say=True)
iso_so_far = [[f"{2023 + (m > 8)}-{(m + 3) % 12 + 1:02d}", *r[1:]] for m in range(12) for r in monthly(lambda k, i: sum(noise(j, i) for j in range(m + 1)))[:4]]
slip("a log of sums so far, by months of which some could be years", {"a.csv": sheet(LOG, iso_so_far)}, volumes(1, iso_so_far), to="activity", by="service", says="'Volume' rises from month to month among the rows that share their names", must_say=True)
for name, count in (("that grows", lambda m, i: 100 + m * 20 - i), ("without order", noise), ("that doubles, but for one month", lambda m, i: 100 * 2 ** m - (300 if m == 3 and i == 1 else 0) * 2)):
    slip(f"a log {name}, by service and channel", {"a.csv": sheet(LOG, monthly(count))}, volumes(1, monthly(count)), to="activity", by="service", never="sum so far")
# ---- Payees who are nobody
for name in ("TEST SUPPLIER", "Dummy", "VOID", "Ash Ltd - CANCELLED", "Elm & Co (void)", "ASH LTD DO NOT PAY"):
    odd = [*P, [date(2023, 6, 30), "V9", name, "Care", Decimal("9.99")]]
    slip(f"the payee '{name}'", {"a.csv": sheet(HEAD, plain(odd))}, by_supplier(odd), says=rf"'{re.escape(name)}' is counted as others are \(1 row, £9.99\); take it out if it is a trial, or was not paid", must_say=True)
for name in ("Testway Housing", "Voids Repairs Ltd", "Test Valley BC", "Cancelled Events Insurance"):
    odd = [*P, [date(2023, 6, 30), "V9", name, "Void", Decimal("9.99")]]
    slip(f"the payee '{name}'", {"a.csv": sheet(HEAD, plain(odd))}, by_category(odd), by="category", never="trial")
    slip(f"the payee '{name}' by himself", {"a.csv": sheet(HEAD, plain(odd))}, by_supplier(odd), never="trial")
# ---- Texts that a spreadsheet is not to read as numbers
for name, form in (('="1"', '="{}"'), ("'1", "'{}"), ("'1'", "'{}'")):
    kept = [[form.format(r[0]), form.format(r[1]), *r[2:4], form.format(r[4])] for r in plain([[*r[:4], -r[4] if i % 5 == 2 else r[4]] for i, r in enumerate(P)])]
    slip(f"dates and amounts as {name}", {"a.csv": sheet(HEAD, kept)}, adds((r[0].strftime("%Y-%m"), -r[4] if i % 5 == 2 else r[4]) for i, r in enumerate(P)), by="month")
slip("lines of nothing but =\"1\"", {"a.csv": "".join(",".join(f'="{cell}"' for cell in row) + "\n" for row in [HEAD, *plain(P)])}, adds((r[0].strftime("%Y-%m"), r[4]) for r in P), by="month")
wide_so_far = [[name, *[sum(noise(k, i) for k in range(m + 1)) for i in range(4)]] for name, m in MONTHLY]
across = ["Month", "Phone", "Web", "Email", "Post"]
slip("channels as columns of sums so far", {"a.csv": sheet(across, wide_so_far)}, adds((c, r[1 + i]) for r in wide_so_far for i, c in enumerate(("telephone", "web", "email", "post"))), to="activity", by="channel", args=["--wide"], says="the channels' columns rise from month to month", must_say=True)
each_month = [[name, *[noise(m, i) for i in range(4)]] for name, m in MONTHLY]
slip("channels as columns of each month", {"a.csv": sheet(across, each_month)}, adds((c, r[1 + i]) for r in each_month for i, c in enumerate(("telephone", "web", "email", "post"))), to="activity", by="channel", args=["--wide"], never="sums so far")

# Not read or told as they should be yet; `tests/slips/run PROGRAM --pending` tries these alone.
WAITING = {"a row again in capitals"}
