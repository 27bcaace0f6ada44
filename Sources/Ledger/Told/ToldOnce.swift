package import Catalogue
package import Core

/// A citizen tells something and lets it be kept; what, but never the value.
package struct ToldOnce: TakenRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    /// The words about it that they heard or read.
    package let notice: Telling
    package let telling: Identifier
    package let kind: Tellable
    /// Whether they let other services of this controller use it too.
    package let isShared: Bool
    package let until: Instant
    /// Where the person hears of it; a guarded value that was taken back before is not told anew without.
    package let warning: ContactNotice?

    package init(
        person: SubjectRef, purpose: PurposeRef, taking: Taking, notice: Telling, telling: Identifier, kind: Tellable,
        isShared: Bool, until: Instant, warning: ContactNotice? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.notice = notice
        self.telling = telling
        self.kind = kind
        self.isShared = isShared
        self.until = until
        self.warning = warning
    }

    var content: JSON {
        content(
            "sluis:Told",
            [
                "attribute": .string(kind.rawValue), "shared": .boolean(isShared), "telling": .string(telling.text),
                "until": .string(until.rfc3339), "warning": warning?.json,
            ], telling: notice)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let notice = Telling(source), let telling = source.identifier("telling"), let kind = source.tellable,
            let isShared = source.content["shared"]?.boolean, let until = source.instant("until")
        else { return nil }
        let warning = source.content["warning"].map { ContactNotice(json: $0) }
        if case .some(nil) = warning { return nil }
        self.init(
            person: person, purpose: purpose, taking: taking, notice: notice, telling: telling, kind: kind,
            isShared: isShared, until: until, warning: warning.flatMap { $0 })
    }
}

extension RecordSource {
    var tellable: Tellable? { string("attribute").flatMap { Tellable(rawValue: $0) } }
}
