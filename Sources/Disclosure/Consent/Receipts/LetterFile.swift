package import Core

/// The file that goes with a letter, inside the letter itself: whoever keeps the one keeps the other.
///
/// In plain text it stands in base64 between two lines, on a page in an element that nobody sees.
package enum LetterFile {
    static let begin = "----- bestand met het bewijs -----"
    static let end = "----- einde van het bestand -----"
    /// The element of the page: data, never carried out.
    package static let pageBegin = #"<script type="application/json" id="bewijs">"#
    package static let pageEnd = "</script>"

    static func lines(of file: JSON, columns: Int) -> [String] {
        let text = Array(Base64.encode(file.canonicalBytes).utf8)
        return stride(from: 0, to: text.count, by: columns).map { start in
            String(decoding: text[start..<min(start + columns, text.count)], as: UTF8.self)
        }
    }

    /// As it stands on a page: a `<` in a text would end the element, so it is written as an escape.
    package static func page(_ file: JSON) -> String {
        pageBegin
            + file.canonicalText.split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
            + pageEnd
    }

    /// The file of a letter, in whichever of its forms it was kept: page, plain text, or the file alone.
    package static func read(_ bytes: [UInt8]) -> JSON? {
        if let json = try? JSON(parsing: bytes) { return json }
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split(whereSeparator: \.isNewline)
        if let first = lines.firstIndex(where: { $0 == begin }), let last = lines.firstIndex(where: { $0 == end }),
            first < last
        {
            return Base64.decode(lines[(first + 1)..<last].joined()).flatMap { try? JSON(parsing: $0) }
        }
        guard let line = lines.first(where: { $0.hasPrefix(pageBegin) && $0.hasSuffix(pageEnd) }) else { return nil }
        return try? JSON(parsing: Array(line.dropFirst(pageBegin.count).dropLast(pageEnd.count).utf8))
    }
}
