package import Core

extension Matter {
    package var json: JSON {
        switch self {
        case .restriction(let restriction):
            .compact([
                "kind": "restriction", "purpose": restriction.purpose.map { .string($0) },
                "since": .string(restriction.since.rfc3339), "needsTwo": .boolean(restriction.needsTwo),
                "reader": restriction.reader.map {
                    ["officer": .string($0.officer), "until": .string($0.until.rfc3339)]
                },
            ])
        case .objection(let purpose): ["kind": "objection", "purpose": .string(purpose)]
        case .emergency(let box):
            [
                "kind": "emergency", "purpose": .string(box.purpose), "application": .string(box.application),
                "until": .string(box.until.rfc3339), "due": .string(box.due.text),
            ]
        case .request(let right, let due, let isExtended):
            [
                "kind": "request", "right": .string(right.rawValue), "due": .string(due.text),
                "extended": .boolean(isExtended),
            ]
        case .sample(let sheet):
            [
                "kind": "sample", "entries": .array(sheet.entries.map { .string($0.text) }),
                "findings": .object(
                    Dictionary(
                        sheet.findings.map { ($0.key.text, .boolean($0.value)) },
                        uniquingKeysWith: { first, _ in first }
                    )),
            ]
        case .doubt(let doubt): doubt.json
        }
    }

    package init?(json: JSON?) {
        guard let json, let kind = json["kind"]?.string else { return nil }
        let matter: Matter? =
            switch kind {
            case "restriction": Restriction(json: json).map { .restriction($0) }
            case "objection": json["purpose"]?.string.map { .objection(purpose: $0) }
            case "emergency": EmergencyBox(json: json).map { .emergency($0) }
            case "request":
                if let right = json["right"]?.string.flatMap({ SubjectRight(rawValue: $0) }), let due = json.date("due")
                {
                    .request(right, due: due, isExtended: json["extended"]?.boolean ?? false)
                } else {
                    nil
                }
            case "sample": SampleSheet(json: json).map { .sample($0) }
            case "doubt": Doubt(json: json).map { .doubt($0) }
            default: nil
            }
        guard let matter else { return nil }
        self = matter
    }
}

extension Restriction {
    fileprivate init?(json: JSON) {
        guard let since = json.instant("since"), let needsTwo = json["needsTwo"]?.boolean else { return nil }
        var reader: Reader?
        if let read = json["reader"] {
            guard let officer = read["officer"]?.string, let until = read.instant("until") else { return nil }
            reader = Reader(officer: officer, until: until)
        }
        self.init(purpose: json["purpose"]?.string, since: since, needsTwo: needsTwo, reader: reader)
    }
}

extension EmergencyBox {
    fileprivate init?(json: JSON) {
        guard let purpose = json["purpose"]?.string, let application = json["application"]?.string,
            let until = json.instant("until"), let due = json.date("due")
        else { return nil }
        self.init(purpose: purpose, application: application, until: until, due: due)
    }
}

extension SampleSheet {
    fileprivate init?(json: JSON) {
        guard let items = json["entries"]?.array, let found = json["findings"]?.object else { return nil }
        let entries = items.compactMap { $0.string.flatMap { Identifier($0) } }
        var findings: [Identifier: Bool] = [:]
        for (name, value) in found {
            guard let id = Identifier(name), let isExplained = value.boolean else { return nil }
            findings[id] = isExplained
        }
        guard entries.count == items.count else { return nil }
        self.init(entries: entries, findings: findings)
    }
}

extension JSON {
    fileprivate func date(_ name: String) -> CalendarDate? { self[name]?.string.flatMap { CalendarDate($0) } }
}
