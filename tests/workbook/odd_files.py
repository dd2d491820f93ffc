"""tests/workbook/odd_files.py FOLDER: the files of a case as other programs may write them: lines that end with CR LF and
do so within cells, comments above, between and below rows, blank lines, semicolons, Windows-1252, amounts with signs, names
that begin with `#`, `=` or `+`, files with nothing but their columns."""
import csv
import io
import os
import sys


def path(name):
    return os.path.join(sys.argv[1], name)


def lines_of(name):
    with open(path(name), encoding="utf-8", newline="") as file:
        return file.read().split("\n")


def put(name, text, encoding="utf-8"):
    with open(path(name), "w", encoding=encoding, newline="") as file:
        file.write(text)


lines = lines_of("notes.csv")
put("notes.csv", "# my notes, of 2008\r\n\r\n" + "\r\n".join(
    [lines[0], lines[1].split(",")[0] + ',"First line.\r\n\r\n# second\r\n=1+1 with ""quotes"" and a tab\tx"', *lines[2:]]))
lines = lines_of("prices.csv")
lines[3:3] = ["", "# a comment, with words", "# toner cartridge black,each,Marlbrook District Council,187,48.90,P,2007-08,",
              "", "", '"# quoted, comment"']
put("prices.csv", "\n".join(lines) + "# the end\n")
lines = lines_of("spend.csv")
rows = list(csv.reader(io.StringIO("\n".join(lines))))
rows[1][3] = "£184,350.20"
rows[2][5] = "#2 supplier"
rows[3][5] = "=cmd|' /C calc'!A0"
text = io.StringIO(newline="")
csv.writer(text, delimiter=";").writerows(rows)
put("spend.csv", text.getvalue())
lines = lines_of("costs.csv")
put("costs.csv", "\n".join(lines).replace("system", "système"), "cp1252")
put("correlations.csv", "lever,other,correlation,source\n# an example,of two,0.5,nobody\n")
