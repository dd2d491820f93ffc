"""tests/workbook/levers.py PROGRAM FOLDER RESULTS.json KIND OUT

A lever of KIND is given another value in the files of the case FOLDER, as a user would, in OUT.  Prints
the lever's id, its value, and the options that the run needs, a line each.  Of several levers the first
that moves an option's net present value; if none does, ends with status 3; if files cannot say it, with 4.
"""
import csv
import json
import os
import shutil
import subprocess
import sys

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
ASSUMED = ("volume_growth avoidable_share first_contact_share failure_share cashable_share contacts_per_post "
           "post_cost phase procurement_cashable_share benefit_confidence optimism_bias").split()


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def write(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


class Sheet:
    """A file of the case: rows by column name, short rows filled up."""

    def __init__(self, folder, name):
        self.path = os.path.join(folder, name)
        self.head, rows = read(self.path) if os.path.exists(self.path) else ([], [])
        self.rows = [dict(zip(self.head, row + [""] * (len(self.head) - len(row)))) for row in rows]

    def save(self):
        write(self.path, self.head, [[row.get(name, "") for name in self.head] for row in self.rows])


def moved(lever):
    """Another value for it, within what it may be, and not a round one."""
    value, kind = lever["central"], lever["kind"]
    if kind == "price_reference":
        return (value + 1) % 3
    if kind == "register_cash":
        return 1 - value
    if kind == "delay_years":
        return value + 1
    if kind in ("post_cost", "unit_cost", "cost", "phase_amount") or kind.startswith("register_"):
        if kind == "register_likelihood":
            return round(value * 0.61 + 0.03, 4)
        if kind == "phase_amount":
            return round(value * 0.83, 2)
        return round(value * 1.37 + 0.51, 2)
    if kind == "contacts_per_post":
        return round(value * 0.83)
    if kind == "strategy_rule" and value < 0:
        return round(value * 1.3, 4)
    if value == 0:
        return 0.0725
    return round(value * 0.83, 4) if value * 0.83 <= (lever["most"] or 100) else value


def percent(value):
    return f"{value * 100:.10g}%"


def rule_scope(row):
    def about(before, name):
        return f"{before}{row[name]}" if row.get(name, "*") not in ("", "*") else ""
    return (f"{row['strategy']}: {row['action']}{about(' ', 'channel')}{about(' to ', 'to')}"
            f"{about(' of service ', 'service')}{about(' for ', 'purpose')}")


def put(sheet, fits, column, text):
    """The column of the rows that fit, their range gone; false where none does."""
    found = [row for row in sheet.rows if fits(row)]
    for row in found:
        row[column] = text
        row.update({name: "" for name in ("low", "high") if name in row})
    sheet.save()
    return bool(found)


def edit(folder, lever, value):
    """Give the lever its value in the files: the options that says it, or None where none can."""
    kind, scope, year = lever["kind"], lever["scope"], lever["year"] or ""
    if kind in ASSUMED:
        sheet = Sheet(folder, "assumptions.csv")
        text = f"{value:g}" if kind in ("contacts_per_post", "post_cost") else percent(value)
        text = f"{value:.2f}" if kind == "post_cost" else text
        if not put(sheet, lambda row: (row["assumption"], row["scope"], row.get("year", "")) ==
                   (kind, scope, year), "value", text):
            sheet.head = sheet.head or ["assumption", "scope", "value", "source"]
            if year and "year" not in sheet.head:
                sheet.head.append("year")
            sheet.rows.append({"assumption": kind, "scope": scope, "value": text, "source": "a test",
                               "year": year})
            sheet.save()
        return []
    if kind == "strategy_rule":
        return [] if put(Sheet(folder, "strategies.csv"), lambda row: (rule_scope(row), row["year"]) ==
                         (scope, year), "value", percent(value)) else None
    if kind == "unit_cost":
        return [] if put(Sheet(folder, "unit_costs.csv"), lambda row: scope == row["channel"] + (
            f", {row['service']}" if row.get("service") else ""), "cost", f"{value:.2f}") else None
    if kind == "cost":
        return [] if put(Sheet(folder, "costs.csv"), lambda row: (scope, year) == (row["item"] + (
            f" ({row['strategy']})" if row.get("strategy", "*") not in ("", "*") else ""), row["year"]),
            "amount", f"{value:.2f}") else None
    if kind == "discount_rate" and not year:
        sheet = Sheet(folder, "case.csv")
        sheet.rows = [row for row in sheet.rows if row["key"] != kind]
        sheet.rows.append({"key": kind, "value": percent(value), "source": "a test"})
        if "source" not in sheet.head:
            sheet.head.append("source")
        sheet.save()
        return []
    if kind == "price_reference":
        sheet = Sheet(folder, "case.csv")
        sheet.rows = [row for row in sheet.rows if row["key"] != kind]
        sheet.rows.append({"key": kind, "value": ["median", "lower-quartile", "minimum"][value]})
        sheet.save()
        return []
    if kind == "procurement_band":
        head, rows = read(os.path.join(TOP, "datasets", "bands.csv"))
        for row in rows:
            if row[0] == scope:
                row[head.index("central")] = percent(value)
        write(os.path.join(folder, "..", "bands.csv"), head, rows)
        return ["--reference", "bands=bands.csv"]
    if kind == "phase_amount":
        head, rows = read(os.path.join(TOP, "datasets", "phasing.csv"))
        for row in rows:
            if (row[0], row[1]) == ("procurement", year):
                row[2] = f"{value:.2f}"
        write(os.path.join(folder, "..", "phasing.csv"), head, rows)
        return ["--reference", "phasing=phasing.csv"]
    if kind.startswith("register_"):
        column = {"register_gross": "gross", "register_running_cost": "running_cost",
                  "register_investment": "investment", "register_likelihood": "likelihood",
                  "register_cash": "cash_releasing"}[kind]
        text = ("yes" if value else "no") if column == "cash_releasing" else (
            percent(value) if column == "likelihood" else f"{value:.2f}")
        sheet = Sheet(folder, "gains.csv")
        if column not in sheet.head:
            sheet.head.append(column)
        # A row of the actual stands before a forecast: the last of that name.
        found = [row for row in sheet.rows if (f"{row['council']}, '{row['initiative']}' ("
                 f"{row['workstream']}, {row['year']})", row["year"]) == (scope, year)]
        if len(found) != 1 or (column == "gross" and found[0].get("basis")):
            return None
        found[0][column] = text
        sheet.save()
        return []
    return None


def worth(path):
    with open(path, encoding="utf-8") as file:
        return sorted((row["strategy"], row["npv"]) for row in
                      json.load(file)["tables"]["case_summary"]["rows"])


def main():
    program, folder, results, kind, out = sys.argv[1:]
    with open(results, encoding="utf-8") as file:
        levers = [lever for lever in json.load(file)["levers"]
                  if lever["kind"] == kind and lever["central"] is not None]
    could = False
    for lever in levers:
        value = moved(lever)
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(folder, out)
        options = edit(out, lever, value)
        if options is None:
            continue
        could = True
        done = subprocess.run([program, "case", out, "--quiet", "--draws", "10", *options, "-o", "moved.json"],
                              capture_output=True, text=True, check=False)
        if done.returncode == 0 and worth("moved.json") != worth(results):
            print(lever["id"], repr(value), *options, sep="\n")
            return
        print(done.stderr, end="", file=sys.stderr)
    sys.exit(3 if could else 4)


main()
