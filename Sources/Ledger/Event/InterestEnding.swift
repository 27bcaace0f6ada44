import Catalogue
package import Core

/// Interests in a person that were found over by themselves: what they held goes in this transaction.
///
/// An interest of which something is over is named whole, and the transaction drops what is over of it then: what a newer
/// hold keeps stays.
package struct InterestEnding: EventRecord {
    /// One interest that is over, in whole or in part.
    package struct Ended: Hashable, Sendable {
        package let interest: Identifier
        package let kind: Interest.Kind
        package let purpose: String
        package let cause: HoldEnd

        package init(interest: Identifier, kind: Interest.Kind, purpose: String, cause: HoldEnd) {
            self.interest = interest
            self.kind = kind
            self.purpose = purpose
            self.cause = cause
        }
    }

    package let person: SubjectRef
    package let ended: [Ended]
    /// The officer or operator who asked for it; `nil` where the gateway does it by itself.
    package let by: String?

    package init(person: SubjectRef, ended: [Ended], by: String?) {
        self.person = person
        self.ended = ended
        self.by = by
    }

    package var subject: SubjectRef? { person }
    var content: JSON { ["ended": .array(ended.map(\.json))] }
    var staff: JSON? { by.map { ["employee": .string($0)] } }
    var columns: EntryColumns { EntryColumns(employee: by) }

    var rowKeys: [RowKey] {
        (by.map { [.application($0)] } ?? [])
            + ended.flatMap { item -> [RowKey] in
                [.interest(item.interest)] + (item.kind == .consent ? [.consent(item.interest)] : [])
            }
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let by {
            switch rows.applications[by]?.role {
            case .officer, .operator: break
            default: return Refusal(.roleNotAllowed, law: 7)
            }
        }
        for item in ended {
            let isOver = over(item, in: rows, at: moment.at).contains { rows.holds[$0]?.purpose == item.purpose }
            if !isOver { return Refusal(.nothingToErase, law: 4) }
        }
        return ended.isEmpty ? Refusal(.nothingToErase, law: 4) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.dropping(ended.flatMap { over($0, in: rows, at: mark.at) })
    }

    private func over(_ item: Ended, in rows: Rows, at instant: Instant) -> [HoldKey] {
        rows.holds(of: item.interest).filter { key in
            guard let hold = rows.holds[key], let fact = rows.facts[key.fact], fact.person == person else {
                return false
            }
            return rows.end(of: hold, on: fact, at: instant) != nil
        }
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let ended = source.list("ended", Ended.init(json:)) else { return nil }
        self.init(person: person, ended: ended, by: source.staff?["employee"]?.string)
    }
}

extension InterestEnding.Ended {
    fileprivate var json: JSON {
        [
            "interest": .string(interest.text), "kind": .string(kind.rawValue), "purpose": .string(purpose),
            "cause": .string(cause.rawValue),
        ]
    }

    fileprivate init?(json: JSON) {
        guard let interest = json.identifier("interest"),
            let kind = json["kind"]?.string.flatMap({ Interest.Kind(rawValue: $0) }),
            let purpose = json["purpose"]?.string, let cause = json["cause"]?.string.flatMap({ HoldEnd(rawValue: $0) })
        else { return nil }
        self.init(interest: interest, kind: kind, purpose: purpose, cause: cause)
    }
}
