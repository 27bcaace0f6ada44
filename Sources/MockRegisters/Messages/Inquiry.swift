import Core

/// A question about a resident whom the registers know, on the day of the mock's clock.
struct Inquiry {
    let question: Question
    let resident: Resident
    /// The number asked for, where another has replaced it.
    let formerNumber: INSZ?
    let population: Population
    let today: CalendarDate

    var criteria: XMLElement? { question.content["Criteria"] }

    var digits: String { resident.insz.revealedDigits }
}
