"""Writes a ledger of many rows as .xlsx, piece by piece: ledger.py ROWS FILE [--inline]"""

import datetime
import sys
import zipfile

import books

SUPPLIERS = [f"Supplier {i:05d} Limited" for i in range(20000)]
SERVICES = ["Adult social care", "Highways", "Libraries", "Planning & building", "Waste, parks"]


def main():
    count, path = int(sys.argv[1]), sys.argv[2]
    head = ["Date", "Service", "Supplier", "Reference", "Amount"]
    texts = {text: i for i, text in enumerate(head + SERVICES + SUPPLIERS)}
    files = books.parts({"Payments": []})
    files["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{books.MAIN}">'
        + "".join(f"<si><t>{books.escape(text)}</t></si>" for text in texts) + "</sst>")
    first = datetime.date(2009, 4, 1).toordinal() - datetime.date(1899, 12, 30).toordinal()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            if "sheet1.xml" not in name:
                archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{books.MAIN}"><sheetData><row r="1">'.encode())
            sheet.write("".join(f'<c r="{books.column(i + 1)}1" t="s"><v>{i}</v></c>'
                                for i in range(len(head))).encode() + b"</row>")
            rows, state = [], 1
            for row in range(2, count + 2):
                state = (state * 1103515245 + 12345) & 0x7FFFFFFF
                rows.append(
                    f'<row r="{row}"><c r="A{row}" s="2"><v>{first + state % 365}</v></c>'
                    f'<c r="B{row}" t="s"><v>{5 + (state >> 8) % 5}</v></c>'
                    f'<c r="C{row}" t="s"><v>{10 + (state >> 4) % 20000}</v></c>'
                    f'<c r="D{row}"><v>{1000000 + row}</v></c>'
                    f'<c r="E{row}" s="4"><v>{(state >> 3) % 1000000 / 100}</v></c></row>')
                if len(rows) == 1000 or row == count + 1:
                    sheet.write("".join(rows).encode())
                    rows = []
            sheet.write(b"</sheetData></worksheet>")


main()
