import Catalogue
import Core
import Ledger

/// What people told, opened: for a purpose that may use it, and for who helps them.
struct Tellings: Sendable {
    /// How the person themselves is called as a source.
    static let source = "told"

    let journal: Journal

    /// What a disclosure hands over of it, and what its record rests on.
    struct Told: Sendable {
        fileprivate var outputs: [OutputAnswer] = []
        fileprivate(set) var used: [ToldUse] = []

        /// The outputs, each marked where somebody contests it.
        func outputs(contested marks: [AttributeID: DoubtMark]) -> [OutputAnswer] {
            marks.isEmpty ? outputs : outputs.map { $0.contested(by: marks[AttributeID($0.name)]) }
        }
    }

    /// What the person told and this purpose may use, newest first where it was told under two numbers.
    ///
    /// The transaction of the disclosure judges each again: what was taken back or corrected meanwhile is not handed over.
    func told(
        to purpose: Purpose, wanted: [OutputName]?, by person: SubjectRef, _ standing: Standing
    ) async throws(LedgerError) -> Told {
        let asked = Self.asked(purpose, wanted)
        guard !asked.isEmpty else { return Told() }
        let now = journal.clock.now
        let registry = try await journal.storage.rows([])
        let terms = PurposeTerms(purpose)
        let usable = try await stored(of: person, registry)
            .filter { registry.mayUse($0.row, for: purpose.ref.id, terms, of: person, at: now) }
            .sorted { $0.row.at > $1.row.at }
        var told = Told()
        for given in asked {
            guard let item = usable.first(where: { $0.row.kind.attribute == given.attribute }),
                let value = try await open(item)
            else {
                told.outputs.append(Self.untold(given))
                continue
            }
            let day = BelgianCalendar.date(at: item.row.at)
            told.outputs.append(
                OutputAnswer(
                    name: given.attribute.name, label: given.reason, state: .value(value), isDoubtful: false,
                    sources: [
                        OutputAnswer.Source(
                            name: Self.source, retrievedAt: item.row.at, validAt: day, isFromCache: true,
                            channel: item.row.channel)
                    ],
                    validUntil: min(
                        standing.validUntil(today: journal.clock.today), BelgianCalendar.date(at: item.row.until))))
            told.used.append(ToldUse(telling: item.row.id, revision: item.row.revision))
        }
        return told
    }

    private static func asked(_ purpose: Purpose, _ wanted: [OutputName]?) -> [Given] {
        purpose.template.tells.filter { wanted?.contains(OutputName($0.attribute.name)) ?? true }
    }

    private static func untold(_ given: Given) -> OutputAnswer {
        OutputAnswer(
            name: given.attribute.name, label: given.reason, state: .unavailable(Unavailability(.notTold)),
            isDoubtful: false, sources: [], validUntil: nil)
    }

    /// All that is kept of what a person told, that under earlier numbers included; not what was taken back.
    func stored(of person: SubjectRef, _ registry: Rows) async throws(LedgerError) -> [StoredTelling] {
        var found: [StoredTelling] = []
        for ref in registry.people(behind: person) { found += try await journal.storage.tellings(of: ref) }
        return found.filter { !$0.row.isTakenBack }
    }

    /// The value; `nil` when its key is gone or it does not read.
    func open(_ item: StoredTelling) async throws(LedgerError) -> Value? {
        guard let version = try? SealedBytes.version(of: item.sealed),
            let key = try await journal.keys.key(of: item.row.person, .told, version: version),
            let json = try? sealer.open(item, with: key)
        else { return nil }
        return Value(json: json, type: item.row.kind.type)
    }

    /// The value sealed for this revision, under the person's key, which is durable before anything is.
    func seal(
        _ value: Value, of person: SubjectRef, _ telling: Identifier, revision: Int64
    ) async throws(LedgerError) -> [UInt8] {
        guard let key = try await journal.keys.key(of: person, .told, create: true) else {
            throw LedgerError(.keyMissing, "there is no key to seal what was told")
        }
        return try sealer.seal(value.json, telling: telling, revision: revision, with: key)
    }

    private var sealer: TellingSealer { TellingSealer(base: journal.storage.base, entropy: journal.entropy) }
}
