import Core

/// A source's own list of what we asked it: our reference, when, and which service.
///
/// CSV with a header (separated by semicolons or commas) or a JSON array of objects. Columns are known by the names that
/// sources use; others are left alone.
struct SourceList {
    struct Line: Hashable {
        let reference: String
        let at: Instant?
        let service: String?
    }

    let lines: [Line]

    private static let references = ["reference", "referte", "ref"]
    private static let times = ["at", "time", "tijdstip", "wanneer", "datum"]
    private static let services = ["service", "dienst", "wat"]

    init(_ bytes: [UInt8], file: String) throws {
        let first = bytes.first { $0 > 0x20 }
        let records =
            first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
            ? try Self.json(bytes, file) : try Self.csv(bytes, file)
        lines = try records.enumerated().map { index, record in
            func value(_ names: [String]) -> String? {
                record.first { names.contains($0.key.lowercased()) && !$0.value.isEmpty }?.value
            }
            guard let reference = value(Self.references) else {
                throw CommandError(
                    "\(file): line \(index + 1) has no reference; its column is `Referte` or `reference`")
            }
            return Line(
                reference: reference, at: value(Self.times).flatMap { Instant(rfc3339: $0) },
                service: value(Self.services))
        }
    }

    private static func json(_ bytes: [UInt8], _ file: String) throws -> [[String: String]] {
        guard let document = try? JSON(parsing: bytes, allowingNull: true),
            let items = document.array ?? document["calls"]?.array ?? document["items"]?.array
        else { throw CommandError("\(file) is no JSON array of calls") }
        // The mock's own steps, such as asking for a token, carry no reference of ours.
        let own = document["calls"] != nil
        return items.compactMap { item in
            let record = (item.object ?? [:]).compactMapValues(\.string)
            return own && record["reference"] == nil ? nil : record
        }
    }

    private static func csv(_ bytes: [UInt8], _ file: String) throws -> [[String: String]] {
        var rows = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.map(String.init)
        guard let header = rows.first else { throw CommandError("\(file) is empty") }
        rows.removeFirst()
        let separator: Character = header.contains(";") ? ";" : ","
        let names = fields(header, separator)
        return rows.map { row in
            Dictionary(zip(names, fields(row, separator)), uniquingKeysWith: { first, _ in first })
        }
    }

    private static func fields(_ row: String, _ separator: Character) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in row {
            switch character {
            case "\"": isQuoted.toggle()
            case separator where !isQuoted: fields.append("")
            case "\u{FEFF}", "\r": break
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
