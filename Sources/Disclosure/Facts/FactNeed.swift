package import Catalogue
package import Core
import Ledger

/// What a request needs to know of one subject.
package struct FactNeed: Sendable {
    package let person: SubjectRef
    package let number: SubjectNumber
    package let purpose: Purpose
    package let attributes: [AttributeID]
    package let referenceDate: CalendarDate
    package let asked: AskedFreshness
    /// Whether nobody waits for it: then a source's limits are left to those who do.
    package let isOfTask: Bool

    package init(
        person: SubjectRef, number: SubjectNumber, purpose: Purpose, attributes: [AttributeID],
        referenceDate: CalendarDate, asked: AskedFreshness = .asThePurposeSays, isOfTask: Bool = false
    ) {
        self.person = person
        self.number = number
        self.purpose = purpose
        self.attributes = attributes
        self.referenceDate = referenceDate
        self.asked = asked
        self.isOfTask = isOfTask
    }

    package init(
        person: SubjectRef, number: INSZ, purpose: Purpose, attributes: [AttributeID], referenceDate: CalendarDate
    ) {
        self.init(
            person: person, number: .person(number), purpose: purpose, attributes: attributes,
            referenceDate: referenceDate)
    }

    /// How old an attribute may be: what the purpose allows, or less where the request says so.
    package func maximumAgeDays(of attribute: AttributeID) -> Int {
        let allowed = purpose.freshness(of: attribute).maximumAgeDays
        return asked.days(of: attribute).map { min($0, allowed) } ?? allowed
    }

    /// The same need, for some of its attributes.
    package func narrowed(to attributes: [AttributeID]) -> FactNeed {
        FactNeed(
            person: person, number: number, purpose: purpose, attributes: attributes, referenceDate: referenceDate,
            asked: asked, isOfTask: isOfTask)
    }
}
