"""A Word document as Word takes it (ECMA-376 part 1, transitional): what tests/report/run and tests/pack/run ask of it.

The orders of elements are those of the standard's schema (wml.xsd: CT_PPrBase, CT_RPr, CT_TblPr, CT_SectPr); a document
that has another is offered for repair.
"""
import posixpath
import re
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"

ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
           "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
           "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
           "em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
             "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
              "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
             "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
# References to headers and footers stand in any order before the rest.
ORDERS = {W + name: {W + child: i for i, child in enumerate(order.split())} for name, order in ORDERS.items()}
ORDERS[W + "sectPr"][W + "footerReference"] = 0


def words_of(element):
    """Text as read, fields by their results, line ends as such."""
    return "".join("\n" if part.tag == W + "br" else part.text or "" for part in element.iter()
                   if part.tag in (W + "t", W + "br"))


def style_of(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if style is None else style.get(W + "val")


class Document:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.bad = package.testzip()
            self.infos = package.infolist()
            self.parts = {info.filename: package.read(info) for info in self.infos}
        self.xml = {name: tree.fromstring(content) for name, content in self.parts.items()
                    if name.endswith((".xml", ".rels"))}
        self.root = self.xml["word/document.xml"]
        self.styled = [(style_of(p), words_of(p)) for p in self.root.iter(W + "p")]
        self.paragraphs = [text for _, text in self.styled]
        self.tables = self.root.findall(f".//{W}tbl")

    def of_style(self, *styles):
        return [text for style, text in self.styled if style in styles]


def check_package(name, document, check):
    check(f"{name}: the package is whole", document.bad is None, document.bad)
    check(f"{name}: what types parts have comes first", document.infos[0].filename == "[Content_Types].xml")
    check(f"{name}: no time stands in the package", {i.date_time for i in document.infos} == {(1980, 1, 1, 0, 0, 0)})
    types = document.xml["[Content_Types].xml"]
    overrides = {o.get("PartName")[1:] for o in types.findall(TYPES + "Override")}
    defaults = {d.get("Extension") for d in types.findall(TYPES + "Default")}
    check(f"{name}: each part that is given a type is there", overrides <= set(document.parts), overrides)
    untyped = [p for p in document.parts if p not in overrides and p.rsplit(".", 1)[-1] not in defaults]
    check(f"{name}: each part has a type", not untyped, untyped)
    plain = [p for p in document.xml if p not in overrides and not p.endswith(".rels") and p != "[Content_Types].xml"]
    check(f"{name}: no part of XML is of no kind", not plain, plain)
    ids = set()
    for part in "_rels/.rels", "word/_rels/document.xml.rels":
        base = "word" if part.startswith("word") else ""
        for relation in document.xml[part]:
            target = posixpath.join(base, relation.get("Target"))
            check(f"{name}: a relation leads to a part", target in document.parts, target)
            ids.add((base, relation.get("Id")))
    used = {value for e in document.root.iter() for key, value in e.attrib.items() if key.startswith(R)}
    check(f"{name}: what is referred to is there", {("word", u) for u in used} <= ids, used)


def check_schema(name, document, check):
    for part, root in document.xml.items():
        for element in root.iter():
            order = ORDERS.get(element.tag)
            if order is None:
                continue
            places = [order.get(child.tag, -1) for child in element]
            check(f"{name}: {part}: the order of the standard", -1 not in places and places == sorted(places),
                  (element.tag, [child.tag for child in element]))
    styles = {s.get(W + "styleId") for s in document.xml["word/styles.xml"].findall(W + "style")}
    used = {e.get(W + "val") for root in document.xml.values() for e in root.iter()
            if e.tag in (W + "pStyle", W + "rStyle", W + "tblStyle", W + "basedOn", W + "next")}
    check(f"{name}: each style is there", used <= styles, used - styles)
    wanted = {"Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Caption", "Normal", "ListBullet", "Warning",
              "Placeholder", "ReportTable"}
    check(f"{name}: the styles that an author looks for", wanted <= styles, wanted - styles)
    for kind, attribute in (("bookmarkStart", "id"), ("bookmarkStart", "name")):
        given = [e.get(W + attribute) for e in document.root.iter(W + kind)]
        check(f"{name}: each bookmark is its own ({attribute})", len(given) == len(set(given)))
    starts = [e.get(W + "id") for e in document.root.iter(W + "bookmarkStart")]
    check(f"{name}: each bookmark ends", starts == [e.get(W + "id") for e in document.root.iter(W + "bookmarkEnd")])
    names = {e.get(W + "name") for e in document.root.iter(W + "bookmarkStart")}
    check(f"{name}: bookmarks are called as Word allows", all(re.fullmatch("[A-Za-z_][A-Za-z0-9_]{0,39}", n) for n in names))
    anchors = {e.get(W + "anchor") for e in document.root.iter(W + "hyperlink")}
    check(f"{name}: each entry of the contents leads to its heading", anchors <= names, anchors - names)
    for part in document.xml:
        kinds = [e.get(W + "fldCharType") for e in document.xml[part].iter(W + "fldChar")]
        depth = 0
        for kind in kinds:
            depth += (kind == "begin") - (kind == "end")
            check(f"{name}: {part}: a field ends that began", depth in (0, 1))
        check(f"{name}: {part}: no field is left open", depth == 0 and kinds.count("begin") == kinds.count("separate"))
    check(f"{name}: Word is not told to ask whether it may update",
          document.xml["word/settings.xml"].find(W + "updateFields") is None)


def check_page(name, document, check):
    """Nothing is wider than the page that it stands on, 2 cm of margin on either side."""
    body = document.root.find(W + "body")
    check(f"{name}: the last thing is the page of all", body[-1].tag == W + "sectPr")
    waiting = []
    for element in body:
        section = element if element.tag == W + "sectPr" else element.find(f"{W}pPr/{W}sectPr")
        waiting += [element] if element.tag == W + "tbl" else []
        if section is None:
            continue
        size, margin = section.find(W + "pgSz"), section.find(W + "pgMar")
        sides = sorted(int(size.get(W + side)) for side in "wh")
        check(f"{name}: a page is A4", sides == [11906, 16838])
        room = int(size.get(W + "w")) - int(margin.get(W + "left")) - int(margin.get(W + "right"))
        for table in waiting:
            widths = [int(column.get(W + "w")) for column in table.find(W + "tblGrid")]
            check(f"{name}: a table is as wide as its page", sum(widths) == room and min(widths) > 200, widths)
            for row in table.findall(W + "tr"):
                cells = [int(c.find(f"{W}tcPr/{W}tcW").get(W + "w")) for c in row.findall(W + "tc")]
                check(f"{name}: each row has the columns of its table", cells == widths, cells)
        waiting = []
        for kind in "header", "footer":
            check(f"{name}: each page has a {kind}", section.find(W + kind + "Reference") is not None)
    footer = words_of(document.xml["word/footer1.xml"])
    check(f"{name}: pages are numbered", footer == "Page 1 of 1", footer)
    codes = " ".join(e.text for e in document.xml["word/footer1.xml"].iter(W + "instrText")).split()
    check(f"{name}: by fields", codes == ["PAGE", "NUMPAGES"], codes)


def check_tables(name, document, check):
    for table in document.tables:
        rows = table.findall(W + "tr")
        is_header = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        check(f"{name}: the first row of a table is its header, on every page", is_header == [True] + [False] * (len(rows) - 1))
        check(f"{name}: no row splits", all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows))
        look = table.find(f"{W}tblPr/{W}tblLook")
        check(f"{name}: the first row and column are headers",
              look.get(W + "firstRow") == "1" and look.get(W + "firstColumn") == "1")
        if look.get(W + "lastRow") == "1":
            runs = [r for r in rows[-1].iter(W + "r") if words_of(r)]
            check(f"{name}: totals are bold", all(r.find(f"{W}rPr/{W}b") is not None for r in runs))
        said = table.find(f"{W}tblPr/{W}tblCaption")
        check(f"{name}: a table says what it is", said is not None and said.get(W + "val").startswith("Table "))
        for cells in zip(*(row.findall(W + "tc") for row in rows)):
            sides = {None if j is None else j.get(W + "val") for j in (c.find(f"{W}p/{W}pPr/{W}jc") for c in cells)}
            check(f"{name}: a column has one side", len(sides) == 1, sides)
            texts = [words_of(c) for c in cells[1:]]
            if all(re.fullmatch("-?£[0-9.,]+[km]?", t) for t in texts):
                check(f"{name}: amounts stand to the right", sides == {"right"}, texts[:3])
    captions = document.of_style("Caption")
    for kind in "Table", "Figure":
        numbers = [int(c.split()[1].rstrip(".")) for c in captions if c.startswith(kind)]
        check(f"{name}: {kind.lower()}s are numbered as they come", numbers == list(range(1, len(numbers) + 1)), numbers)
    fields = [e.text.split() for e in document.root.iter(W + "instrText") if "SEQ" in e.text]
    check(f"{name}: by fields", [f[1] for f in fields] == [c.split()[0] for c in captions])


def check_pictures(name, document, check):
    relations = {r.get("Id"): r.get("Target") for r in document.xml["word/_rels/document.xml.rels"]}
    inlines = list(document.root.iter(WP + "inline"))
    ids = [i.find(WP + "docPr").get("id") for i in inlines]
    check(f"{name}: each picture is its own", len(ids) == len(set(ids)))
    for inline in inlines:
        words = inline.find(WP + "docPr").get("descr")
        check(f"{name}: a picture says what it shows", len(words) > 40, words)
        blip = inline.find(f".//{A}blip")
        png = document.parts["word/" + relations[blip.get(R + "embed")]]
        check(f"{name}: a picture is a PNG", png[:8] == b"\x89PNG\r\n\x1a\n")
        beside = blip.find(f".//{SVG}svgBlip")
        check(f"{name}: and has its SVG", beside is not None)
        if beside is not None:
            svg = document.parts["word/" + relations[beside.get(R + "embed")]]
            # The title of a chart is the finding: its SVG begins with it.
            title = tree.fromstring(svg).find("{http://www.w3.org/2000/svg}title").text
            check(f"{name}: its words begin with the finding", words.startswith(title.rstrip(".")), (words[:80], title))
        wide, high = (int.from_bytes(png[i:i + 4], "big") for i in (16, 20))
        extent = inline.find(WP + "extent")
        cx, cy = int(extent.get("cx")), int(extent.get("cy"))
        check(f"{name}: a picture keeps its shape", abs(cx * high - cy * wide) <= wide * 2 + high)
        check(f"{name}: and fits its page", cx <= 17.01 * 360000 and cy <= 20.01 * 360000, (cx, cy))


def check_words(name, document, check):
    headings = document.of_style("Heading1", "Heading2", "Heading3")
    check(f"{name}: one title", len(document.of_style("Title")) == 1)
    levels = [int(style[-1]) for style, _ in document.styled if style.startswith("Heading")]
    check(f"{name}: headings in order", levels and levels[0] == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:])))
    check(f"{name}: the contents name each heading", document.of_style("TOC1", "TOC2", "TOC3") == headings)
    language = document.xml["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    check(f"{name}: the language is said", language.get(W + "val") == "en-GB")
    core = document.xml["docProps/core.xml"]
    check(f"{name}: and in its properties", core.find(DC + "language").text == "en-GB")
    check(f"{name}: its title is a property", core.find(DC + "title").text == document.of_style("Title")[0])
    author = [t.split(": ", 1)[1] for t in document.paragraphs if t.startswith("Author: ")]
    check(f"{name}: and its author", [core.find(DC + "creator").text] == author if author
          else core.find(DC + "creator") is None)


def looked_at(name, path, check):
    document = Document(path)
    for ask in check_package, check_schema, check_page, check_tables, check_pictures, check_words:
        ask(name, document, check)
    return document


def same_as_page(name, page, document, check):
    """The page and the document are of one report."""
    check(f"{name}: the headings of the page are those of Word",
          page.headings() == document.of_style("Heading1", "Heading2", "Heading3"))
    captions = document.of_style("Caption")
    check(f"{name}: the tables are the same", page.texts_of("caption") == [c for c in captions if c.startswith("Table")])
    check(f"{name}: the pictures are the same", page.texts_of("figcaption") == [c for c in captions if c.startswith("Figure")])
    check(f"{name}: the headers are the same",
          page.headers() == [words_of(c) for t in document.tables for c in t.find(W + "tr").findall(W + "tc")])


def dated(make, path, check):
    """1230768000 is 1 January 2009, by the calendar."""
    make("1230768000")
    core = Document(path).xml["docProps/core.xml"]
    check("a time that is given is the document's", core.find(DCTERMS + "created").text == "2009-01-01T00:00:00Z")
