package import Core
package import Ledger

/// Makes bundles of the log for outsiders; each export is an entry before anything is read (law 7).
package struct ExportDesk: Sendable {
    private let journal: Journal
    private let subjects: Subjects
    /// Files that each bundle gets besides what comes from the log: the verifier.
    private let companions: [String: [UInt8]]
    /// The signed checkpoints that are kept outside the log, oldest first.
    package let checkpoints: @Sendable () -> [String]

    /// - Parameter checkpoints: The signed checkpoints that are kept outside the log, oldest first.
    package init(
        journal: Journal, companions: [String: [UInt8]] = [:],
        checkpoints: @escaping @Sendable () -> [String] = { [] }
    ) {
        self.journal = journal
        self.companions = companions
        self.checkpoints = checkpoints
        subjects = Subjects(storage: journal.storage, keys: journal.keys)
    }

    package enum Exported: Sendable {
        case bundle(LogBundle, Journal.Line)
        case refused(Refusal)
    }

    /// A bundle of `scope`, about one person where `subject` names one.
    package func bundle(
        _ scope: BundleScope, about subject: SubjectNumber? = nil, by officer: String, reason: String,
        progress: @escaping Verifier.Progress = { _, _ in }
    ) async throws(DisclosureError) -> Exported {
        do {
            var scope = scope
            var person: SubjectRef?
            if let subject {
                person = try await subjects.existing(subject)
                // A person whom this controller never met has no entries: then nothing is opened, and not everything.
                scope.nothing = scope.nothing || person == nil
            }
            if let person { scope.people = try await journal.storage.rows([]).people(behind: person) }
            let look = Inspection(person: person, way: .export, by: officer, reason: reason, filter: scope.json)
            switch try await journal.record(.inspected(look)) {
            case .refused(let refusal): return .refused(refusal)
            case .appended(let line):
                let bundle = try await BundleWriter(journal: journal).bundle(
                    scope, checkpoints: checkpoints(), with: companions, progress: progress)
                return .bundle(bundle, line)
            }
        } catch {
            throw DisclosureError(error)
        }
    }
}
