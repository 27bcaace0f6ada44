package import Core

extension Coverage {
    /// One line of figures, and the elements that nobody has judged.
    package var text: String {
        let rest = isWhole ? "\(unknown) unknown" : "the rest not known: no schema or sample at hand"
        let head = "\(mapping) (\(source)): \(mapped) mapped, \(ignored) ignored, \(rest)"
        let lines = rows.map { row in
            switch row.state {
            case .mapped(let attributes): "  mapped   \(row.path)  \(attributes.map(\.name).joined(separator: ", "))"
            case .ignored(let reason): "  ignored  \(row.path)  \(reason.rawValue)"
            case .unknown: "  unknown  \(row.path)"
            }
        }
        return ([head] + lines).joined(separator: "\n")
    }

    /// `unknown` is left out where it is not known.
    package var json: JSON {
        let members: [String: JSON?] = [
            "mapping": .string(mapping), "source": .string(source), "mapped": .integer(Int64(mapped)),
            "ignored": .integer(Int64(ignored)), "unknown": isWhole ? .integer(Int64(unknown)) : nil,
            "elements": .array(rows.map(\.json)),
        ]
        return .compact(members)
    }
}

extension CoverageRow {
    fileprivate var json: JSON {
        switch state {
        case .mapped(let attributes):
            [
                "element": .string(path), "state": "mapped", "attributes": .array(attributes.map { .string($0.name) }),
            ]
        case .ignored(let reason):
            ["element": .string(path), "state": "ignored", "reason": .string(reason.rawValue)]
        case .unknown: ["element": .string(path), "state": "unknown"]
        }
    }
}
