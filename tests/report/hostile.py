"""A case whose every text tries to be something else."""
import os

TEXTS = [
    "<script>alert(1)</script>", "</style><b>", "\"><img src=x onerror=y>", "a & b &amp; c", "]]>", "&#x1b;", "=1+1",
    "\u202eevil\u202c", "x" * 2000, "\U0001f600\u0e01\u0e33", "'; DROP", "{{7*7}}", "\ufffe", "\x7f\ufdd0",
]


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def write_case(case):
    os.makedirs(case, exist_ok=True)
    with open(os.path.join(case, "case.csv"), "w", encoding="utf-8") as file:
        file.write("key,value\nbase_year,2007-08\nlast_year,2010-11\n")
        file.write(f"title,{quoted(TEXTS[1] + TEXTS[0])}\nauthor,{quoted(TEXTS[2])}\nstatus,{quoted(TEXTS[3])}\n")
    with open(os.path.join(case, "spend.csv"), "w", encoding="utf-8") as file:
        file.write("council,category,year,spend,market\n")
        for i, text in enumerate(TEXTS):
            file.write(f"{quoted(TEXTS[0])},{quoted(text)},2007-08,{1000 + i},commodity\n")
    with open(os.path.join(case, "notes.csv"), "w", encoding="utf-8") as file:
        file.write("section,text\n")
        for text in TEXTS:
            file.write(f"strategic,{quoted(text)}\n")
