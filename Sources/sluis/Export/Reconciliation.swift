import Core

/// Our calls beside a source's list, both ways: what either has and the other lacks.
struct Reconciliation {
    /// A call that our log has.
    struct Ours {
        let reference: String
        let json: JSON
        /// The source answered: then it must have the call too.
        let wasAnswered: Bool

        init?(_ json: JSON) {
            guard let reference = json["reference"]?.string else { return nil }
            self.reference = reference
            self.json = json
            let unheard = ["busy", "unavailable"]
            wasAnswered = json["status"]?.string.map { !unheard.contains($0) } ?? false
        }
    }

    let matched: Int
    /// Ours, answered, and not on the source's list.
    let missingThere: [Ours]
    /// Ours, never answered, and not on the source's list: they may not have arrived.
    let unheard: [Ours]
    /// The source's, and not in our log: someone asked without a record, or in our name.
    let missingHere: [SourceList.Line]

    init(ours: [Ours], theirs: [SourceList.Line], from: Instant, until: Instant) {
        let listed = Set(theirs.map(\.reference))
        let known = Set(ours.map(\.reference))
        matched = known.intersection(listed).count
        missingThere = ours.filter { $0.wasAnswered && !listed.contains($0.reference) }
        unheard = ours.filter { !$0.wasAnswered && !listed.contains($0.reference) }
        missingHere = theirs.filter { line in
            !known.contains(line.reference) && line.at.map { from <= $0 && $0 <= until } != false
        }
    }

    var agrees: Bool { missingThere.isEmpty && missingHere.isEmpty }

    var json: JSON {
        [
            "agrees": .boolean(agrees), "matched": .integer(Int64(matched)),
            "missingHere": .array(
                missingHere.map { line in
                    .compact([
                        "at": line.at.map { .string($0.rfc3339) }, "reference": .string(line.reference),
                        "service": line.service.map { .string($0) },
                    ])
                }),
            "missingThere": .array(missingThere.map(\.json)), "unheard": .array(unheard.map(\.json)),
        ]
    }

    func printed() {
        print(
            (agrees ? "agrees: " : "DOES NOT AGREE: ")
                + "\(matched) calls on both lists, \(unheard.count) of ours never answered and not on theirs")
        for call in missingThere {
            print("  ours, missing there: \(call.reference) (entry \(call.json["index"]?.integer ?? -1))")
        }
        for line in missingHere {
            print("  theirs, missing here: \(line.reference) \(line.at?.rfc3339 ?? "") \(line.service ?? "")")
        }
    }
}
