package import Core

/// A consent, or a refusal, as it stands.
package struct ConsentRow: Hashable, Sendable {
    package let id: Identifier
    package let person: SubjectRef
    package let purpose: String
    package let version: Int
    package var state: ConsentState
    /// Rises with each change: who cites a consent cites it as it was.
    package var revision: Int64
    package let from: Instant
    package let until: Instant

    package init(
        id: Identifier, person: SubjectRef, purpose: String, version: Int, state: ConsentState, revision: Int64,
        from: Instant, until: Instant
    ) {
        self.id = id
        self.person = person
        self.purpose = purpose
        self.version = version
        self.state = state
        self.revision = revision
        self.from = from
        self.until = until
    }

    package func permits(at instant: Instant) -> Bool { state.permits && from <= instant && instant <= until }

    package var json: JSON {
        [
            "id": .string(id.text), "person": .string(person.text), "purpose": .string(purpose),
            "version": .integer(Int64(version)), "state": .string(state.rawValue), "revision": .integer(revision),
            "from": .string(from.rfc3339), "until": .string(until.rfc3339),
        ]
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let person = json.person("person"),
            let purpose = json["purpose"]?.string, let version = json["version"]?.integer,
            let state = json["state"]?.string.flatMap({ ConsentState(rawValue: $0) }),
            let revision = json["revision"]?.integer, let from = json.instant("from"), let until = json.instant("until")
        else { return nil }
        self.init(
            id: id, person: person, purpose: purpose, version: Int(version), state: state, revision: revision,
            from: from, until: until)
    }
}
