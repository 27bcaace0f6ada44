package import Core

/// Tells an application that an answer which it was given may have changed: of whom it knows by the reference that the
/// answer came with, and nothing more.
package struct AnswerEvent: Hashable, Sendable {
    package let id: Identifier
    package let application: String
    /// ``ControllerKeys/reference(application:purpose:subject:)``.
    package let reference: Identifier
    package let at: Instant
    package let delivery: EventDelivery

    package init(id: Identifier, application: String, reference: Identifier, at: Instant, delivery: EventDelivery) {
        self.id = id
        self.application = application
        self.reference = reference
        self.at = at
        self.delivery = delivery
    }

    package static let type = "be.sluis.onlyonce.v1.answerMayHaveChanged"

    /// As CloudEvents 1.0 has it, without data: a reason would tell a withdrawal from a change.
    package func json(source: String) -> JSON {
        [
            "specversion": "1.0", "id": .string(id.text), "source": .string(source), "type": .string(Self.type),
            "subject": .string(reference.text), "time": .string(at.rfc3339),
        ]
    }
}

/// How far an event is on its way to where its application wants it sent.
package struct EventDelivery: Hashable, Sendable {
    package let state: EventState
    package let attempts: Int
    /// Not tried before then.
    package let due: Instant
    /// When it was asked to be sent again; `nil` for one that is sent for the first time.
    package let since: Instant?

    package init(state: EventState, attempts: Int, due: Instant, since: Instant? = nil) {
        self.state = state
        self.attempts = attempts
        self.due = due
        self.since = since
    }
}

package enum EventState: Int, Hashable, Sendable, CaseIterable {
    /// To be fetched only.
    case listed
    /// To be sent, or sent again.
    case waiting
    case delivered
    /// Given up; it can still be fetched, and sent again when asked.
    case dead
}
