package import Catalogue
package import Core
package import Ledger

/// What an officer decides on purposes: which are in force, which wait, and what would change.
package struct PurposeDesk: Sendable {
    /// A version in the folder that is newer than what is in force.
    package struct Waiting: Sendable {
        package let files: PurposeFiles
        /// The version in force; `nil` for a new purpose.
        package let active: Purpose?
        package let differences: [PurposeDifference]
        /// What must be mended before it can be activated.
        package let findings: [String]

        package var purpose: Purpose { files.purpose }
    }

    package enum Activated: Sendable {
        case activated(Journal.Line)
        case findings([CatalogueError])
        case refused(Refusal)
    }

    package let dictionary: AttributeDictionary
    private let journal: Journal
    private let active: ActivePurposes
    private let delivered: Set<AttributeID>
    /// By how many days what a source tells is late.
    private let delays: [String: [AttributeID: Int]]
    /// The adoptions of this controller as they lie in the folder now.
    private let adoptions: @Sendable () -> [PurposeFiles]

    package init(
        journal: Journal, active: ActivePurposes, dictionary: AttributeDictionary, delivered: Set<AttributeID>,
        delays: [String: [AttributeID: Int]] = [:],
        adoptions: @escaping @Sendable () -> [PurposeFiles] = { [] }
    ) {
        self.journal = journal
        self.active = active
        self.dictionary = dictionary
        self.delivered = delivered
        self.delays = delays
        self.adoptions = adoptions
    }

    package var register: ProcessingRegister {
        ProcessingRegister(controller: journal.controller, purposes: active.all, dictionary: dictionary)
    }

    /// New purposes and newer versions, by id.
    package var waiting: [Waiting] {
        adoptions().filter { $0.purpose.ref.controller == journal.controller }.compactMap { files in
            let now = active.active(files.purpose.ref.id)
            guard files.purpose.ref.version > now?.ref.version ?? 0 else { return nil }
            return Waiting(
                files: files, active: now,
                differences: now.map { PurposeTerms(files.purpose).differences(from: PurposeTerms($0)) } ?? [],
                findings: check.findings(in: files).map(\.description))
        }.sorted { $0.purpose.ref.id < $1.purpose.ref.id }
    }

    /// Activates these exact bytes, after reading them as an officer should.
    package func activate(_ files: PurposeFiles, by officer: String) async throws(DisclosureError) -> Activated {
        let findings = check.findings(in: files)
        guard findings.isEmpty else { return .findings(findings) }
        let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
        let activation = PurposeActivation(purpose: row, by: officer)
        do {
            switch try await journal.record(.purposeActivated(activation), purposeBytes: files.bytes) {
            case .refused(let refusal): return .refused(refusal)
            case .appended(let line):
                try await active.reload(from: journal.storage)
                return .activated(line)
            }
        } catch let error as LedgerError {
            throw DisclosureError(error)
        } catch let error as DisclosureError {
            throw error
        } catch {
            throw DisclosureError(.unreadable)
        }
    }

    private var check: PurposeCheck {
        PurposeCheck(dictionary: dictionary, delivered: delivered, delays: delays, today: journal.clock.today)
    }
}
