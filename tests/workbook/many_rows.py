"""tests/workbook/many_rows.py FOLDER N: each row of a case's spend in N rows that come to it to the penny, the rows of a
category far apart, so that a sum has more of them than a formula can list."""
import csv
import os
import sys

path, number = os.path.join(sys.argv[1], "spend.csv"), int(sys.argv[2])
with open(path, encoding="utf-8", newline="") as file:
    head, *rows = csv.reader(file)
at = head.index("spend")
with open(path, "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(head)
    for part in range(number):
        for row in rows:
            pence = round(float(row[at]) * 100)
            own = (pence * (part + 1)) // number - (pence * part) // number
            writer.writerow([*row[:at], f"{own / 100:.2f}", *row[at + 1:]])
