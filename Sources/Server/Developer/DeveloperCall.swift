package import Core

/// One call to a source as the developer page shows it: what went over the wire beside what was read from it.
package struct DeveloperCall: Sendable {
    package struct Message: Sendable {
        package let method: String
        package let address: Redacted<String>
        package let question: Redacted<String>
        /// The HTTP status, or why no answer came.
        package let result: String
        package let answer: Redacted<String>

        package init(
            method: String, address: Redacted<String>, question: Redacted<String>, result: String,
            answer: Redacted<String>
        ) {
            self.method = method
            self.address = address
            self.question = question
            self.result = result
            self.answer = answer
        }
    }

    /// Names the call among those of its connection.
    package let number: Int
    package let connection: String
    package let at: Instant
    package let source: String
    package let service: String
    /// `ok`, `busy MAGDA:99996`.
    package let outcome: String
    package let attempts: Int
    package let messages: [Message]
    package let facts: [(attribute: String, value: Redacted<String>)]

    package init(
        number: Int, connection: String, at: Instant, source: String, service: String, outcome: String, attempts: Int,
        messages: [Message], facts: [(attribute: String, value: Redacted<String>)]
    ) {
        self.number = number
        self.connection = connection
        self.at = at
        self.source = source
        self.service = service
        self.outcome = outcome
        self.attempts = attempts
        self.messages = messages
        self.facts = facts
    }
}
