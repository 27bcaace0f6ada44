package import Core

/// What a question is filled in with; it holds secrets, so it does not print.
package struct RequestInputs: Sendable, CustomStringConvertible {
    package let subject: SubjectNumber
    package let referenceDate: CalendarDate
    /// The attributes that are wanted; all, where `nil`.
    package let wanted: Set<AttributeID>?
    /// Under which aim; only services that name it in their content need it.
    package var finality: Finality?
    /// The last day of a period that begins on the reference date, for an inscription.
    package var lastDay: CalendarDate?
    /// The reference of the batch that came before, to acknowledge it.
    package var receipt: String?
    /// The values of the attributes that the service needs.
    package var given: [AttributeID: Value]
    /// Our reference of the call, and what the source's settings give by name: for services of style `rest`.
    package var reference: String?
    package var settings: [String: String]

    package var description: String { "RequestInputs(•••)" }

    package init(
        subject: SubjectNumber, referenceDate: CalendarDate, wanted: Set<AttributeID>?, finality: Finality? = nil,
        lastDay: CalendarDate? = nil, receipt: String? = nil,
        given: [AttributeID: Value] = [:], reference: String? = nil, settings: [String: String] = [:]
    ) {
        self.subject = subject
        self.referenceDate = referenceDate
        self.wanted = wanted
        self.finality = finality
        self.lastDay = lastDay
        self.receipt = receipt
        self.given = given
        self.reference = reference
        self.settings = settings
    }
}
