/// A piece of HTML, written so that an XML parser reads it too.
///
/// Text enters it escaped, and there is no other way in: what a citizen, an employee or a source wrote is never markup.
struct HTML: Hashable, Sendable {
    private(set) var markup = ""

    init() {}

    /// Text as it is.
    init(_ text: String) {
        markup = HTMLText.escaped(text)
    }

    init(_ tag: HTMLTag, _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> HTML) {
        self.init(tag, attributes, content())
    }

    init(_ tag: HTMLTag, _ attributes: HTMLAttribute..., text: String) {
        self.init(tag, attributes, HTML(text))
    }

    /// An element without content, such as a field.
    init(_ tag: HTMLTag, _ attributes: HTMLAttribute...) {
        self.init(tag, attributes, HTML())
    }

    init(_ tag: HTMLTag, _ attributes: [HTMLAttribute], _ content: HTML) {
        var out = "<" + tag.rawValue
        for attribute in attributes {
            guard let value = attribute.value else { continue }
            out += " " + attribute.name + "=\"" + HTMLText.escaped(value) + "\""
        }
        markup = tag.isVoid ? out + " />" : out + ">" + content.markup + "</" + tag.rawValue + ">"
    }

    /// A style sheet within a page: our own bytes, which are no text of anyone.
    init(styles: StaticString) {
        markup = "<style>\(styles)</style>"
    }

    mutating func append(_ other: HTML) { markup += other.markup }

    /// A whole page.
    static func document(language: String, head: HTML, body: HTML) -> [UInt8] {
        let page = HTML(.html, .lang(language)) {
            HTML(.head, [], head)
            HTML(.body, [], body)
        }
        return Array(("<!DOCTYPE html>\n" + page.markup + "\n").utf8)
    }
}
