import Core

/// What makes two calls the same (DESIGN 3.4): the person at this controller, service, finality and criteria.
///
/// The values that the question is made of are known later (``CallInputs``).
struct CallKey: Hashable, Sendable {
    let person: SubjectRef
    let service: String
    let finality: Finality
    /// The day and the names that the question holds; empty where it holds none.
    let criteria: String

    init(person: SubjectRef, service: SourceService, finality: Finality, day: CalendarDate, attributes: [AttributeID]) {
        self.person = person
        self.service = service.name
        self.finality = finality
        let names = service.asksByAttribute ? attributes.map(\.name).sorted().joined(separator: ",") : ""
        criteria = (service.isDated ? day.text : "") + "|" + names
    }
}
