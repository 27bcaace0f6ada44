import Core

/// Which exception a source answers with: a code is unique only together with its origin (FIELD 1.3).
package struct ExceptionSwitch: Hashable, Sendable {
    package let origin: String
    package let code: String
    /// `FOUT`, `WAARSCHUWING` or `INFORMATIE`.
    package let type: String
    /// 2 refuses the whole request, 3 speaks of one question.
    package let level: Int
    /// Whether the good content comes along, at level 3.
    package let withData: Bool

    package init(
        origin: String, code: String, type: String = "FOUT", level: Int = 3, withData: Bool = false
    ) {
        self.origin = origin
        self.code = code
        self.type = type
        self.level = level
        self.withData = withData
    }

    var anomaly: Anomaly { Anomaly(code, origin, "Uitzondering " + origin + " " + code, type: type) }

    /// `nil` where a member is missing or impossible: an origin has up to five letters, a code up to ten digits.
    init?(json: JSON) {
        guard let origin = json["origin"]?.string, let code = json["code"]?.string,
            let made = Self.checked(
                origin, code, json["type"]?.string, json["level"]?.integer.map(Int.init), json["data"]?.boolean)
        else { return nil }
        self = made
    }

    init(record: FileRecord) throws(MockRegistersError) {
        guard
            let made = Self.checked(
                try record.required("origin"), try record.required("code"), try record.text("type"),
                try record.integer("level"), try record.flag("data"))
        else { throw record.failure(.wrongKind, "code") }
        self = made
    }

    private static func checked(
        _ origin: String, _ code: String, _ type: String?, _ level: Int?, _ withData: Bool?
    ) -> ExceptionSwitch? {
        guard (1...5).contains(origin.utf8.count), (1...10).contains(code.utf8.count),
            code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }),
            ["FOUT", "WAARSCHUWING", "INFORMATIE"].contains(type ?? "FOUT"), [2, 3].contains(level ?? 3)
        else { return nil }
        return ExceptionSwitch(
            origin: origin, code: code, type: type ?? "FOUT", level: level ?? 3, withData: withData ?? false)
    }

    var members: [String: JSON] {
        [
            "origin": .string(origin), "code": .string(code), "type": .string(type), "level": .integer(Int64(level)),
            "data": .boolean(withData),
        ]
    }
}
