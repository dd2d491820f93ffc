"""A page as a browser takes it apart."""
import html.parser

VOID = {"meta", "br", "hr", "img", "input", "link", "area", "base", "col", "embed", "source", "track", "wbr"}


class Page(html.parser.HTMLParser):
    """Elements with their parents, every end its own."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.faults, self.texts = [], [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"never ended: {self.open}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(set(names)) != len(names):
            self.faults.append(f"an attribute twice in {tag}")
        self.elements.append((tag, dict(attributes), list(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes), list(self.open)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> ends another")

    def handle_data(self, text):
        self.texts.append((text, list(self.open)))

    def texts_of(self, *tags):
        """What stands in such elements itself, but not in the contents or the figures of a chart."""
        return [text for text, within in self.texts
                if within and within[-1] in tags and not {"details", "nav"} & set(within)]

    def title(self):
        return "".join(text for text, within in self.texts if within[-2:] == ["head", "title"])

    def headings(self):
        return self.texts_of("h2", "h3")

    def headers(self):
        return [text for text, within in self.texts
                if within[-2:] == ["tr", "th"] and "thead" in within and "details" not in within]

    def pictures(self):
        """The titles of pictures."""
        return [text for text, within in self.texts if within[-2:] == ["svg", "title"]]
