package import Core

/// One version of a purpose of one controller: a shared template joined with the controller's adoption.
///
/// It works only after the controller's officer has activated these exact bytes (an entry in the log); from then on the
/// log refers to it by ``ref``, and the bytes are kept. It never changes, so every request shares the one object and
/// what was looked up in it once.
package final class Purpose: Sendable {
    package let ref: PurposeRef
    package let template: PurposeTemplate
    package let adoption: Adoption
    /// What an application can ask for: answers, given attributes, and what no source delivers yet.
    package let outputs: [OutputName]
    /// The numbers of titles that cover what a question to a source is made of, such as an address, and no output reads.
    package let inputTitles: [String]
    private let titles: [AttributeID: Authorisation]
    private let lineage: [String: [AttributeID]]

    package init(ref: PurposeRef, template: PurposeTemplate, adoption: Adoption) {
        self.ref = ref
        self.template = template
        self.adoption = adoption
        outputs =
            template.answers.map { OutputName($0.name) } + template.gives.map { OutputName($0.attribute.name) }
            + template.notConnected.map { OutputName($0.name) }
            + template.tells.map { OutputName($0.attribute.name) }
        let told = Set(template.reads + template.gives.map(\.attribute) + template.notConnected)
        inputTitles = adoption.authorisations.filter { !told.isSuperset(of: $0.attributes) }.map(\.number)
        titles = Dictionary(
            adoption.authorisations.flatMap { title in title.attributes.map { ($0, title) } },
            uniquingKeysWith: { first, _ in first })
        lineage = Dictionary(
            template.answers.map { ($0.name, $0.attributes.sorted()) }, uniquingKeysWith: { first, _ in first })
    }

    /// The authorisation under which an attribute is fetched and used.
    package func authorisation(for attribute: AttributeID) -> Authorisation? { titles[attribute] }

    /// How fresh an attribute must be.
    package func freshness(of attribute: AttributeID) -> Freshness { template.freshness[attribute] ?? .askedEachTime }

    /// Whether what comes of an attribute may be kept: the purpose says so, and its title lets it.
    package func keeps(_ attribute: AttributeID) -> Bool {
        freshness(of: attribute).keep && authorisation(for: attribute)?.mayKeep == true
    }

    /// The attributes behind an answer, in order.
    package func attributes(behind answer: Answer) -> [AttributeID] {
        lineage[answer.name] ?? answer.attributes.sorted()
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

extension Purpose: Hashable {
    package static func == (left: Purpose, right: Purpose) -> Bool {
        left === right || (left.ref, left.template, left.adoption) == (right.ref, right.template, right.adoption)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(ref) }
}

/// The name of something that a purpose gives: an answer or an attribute.
package struct OutputName: Hashable, Comparable, Sendable {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }

    package static func < (left: OutputName, right: OutputName) -> Bool { left.name < right.name }
}
