package import Core

/// Asks a source to strike out its note that we follow someone: implemented by Adapters.
package protocol InscriptionEnder: Sendable {
    /// What is asked over the same connection.
    var services: [SourceService] { get }

    func end(_ number: SubjectNumber, _ finality: Finality, reference: String) async -> StruckOut
}

/// What a source answered.
package struct StruckOut: Sendable {
    /// Whether it is gone, or was already.
    package let isDone: Bool
    package let status: Outcome.Status
    package let code: String

    package init(isDone: Bool, status: Outcome.Status, code: String) {
        self.isDone = isDone
        self.status = status
        self.code = code
    }
}
