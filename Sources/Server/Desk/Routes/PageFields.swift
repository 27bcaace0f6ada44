import Catalogue
import Core

/// The fields of a query or of a form, each read as text on one line.
///
/// None is taken that holds a national number, but for the one field that is made for it (law 6).
struct PageFields: Sendable {
    /// The longest text of a field, in bytes.
    static let longest = 4_000

    private let fields: [String: String]

    static let none = PageFields(fields: [:])

    private init(fields: [String: String]) {
        self.fields = fields
    }

    /// `nil` where the bytes are no form, or hold a number outside `secret`.
    init?(_ bytes: [UInt8], secret: Set<String> = []) {
        guard let fields = Form.fields(bytes) else { return nil }
        for (name, value) in fields {
            guard !NationalNumberScan.finds(in: name) else { return nil }
            if secret.contains(name) { continue }
            let isAllowed = Self.isTelephone(name, value, fields) || !NationalNumberScan.finds(in: value)
            guard value.utf8.count <= Self.longest, isAllowed else { return nil }
        }
        self.fields = fields
    }

    /// Whether it is a telephone number with its country where one is told: a Belgian mobile one has eleven digits, of
    /// which some read as a national number.
    private static func isTelephone(_ name: String, _ value: String, _ fields: [String: String]) -> Bool {
        name == "value" && fields["kind"] == Tellable.phone.rawValue && value.hasPrefix("+")
            && Tellable.phone.value(.string(value)) != nil
    }

    /// The text of a field without white space around it; `nil` where it is empty or not there.
    subscript(name: String) -> String? {
        guard let value = fields[name] else { return nil }
        let text = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    /// The text of a field with its lines.
    func lines(_ name: String) -> String? { fields[name] }

    func has(_ name: String) -> Bool { fields[name] != nil }

    func date(_ name: String) -> CalendarDate? { self[name].flatMap { CalendarDate($0) } }

    func identifier(_ name: String) -> Identifier? { self[name].flatMap { Identifier($0) } }

    func choice<Choice: RawRepresentable>(_ name: String, _: Choice.Type = Choice.self) -> Choice?
    where Choice.RawValue == String {
        self[name].flatMap { Choice(rawValue: $0) }
    }
}
