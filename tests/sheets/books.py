"""Workbooks from plain Python: what a spreadsheet writes, and what it never would.

A sheet is a list of rows, a row a list of cells, a cell a text, a number, None, True or False, or
one of the classes below.
"""

import csv
import os
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr


class Cell:
    """A cell as XML: its type, value, format (by number in `formats`) and formula."""

    def __init__(self, value=None, kind=None, style=0, formula=None, inline=None):
        self.value, self.kind, self.style = value, kind, style
        self.formula, self.inline = formula, inline


# Styles by their number: built-in formats, and formats of the file's own from 164 on.
FORMATS = [0, 10, 14, 164, 165, 166, 167, 168, 0, 169]
OWN = {164: "dd/mm/yyyy", 165: "[$£-809]#,##0.00", 166: "00000", 167: "#,##0,", 168: "[h]:mm", 169: "[$CHF-807] #,##0.00"}
PERCENT, DATE, UK_DATE, POUNDS, CODE, THOUSANDS, HOURS, STRUCK, FRANCS = 1, 2, 3, 4, 5, 6, 7, 8, 9

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def column(number):
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_xml(place, cell, strings):
    if cell is None or cell == "":
        return ""
    if not isinstance(cell, Cell):
        if isinstance(cell, bool):
            cell = Cell("1" if cell else "0", "b")
        elif isinstance(cell, (int, float)):
            cell = Cell(repr(cell))
        else:
            cell = Cell(str(strings.setdefault(cell, len(strings))), "s")
    xml = f'<c r="{place}"'
    if cell.style:
        xml += f' s="{cell.style}"'
    if cell.kind:
        xml += f' t="{cell.kind}"'
    xml += ">"
    if cell.formula is not None:
        xml += f"<f>{escape(cell.formula)}</f>"
    if cell.inline is not None:
        xml += f"<is>{cell.inline}</is>"
    elif cell.value is not None:
        xml += f"<v>{escape(str(cell.value))}</v>"
    return xml + "</c>"


def sheet_xml(rows, strings, hidden_rows=(), before="", behind=""):
    xml = [f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">{before}<sheetData>']
    for number, row in enumerate(rows, 1):
        cells = "".join(cell_xml(f"{column(i)}{number}", cell, strings) for i, cell in enumerate(row, 1))
        if cells:
            hidden = ' hidden="1"' if number in hidden_rows else ""
            xml.append(f'<row r="{number}"{hidden}>{cells}</row>')
    xml.append(f"</sheetData>{behind}</worksheet>")
    return "".join(xml)


def parts(sheets, is_1904=False, hidden=(), hidden_rows=(), before="", behind=""):
    """The parts of a workbook, by name; `sheets` by their names."""
    strings, out, names, links = {}, {}, [], []
    for i, (name, rows) in enumerate(sheets.items(), 1):
        out[f"xl/worksheets/sheet{i}.xml"] = (
            rows if isinstance(rows, str) else sheet_xml(rows, strings, hidden_rows, before, behind))
        state = ' state="hidden"' if name in hidden else ""
        names.append(f'<sheet name={quoteattr(name)} sheetId="{i}"{state} r:id="rId{i}"/>')
        links.append(f'<Relationship Id="rId{i}" Type="{RELATIONS}/worksheet" '
                     f'Target="worksheets/sheet{i}.xml"/>')
    links.append(f'<Relationship Id="s1" Type="{RELATIONS}/styles" Target="styles.xml"/>')
    links.append(f'<Relationship Id="s2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>')
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    first = {
        "[Content_Types].xml":
            f'{head}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            + "".join(f'<Override PartName="/{name}" ContentType="{TYPE}.{kind}+xml"/>'
                      for name, kind in [("xl/workbook.xml", "sheet.main"),
                                         ("xl/styles.xml", "styles"),
                                         ("xl/sharedStrings.xml", "sharedStrings"),
                                         *((name, "worksheet") for name in out)]) + "</Types>",
        "_rels/.rels": f'{head}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
                       f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">'
                           + ('<workbookPr date1904="1"/>' if is_1904 else "")
                           + f'<sheets>{"".join(names)}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
            f'{head}<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{MAIN}"><numFmts>'
                         + "".join(f'<numFmt numFmtId="{i}" formatCode={quoteattr(code)}/>'
                                   for i, code in OWN.items())
                         + '</numFmts><fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/>'
                         '</font></fonts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>'
                         + "".join(f'<xf numFmtId="{i}" fontId="{1 if at == STRUCK else 2}"/>' for at, i in enumerate(FORMATS))
                         + "</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{MAIN}">'
                                + "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>'
                                          for text in strings) + "</sst>",
    }
    return {**first, **out}


def save(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2008, 4, 1, 0, 0, 0)), text,
                             compress_type=zipfile.ZIP_DEFLATED)


def save_ods(path, sheets, struck_rows=(), struck_columns=0):
    """The same sheets as an OpenDocument spreadsheet, every cell a text, or of currency, as (value, what is shown); the first columns may be struck out."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    columns = f'<table:table-column table:number-columns-repeated="{struck_columns}" table:default-cell-style-name="ce1"/>'
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>" + (columns if struck_columns else "") + "".join(
            "<table:table-row>" + "".join(
                f'<table:table-cell{" table:style-name=" + chr(34) + "ce1" + chr(34) if number in struck_rows else ""} '
                + (f'office:value-type="currency" office:value="{cell[0]}"' if isinstance(cell, tuple) else 'office:value-type="string"')
                + f"><text:p>{escape('' if cell is None else cell[1] if isinstance(cell, tuple) else str(cell))}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>" for number, row in enumerate(rows, 1)) + "</table:table>" for name, rows in sheets.items())
    save(path, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
                               f'xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" '
                               f'xmlns:text="{office}text:1.0" xmlns:style="{office}style:1.0"><office:automatic-styles>'
                               '<style:style style:name="ce1" style:family="table-cell"><style:text-properties '
                               f'style:text-line-through-style="solid"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{tables}'
                               "</office:spreadsheet></office:body></office:document-content>"})


def number_or_text(text):
    """As a person's cell would be: a number where it is written as one."""
    if re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?", text):
        return Cell(text)
    if re.fullmatch(r"\d+(\.\d+)?%", text):
        return Cell(repr(float(text[:-1]) / 100), style=PERCENT)
    return text


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file)]


def of_folder(folder):
    """The sheets of a case in a folder, each file's comments as rows."""
    return {name[:-4]: [[number_or_text(cell) for cell in row] for row in read_csv(os.path.join(folder, name))]
            for name in sorted(os.listdir(folder)) if name.endswith(".csv")}
