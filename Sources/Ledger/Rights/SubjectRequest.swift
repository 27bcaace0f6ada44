package import Catalogue
package import Core

/// A citizen uses a right; an answer is due within a month (GDPR 12(3)).
///
/// The request's id is the id of this entry.
package struct SubjectRequest: EventRecord {
    package let person: SubjectRef
    package let right: SubjectRight
    package let channel: Channel
    /// The day on which it reached the controller.
    package let received: CalendarDate
    package let due: CalendarDate
    /// The officer or clerk who took it down.
    package let by: String

    package init(
        person: SubjectRef, right: SubjectRight, channel: Channel, received: CalendarDate, by: String
    ) {
        self.person = person
        self.right = right
        self.channel = channel
        self.received = received
        self.by = by
        due = received.adding(months: 1)
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "right": .string(right.rawValue), "channel": .string(channel.rawValue),
            "received": .string(received.text), "due": .string(due.text),
        ]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: right.rawValue, employee: by) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let right = source.string("right").flatMap({ SubjectRight(rawValue: $0) }),
            let channel = source.string("channel").flatMap({ Channel(rawValue: $0) }),
            let received = source.date("received"), let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(person: person, right: right, channel: channel, received: received, by: by)
        guard source.date("due") == due else { return nil }
    }

    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard received <= BelgianCalendar.date(at: moment.commit) else { return Refusal(.dateNotAllowed, law: 2) }
        return rows.applications[by]?.role == .clerk ? nil : Judge.officer(by, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [
            .matter(
                MatterRow(
                    id: mark.id, person: person, matter: .request(right, due: due, isExtended: false), state: .open))
        ]
    }
}
