package import Catalogue
package import Core

/// How one call of a consultation ended.
package struct CallEnding: Hashable, Sendable {
    package let service: String
    package let status: Outcome.Status
    /// `MAGDA:99996`; empty where the source gave none.
    package let code: String
    package let attempts: Int
    /// The `Referte` of the call that was made; a shared call carries the one of who made it.
    package let reference: String

    package init(service: String, status: Outcome.Status, code: String, attempts: Int, reference: String) {
        self.reference = reference
        self.service = service
        self.status = status
        self.code = code
        self.attempts = attempts
    }

    /// Whether the source told something: data, or that it has none.
    package var hasData: Bool {
        switch status {
        case .ok, .partial, .anomaly, .filtered, .notFound, .identityChanged: true
        case .busy, .unavailable, .notAuthorised, .notInscribed, .badRequest, .fault: false
        }
    }

    var json: JSON {
        [
            "service": .string(service), "status": .string(status.rawValue), "code": .string(code),
            "attempts": .integer(Int64(attempts)), "reference": .string(reference),
        ]
    }

    init?(json: JSON) {
        guard let service = json["service"]?.string,
            let status = json["status"]?.string.flatMap({ Outcome.Status(rawValue: $0) }),
            let code = json["code"]?.string, let attempts = json["attempts"]?.integer,
            let reference = json["reference"]?.string
        else { return nil }
        self.init(service: service, status: status, code: code, attempts: Int(attempts), reference: reference)
    }
}

/// What justifies keeping a fact: a running consent or an open case, with its end.
package struct Interest: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case consent, openCase
    }

    package let kind: Kind
    /// The consent's id, or the keyed name of the case.
    package let id: Identifier
    package let until: Instant

    package init(kind: Kind, id: Identifier, until: Instant) {
        self.kind = kind
        self.id = id
        self.until = until
    }

    var json: JSON {
        ["kind": .string(kind.rawValue), "id": .string(id.text), "until": .string(until.rfc3339)]
    }

    init?(json: JSON?) {
        guard let json, let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }),
            let id = json["id"]?.string.flatMap({ Identifier($0) }),
            let until = json["until"]?.string.flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        self.init(kind: kind, id: id, until: until)
    }
}

/// The end of a consultation: how each call ended, what was kept and why.
///
/// Facts are written in its transaction.
package struct ConsultationClosing: EventRecord {
    package enum Ending: String, Hashable, Sendable {
        case answered, failed, interrupted, abandoned
    }

    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consultation: Identifier
    package let ending: Ending
    package let calls: [CallEnding]
    package let kept: [KeptFact]
    package let interest: Interest?
    /// The household members about whom data came in.
    package let members: [SubjectRef]

    package init(
        person: SubjectRef, purpose: PurposeRef, consultation: Identifier, ending: Ending, calls: [CallEnding],
        kept: [KeptFact], interest: Interest?, members: [SubjectRef]
    ) {
        self.person = person
        self.purpose = purpose
        self.consultation = consultation
        self.ending = ending
        self.calls = calls
        self.kept = kept
        self.interest = interest
        self.members = members
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purpose": purpose.json, "consultation": .string(consultation.text), "ending": .string(ending.rawValue),
            "calls": .array(calls.map(\.json)), "kept": .array(kept.map(\.json)), "interest": interest?.json,
        ])
    }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text, outcome: ending.rawValue) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let consultation = source.identifier("consultation"),
            let ending = source.string("ending").flatMap({ Ending(rawValue: $0) }),
            let calls = source.list("calls", CallEnding.init(json:)),
            let kept = source.list("kept", KeptFact.init(json:))
        else { return nil }
        self.init(
            person: person, purpose: purpose, consultation: consultation, ending: ending, calls: calls, kept: kept,
            interest: Interest(json: source.content["interest"]), members: source.members)
    }
}

/// A fact that was kept, by its id and the title under which it was fetched.
package struct KeptFact: Hashable, Sendable {
    package let id: Identifier
    package let service: String
    package let finality: String

    package init(id: Identifier, service: String, finality: String) {
        self.id = id
        self.service = service
        self.finality = finality
    }

    var json: JSON {
        ["id": .string(id.text), "service": .string(service), "finality": .string(finality)]
    }

    init?(json: JSON) {
        guard let id = json["id"]?.string.flatMap({ Identifier($0) }), let service = json["service"]?.string,
            let finality = json["finality"]?.string
        else { return nil }
        self.init(id: id, service: service, finality: finality)
    }
}
