"""The cells of a workbook, read with nothing but the standard library."""
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def place(reference):
    """`B3` as (row, column), from nought."""
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


class Cell:
    """value is a number, a text or None; formula a text or None."""

    def __init__(self, value, formula, style):
        self.value, self.formula, self.style = value, formula, style


class Workbook:
    """sheets: {name: {(row, column): Cell}}, in the workbook's order."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()
        self.parts = {}
        self.sheets = {}
        strings = []
        if "xl/sharedStrings.xml" in self.names:
            for item in self.xml("xl/sharedStrings.xml"):
                strings.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
        book = self.xml("xl/workbook.xml")
        links = {link.get("Id"): link.get("Target")
                 for link in self.xml("xl/_rels/workbook.xml.rels")}
        self.defined = {name.get("name"): name.text for name in book.iter(MAIN + "definedName")}
        for sheet in book.iter(MAIN + "sheet"):
            part = "xl/" + links[sheet.get(LINK)]
            self.parts[sheet.get("name")] = part
            self.sheets[sheet.get("name")] = self.cells(part, strings)

    def xml(self, part):
        return ElementTree.fromstring(self.archive.read(part))

    def cells(self, part, strings):
        found = {}
        for cell in self.xml(part).iter(MAIN + "c"):
            value, formula = cell.find(MAIN + "v"), cell.find(MAIN + "f")
            text = None if value is None else value.text
            kind = cell.get("t", "n")
            if text is not None and kind == "s":
                text = strings[int(text)]
            elif text is not None and kind == "n":
                text = float(text)
            found[place(cell.get("r"))] = Cell(
                text, None if formula is None else formula.text, cell.get("s"))
        return found

    def related(self, part, kind):
        """The parts that a part points to, of a kind: `table`, `drawing`, `chart`."""
        folder, name = part.rsplit("/", 1)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self.names:
            return []
        return [re.sub(r"^\.\./", "xl/", link.get("Target")) for link in self.xml(rels)
                if link.get("Type").endswith("/" + kind)]
