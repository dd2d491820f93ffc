"""tests/workbook/scenario.py RESULTS.json RECALCULATED.xlsx SCENARIO: the net present value of each strategy in a
workbook that was worked out anew is that of the scenario in the results."""
import json
import sys

from sheets import Workbook

with open(sys.argv[1], encoding="utf-8") as file:
    rows = json.load(file)["tables"]["scenario"]["rows"]
wanted = {row["strategy"]: row["npv"] for row in rows if row["scenario"] == sys.argv[3]}
cells = Workbook(sys.argv[2]).sheets["case_summary"]
found = {cells[row, 1].value: cells[row, 4].value for row, column in cells if column == 1 and row > 2}
assert cells[2, 4].value == "Net present value" and len(wanted) > 2
faults = [name for name, npv in wanted.items() if abs(found[name] - npv) > 0.005]
for name in faults:
    print("#", name, wanted[name], found[name])
print(f"{'not ok' if faults else 'ok'} {len(wanted)} figures")
sys.exit(bool(faults))
