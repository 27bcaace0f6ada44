/// Whether a page is whole: every element ends where it must, as XML wants it, and holds no script and no handler.
enum Markup {
    /// What is wrong; `nil` for a page that is whole.
    static func flaw(of page: String) -> String? {
        guard page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl-BE\">") else { return "no Dutch page" }
        var open: [Substring] = []
        var ids: Set<Substring> = []
        var headings = 0
        var rest = page.dropFirst("<!DOCTYPE html>\n".count)
        while let start = rest.firstIndex(of: "<") {
            let text = rest[..<start]
            if let flaw = flaw(ofText: text) { return flaw }
            guard let end = rest[start...].firstIndex(of: ">") else { return "an element that never ends" }
            let inside = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if inside.hasPrefix("/") {
                guard open.popLast() == inside.dropFirst() else { return "</\(inside.dropFirst())> at the wrong place" }
                continue
            }
            let name = inside.prefix { $0 != " " && $0 != "/" }
            if name == "script" { return "a script" }
            if name == "h1" { headings += 1 }
            if inside.contains(" on") && inside.contains("on") && hasHandler(inside) { return "a handler in \(inside)" }
            if inside.contains(" style=") { return "a style within \(inside)" }
            if let id = inside.split(separator: " id=\"").dropFirst().first?.prefix(while: { $0 != "\"" }) {
                guard ids.insert(id).inserted else { return "id \(id) twice" }
            }
            guard inside.count(where: { $0 == "\"" }).isMultiple(of: 2) else { return "quotes in \(inside)" }
            if !inside.hasSuffix("/") { open.append(name) }
        }
        if headings != 1 { return "\(headings) headings of the first level" }
        return open.isEmpty ? nil : "\(open) never end"
    }

    private static func hasHandler(_ inside: Substring) -> Bool {
        inside.split(separator: " ").contains { $0.hasPrefix("on") && $0.contains("=") }
    }

    /// An ampersand that begins no character.
    private static func flaw(ofText text: Substring) -> String? {
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
        where !["amp;", "lt;", "gt;", "quot;"].contains(where: { piece.hasPrefix($0) }) {
            return "a bare ampersand"
        }
        return nil
    }
}
