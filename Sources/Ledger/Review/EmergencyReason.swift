package import Catalogue
import Core

/// Why data is asked for in an emergency: a category of the purpose, and a sentence.
package struct EmergencyReason: Hashable, Sendable {
    package let category: String
    package let text: String

    package init(category: String, text: String) {
        self.category = category
        self.text = text
    }

    var json: JSON { ["category": .string(category), "text": .string(text)] }

    init?(json: JSON?) {
        guard let category = json?["category"]?.string, let text = json?["text"]?.string else { return nil }
        self.init(category: category, text: text)
    }
}

extension Judge {
    /// The fewest characters that say something.
    package static let shortestReason = 10

    /// An emergency is asked for by an employee who says why; nothing else takes such a reason.
    package static func emergency(
        _ reason: EmergencyReason?, by requester: Requester, _ rule: EmergencyRule?
    ) -> Refusal? {
        switch (rule, reason) {
        case (nil, nil): nil
        case (let rule?, let reason?)
        where rule.reasons[reason.category] != nil && reason.text.count >= shortestReason && requester.employee != nil:
            nil
        default: Refusal(.emergencyReasonMissing, law: 2)
        }
    }
}

extension Rows {
    /// The first request of an emergency opens its time and the duty to review it.
    func emergency(
        _ person: SubjectRef, _ purpose: PurposeRef, _ application: String, at mark: EntryMark
    ) -> [RowChange] {
        guard let rule = self.purpose(purpose.id, purpose.version)?.terms.emergency,
            !hasOpenBox(person, purpose: purpose.id, application: application, at: mark.at)
        else { return [] }
        let box = EmergencyBox(
            purpose: purpose.id, application: application,
            until: mark.at.adding(milliseconds: Int64(rule.minutes) * 60_000),
            due: BelgianCalendar.date(at: mark.at).adding(days: rule.reviewDays))
        return [.matter(MatterRow(id: mark.id, person: person, matter: .emergency(box), state: .open))]
    }
}
