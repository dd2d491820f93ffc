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
    # No two parts of a row are the same, as a row that stands twice is a fault.
    for part in range(number):
        for row in rows:
            share = round(float(row[at]) * 100) // number
            own = share + part if part < number - 1 else (
                round(float(row[at]) * 100) - share * part - part * (part - 1) // 2)
            writer.writerow([*row[:at], f"{own / 100:.2f}", *row[at + 1:]])
