package import Catalogue
package import Core

/// A citizen tells it anew: the earlier value goes in this transaction.
package struct ToldCorrection: TakenRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    package let notice: Telling
    package let telling: Identifier
    package let kind: Tellable
    /// The one that its value was sealed as: of two who correct at once, the second looks again.
    package let revision: Int64
    /// Whether they let other services use it too, from now on; `nil` where it stays as it was.
    package let isShared: Bool?
    package let until: Instant
    /// Where the person hears of it; a guarded value is not corrected without.
    package let warning: ContactNotice?

    package init(
        person: SubjectRef, purpose: PurposeRef, taking: Taking, notice: Telling, telling: Identifier, kind: Tellable,
        revision: Int64, isShared: Bool? = nil, until: Instant, warning: ContactNotice?
    ) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.notice = notice
        self.telling = telling
        self.kind = kind
        self.revision = revision
        self.isShared = isShared
        self.until = until
        self.warning = warning
    }

    var content: JSON {
        content(
            "sluis:ToldCorrected",
            [
                "attribute": .string(kind.rawValue), "revision": .integer(revision),
                "shared": isShared.map { .boolean($0) }, "telling": .string(telling.text),
                "until": .string(until.rfc3339), "warning": warning?.json,
            ], telling: notice)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let notice = Telling(source), let telling = source.identifier("telling"), let kind = source.tellable,
            let revision = source.integer("revision"), let until = source.instant("until")
        else { return nil }
        let warning = source.content["warning"].map { ContactNotice(json: $0) }
        if case .some(nil) = warning { return nil }
        self.init(
            person: person, purpose: purpose, taking: taking, notice: notice, telling: telling, kind: kind,
            revision: Int64(revision), isShared: source.content["shared"]?.boolean, until: until,
            warning: warning.flatMap { $0 })
    }
}
