import Core

/// What an officer does not want to see of the log.
package struct AuditExclusion: Hashable, Sendable {
    package var employee: String?
    package var purpose: String?
    package var application: String?
    package var source: String?
    package var outcome: String?

    package init() {}

    /// `nil` where nothing is left out.
    var json: JSON? {
        let members: [String: JSON] = [
            "employee": employee.map { .string($0) }, "purpose": purpose.map { .string($0) },
            "application": application.map { .string($0) }, "source": source.map { .string($0) },
            "outcome": outcome.map { .string($0) },
        ].compactMapValues { $0 }
        return members.isEmpty ? nil : .object(members)
    }
}
