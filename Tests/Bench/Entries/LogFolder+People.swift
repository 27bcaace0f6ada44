import Catalogue
import Core
import Crypto
import Ledger
import Store

extension LogFolder {
    static func begin(_ journal: Journal, _ files: PurposeFiles) async throws {
        _ = try await journal.record(.logOpened(LogOpening(year: journal.storage.year, previousCheckpoint: nil)))
        let officer = ApplicationRow(id: officer, role: .officer, keys: [], purposes: [])
        let waste = ApplicationRow(
            id: application, role: .application, keys: [], purposes: [files.purpose.ref.id])
        for row in [officer, waste] {
            _ = try await journal.record(
                .applicationRegistered(ApplicationRegistration(application: row, by: Self.officer)))
        }
        let row = PurposeRow(ref: files.purpose.ref, terms: PurposeTerms(files.purpose), isActive: true)
        _ = try await journal.record(
            .purposeActivated(PurposeActivation(purpose: row, by: Self.officer)), purposeBytes: files.bytes)
    }

    /// The people with what is kept of them; each new one is asked about once.
    static func settle(_ people: Int, _ journal: Journal, _ purpose: Purpose) async throws -> [Person] {
        try await withThrowingTaskGroup(of: [Person].self) { group in
            for first in 0..<64 {
                group.addTask {
                    var settled: [Person] = []
                    for index in stride(from: first, to: people, by: 64) {
                        settled.append(try await person(index, journal, purpose))
                    }
                    return settled
                }
            }
            var all: [Person] = []
            for try await some in group { all += some }
            return all
        }
    }

    private static func person(_ index: Int, _ journal: Journal, _ purpose: Purpose) async throws -> Person {
        let alias = Array(SHA256.hash(data: Array("bench \(index)".utf8)))
        let storage = journal.storage
        guard let ref = try await storage.subject(alias: alias, create: true),
            let facts = storage as? ControllerStore
        else { throw BenchError("no ref for a person") }
        let kept = try await facts.facts(of: ref)
        if let fact = kept.first, let hold = fact.holds.first {
            return Person(ref: ref, fact: fact.row.id, interest: hold.interest)
        }
        return try await ask(ref, journal, purpose)
    }

    private static func ask(_ ref: SubjectRef, _ journal: Journal, _ purpose: Purpose) async throws -> Person {
        guard let title = purpose.adoption.authorisations.first,
            let key = try await journal.keys.key(of: ref, .facts, create: true)
        else { throw BenchError("no title or key") }
        let service = "GeefPersoon-02.02"
        let call = CallRecord(
            service: service, source: title.source, authorisation: title.number, finality: title.finality.text,
            reference: "bench")
        let consulted = try await journal.record(
            .consulted(
                Consultation(
                    person: ref, purpose: purpose.ref, basis: Basis(authorisations: [title.number], consent: nil),
                    requester: Requester(application: application, process: "heffing"), caseReference: "HV-1",
                    referenceDate: journal.clock.today, calls: [call])))
        guard case .appended(let line) = consulted else { throw BenchError("a consultation was refused: \(consulted)") }
        let fact = Identifier.random(.system)
        let interest = Interest(kind: .openCase, id: .random(.system), until: journal.clock.now.adding(days: 300))
        let sealed = try FactSealer(origin: journal.storage.origin, entropy: .system).seal(
            ["attribute": "residence.municipality", "value": "41999"], fact: fact, with: key)
        let closed = try await journal.record(
            .closed(
                ConsultationClosing(
                    person: ref, purpose: purpose.ref, consultation: line.id, ending: .answered,
                    calls: [CallEnding(service: service, status: .ok, code: "", attempts: 1, reference: "bench")],
                    kept: [KeptFact(id: fact, service: service, finality: title.finality.text)], interest: interest,
                    members: [])), facts: [fact: sealed])
        guard case .appended = closed else { throw BenchError("a closing was refused: \(closed)") }
        return Person(ref: ref, fact: fact, interest: interest)
    }
}
