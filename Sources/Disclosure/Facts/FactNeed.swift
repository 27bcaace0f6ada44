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

    package init(
        person: SubjectRef, number: SubjectNumber, purpose: Purpose, attributes: [AttributeID],
        referenceDate: CalendarDate
    ) {
        self.person = person
        self.number = number
        self.purpose = purpose
        self.attributes = attributes
        self.referenceDate = referenceDate
    }

    package init(
        person: SubjectRef, number: INSZ, purpose: Purpose, attributes: [AttributeID], referenceDate: CalendarDate
    ) {
        self.init(
            person: person, number: .person(number), purpose: purpose, attributes: attributes,
            referenceDate: referenceDate)
    }
}
