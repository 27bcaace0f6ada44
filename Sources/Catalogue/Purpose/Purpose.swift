package import Core

/// One version of a purpose of one controller: a shared template joined with the controller's adoption.
///
/// It works only after the controller's officer has activated these exact bytes (an entry in the log); from then on the
/// log refers to it by ``ref``, and the bytes are kept.
package struct Purpose: Hashable, Sendable {
    package let ref: PurposeRef
    package let template: PurposeTemplate
    package let adoption: Adoption

    package init(ref: PurposeRef, template: PurposeTemplate, adoption: Adoption) {
        self.ref = ref
        self.template = template
        self.adoption = adoption
    }

    /// What an application can ask for: answers, given attributes, and what no source delivers yet.
    package var outputs: [OutputName] {
        template.answers.map { OutputName($0.name) } + template.gives.map { OutputName($0.attribute.name) }
            + template.notConnected.map { OutputName($0.name) }
    }

    /// The authorisation under which an attribute is fetched and used.
    package func authorisation(for attribute: AttributeID) -> Authorisation? {
        adoption.authorisations.first { $0.attributes.contains(attribute) }
    }

    /// The value of a dated parameter at a day.
    package func parameter(_ name: String, at day: CalendarDate) -> Value? {
        adoption.parameters[name]?.last { $0.from <= day }?.value
    }

    /// The reference date of a request that names none.
    package func defaultReferenceDate(today: CalendarDate) -> CalendarDate {
        switch template.referenceDate {
        case .today: today
        case .firstOfJanuary: CalendarDate(year: today.year, month: 1, day: 1) ?? today
        }
    }
}

/// The name of something that a purpose gives: an answer or an attribute.
package struct OutputName: Hashable, Comparable, Sendable {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }

    package static func < (left: OutputName, right: OutputName) -> Bool { left.name < right.name }
}
