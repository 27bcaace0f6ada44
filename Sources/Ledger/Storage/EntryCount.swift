package import Core

/// How many entries have the same clear columns.
package struct EntryCount: Hashable, Sendable {
    package let type: EntryType
    package let purpose: String?
    package let application: String?
    package let outcome: String?
    /// The keyed name.
    package let employee: [UInt8]?
    package let count: Int

    package init(
        type: EntryType, purpose: String?, application: String?, outcome: String?, employee: [UInt8]?, count: Int
    ) {
        self.type = type
        self.purpose = purpose
        self.application = application
        self.outcome = outcome
        self.employee = employee
        self.count = count
    }
}

/// A request for a consent that was answered, by the ids of both entries, which hold their times.
package struct AnsweredRequest: Hashable, Sendable {
    /// The version, as `controller/id@n`.
    package let purpose: String
    package let request: Identifier
    package let answer: Identifier

    package init(purpose: String, request: Identifier, answer: Identifier) {
        self.purpose = purpose
        self.request = request
        self.answer = answer
    }

    /// From question to answer.
    package var milliseconds: Int64 { answer.milliseconds - request.milliseconds }
}
