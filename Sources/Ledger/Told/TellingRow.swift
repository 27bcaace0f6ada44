package import Catalogue
package import Core

/// Something that a citizen told and lets the controller keep: what kind of thing, for whom, until when.
///
/// The value stands beside it, sealed under the person's `told` key; each revision is sealed for itself.
package struct TellingRow: Hashable, Sendable {
    package let id: Identifier
    /// Who told it last, by the ref that they were known by then.
    package var person: SubjectRef
    /// The purpose for which it was told, by the version in force then.
    package let purpose: String
    package let version: Int
    package let kind: Tellable
    /// Whether the citizen lets other purposes of this controller that name it use it too.
    package var isShared: Bool
    /// How well the person was known who told it first.
    package let assurance: Assurance
    /// When and how it was told last.
    package var at: Instant
    package var channel: Channel
    package var until: Instant
    /// Grows by one with each correction.
    package var revision: Int64
    /// Taken back: the value is gone, and until its last day who tells it anew must be known as well as who told it.
    package var isTakenBack: Bool

    package init(
        id: Identifier, person: SubjectRef, purpose: String, version: Int, kind: Tellable, isShared: Bool,
        assurance: Assurance, at: Instant, channel: Channel, until: Instant, revision: Int64 = 1,
        isTakenBack: Bool = false
    ) {
        self.id = id
        self.person = person
        self.purpose = purpose
        self.version = version
        self.kind = kind
        self.isShared = isShared
        self.assurance = assurance
        self.at = at
        self.channel = channel
        self.until = until
        self.revision = revision
        self.isTakenBack = isTakenBack
    }

    /// Whether a purpose may use it, as far as the citizen's word goes.
    package func isFor(_ purpose: String) -> Bool { self.purpose == purpose || isShared }

    /// Days for which a contact must have stood to carry a notice: who has just changed it may be the one to warn of.
    package static let steadyDays: Int64 = 30

    /// Whether a notice of a change elsewhere reaches the person here, and not somebody who has just taken it over.
    package func carriesNotice(at instant: Instant) -> Bool {
        kind.isContact && !isTakenBack && at.adding(days: Self.steadyDays) <= instant && instant <= until
    }

    /// All but who it is about, which storage keeps apart.
    package var terms: JSON {
        .compact([
            "assurance": .string(assurance.rawValue), "at": .string(at.rfc3339), "channel": .string(channel.rawValue),
            "kind": .string(kind.rawValue), "purpose": .string(purpose), "revision": .integer(revision),
            "shared": .boolean(isShared), "takenBack": isTakenBack ? true : nil, "until": .string(until.rfc3339),
            "version": .integer(Int64(version)),
        ])
    }

    package init?(id: Identifier, person: SubjectRef, terms: JSON) {
        guard let purpose = terms["purpose"]?.string, let version = terms["version"]?.integer,
            let kind = terms["kind"]?.string.flatMap({ Tellable(rawValue: $0) }),
            let isShared = terms["shared"]?.boolean,
            let assurance = terms["assurance"]?.string.flatMap({ Assurance(rawValue: $0) }),
            let at = terms.instant("at"), let channel = terms["channel"]?.string.flatMap({ Channel(rawValue: $0) }),
            let until = terms.instant("until"), let revision = terms["revision"]?.integer
        else { return nil }
        self.init(
            id: id, person: person, purpose: purpose, version: Int(version), kind: kind, isShared: isShared,
            assurance: assurance, at: at, channel: channel, until: until, revision: revision,
            isTakenBack: terms["takenBack"]?.boolean ?? false)
    }

    package var json: JSON {
        var members = terms.members ?? [:]
        members["id"] = .string(id.text)
        members["person"] = .string(person.text)
        return .members(members)
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let person = json.person("person") else { return nil }
        self.init(id: id, person: person, terms: json)
    }
}
