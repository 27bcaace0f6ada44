package import Core

/// Whether the person behind a new number is the one known under the old.
///
/// A fresh record under the new number may say yes; no, and whatever the sources leave open, is said by an officer.
package struct IdentityDecision: EventRecord {
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// One person: the refs stay apart and are linked, and consents run again.
        case same
        /// Not the same, or not to be known: consents stay paused.
        case other
    }

    package enum Ground: Hashable, Sendable {
        /// Birth date and name agree, by this consultation under the new number.
        case source(consultation: Identifier)
        case officer(String, reason: String)
    }

    /// The entry that recorded the change.
    package let identity: Identifier
    package let person: SubjectRef
    package let successor: SubjectRef?
    package let verdict: Verdict
    package let ground: Ground

    package init(
        identity: Identifier, person: SubjectRef, successor: SubjectRef?, verdict: Verdict, ground: Ground
    ) {
        self.identity = identity
        self.person = person
        self.successor = successor
        self.verdict = verdict
        self.ground = ground
    }

    package var subject: SubjectRef? { person }
    package var members: [SubjectRef] { successor.map { [$0] } ?? [] }
    var content: JSON {
        var members: JSONMembers = ["identity": .string(identity.text), "verdict": .string(verdict.rawValue)]
        switch ground {
        case .source(let consultation): members["consultation"] = .string(consultation.text)
        case .officer(_, let reason): members["reason"] = .string(reason)
        }
        return .members(members)
    }
    var staff: JSON? { officer.map { ["employee": .string($0)] } }
    var columns: EntryColumns { EntryColumns(outcome: verdict.rawValue, employee: officer) }

    private var officer: String? {
        guard case .officer(let name, _) = ground else { return nil }
        return name
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let identity = source.identifier("identity"),
            let verdict = source.string("verdict").flatMap({ Verdict(rawValue: $0) }), source.members.count <= 1
        else { return nil }
        let ground: Ground
        switch (source.identifier("consultation"), source.string("reason"), source.staff?["employee"]?.string) {
        case (let consultation?, nil, nil): ground = .source(consultation: consultation)
        case (nil, let reason?, let name?): ground = .officer(name, reason: reason)
        default: return nil
        }
        self.init(
            identity: identity, person: person, successor: source.members.first, verdict: verdict, ground: ground)
    }
}
