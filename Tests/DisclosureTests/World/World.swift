import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Testing

/// One controller with the repository's purposes, over a log in memory and scripted sources.
struct World {
    static let officer = "lotte"
    static let clerk = "sofie"

    let clock: TestClock
    let entropy: Entropy
    let keys: MemoryKeys
    let ledger: FaultyLedger
    let journal: Journal
    let purposes = ActivePurposes()
    let subjects: Subjects
    let source: ScriptedSource
    let facts: KeptAndFetched
    let proofs: Proofs
    let archive: PurposeArchive
    let receipts: Receipts
    let exchange: Exchange
    let consents: Consents
    let audit: AuditDesk

    /// `beside` is a source next to the scripted ones, `alone` one in place of them; `template` and `change` edit the texts
    /// of a template and of a controller's adoption before they are activated.
    init(
        _ controller: String = "zonnegem",
        purposes ids: [String] = ["uitpas-kansentarief", "huisvuil-sociale-correctie", "bewonerskaart"],
        clock: TestClock = TestClock(), source: ScriptedSource? = nil,
        beside: (any SourceCaller)? = nil, alone: (any SourceCaller)? = nil, seed: UInt64 = 11,
        change: (String) -> String = { $0 }, template: (String) -> String = { $0 }
    ) async throws {
        let entropy = Entropy.seeded(seed)
        let base = "log.test/" + controller
        self.clock = clock
        self.entropy = entropy
        keys = try MemoryKeys(origin: base + "/2026", entropy: entropy)
        ledger = FaultyLedger(
            MemoryLedger(controller: controller, base: base, keys: keys, clock: clock.wall, entropy: entropy))
        journal = Journal(storage: ledger, keys: keys, clock: clock.wall, entropy: entropy)
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        subjects = Subjects(storage: ledger, keys: keys)
        self.source = source ?? ScriptedSource(clock: clock.wall)
        facts = KeptAndFetched(
            origin: ledger.origin, storage: ledger, keys: keys, caller: alone ?? BothSources(self.source, beside),
            dictionary: dictionary,
            clock: clock.wall, entropy: entropy)
        proofs = Proofs(journal: journal)
        exchange = Exchange(journal: journal, purposes: purposes, subjects: subjects, facts: facts)
        archive = PurposeArchive(storage: ledger)
        let number = try #require(EnterpriseNumber("0999990024"))
        receipts = Receipts(
            journal: journal, archive: archive, proofs: proofs,
            controller: ControllerCard(
                name: "Gemeente Zonnegem", enterpriseNumber: number,
                address: "Dorpsplein 1, 9999 Zonnegem", phone: "09 999 99 99", email: "info@zonnegem.example",
                page: "https://zonnegem.example/privacy", privacy: "privacy@zonnegem.example"), dictionary: dictionary)
        consents = Consents(
            journal: journal, purposes: purposes, subjects: subjects, facts: facts, receipts: receipts)
        audit = AuditDesk(journal: journal, subjects: subjects)
        try await open(ids, template, change)
    }

    private func open(
        _ ids: [String], _ template: (String) -> String, _ change: (String) -> String
    ) async throws {
        try await record(.logOpened(LogOpening(year: 2026, previousCheckpoint: nil)))
        try await register(Self.officer, .officer)
        try await register(Self.clerk, .clerk)
        try await register("backoffice", .application, purposes: ids)
        for id in ids { try await adopt(id, change, template: template) }
    }

    /// Puts a purpose of the repository into force, after the texts of its files have been edited.
    func adopt(
        _ id: String, _ change: (String) -> String = { $0 }, template: (String) -> String = { $0 }
    ) async throws {
        let files = try PurposeFiles(
            template: Array(template(try Repository.text("mappings/purposes/\(id).yaml")).utf8), templateFile: id,
            adoption: Array(change(try Repository.text("mappings/purposes/\(ledger.controller)/\(id).yaml")).utf8),
            adoptionFile: id)
        let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
        try await record(
            .purposeActivated(PurposeActivation(purpose: row, by: Self.officer)), purposeBytes: files.bytes)
        try await purposes.reload(from: ledger)
    }

    func register(_ id: String, _ role: Role, purposes: [String] = []) async throws {
        let row = ApplicationRow(id: id, role: role, keys: [], purposes: purposes)
        try await record(.applicationRegistered(ApplicationRegistration(application: row, by: Self.officer)))
    }

    @discardableResult
    func record(_ act: Act, purposeBytes: [UInt8]? = nil) async throws -> Journal.Line {
        switch try await journal.record(act, purposeBytes: purposeBytes) {
        case .appended(let line): return line
        case .refused(let refusal): throw refusal
        }
    }
}
