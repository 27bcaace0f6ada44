import Catalogue
import Core
package import Ledger

/// Reads the log for an officer.
///
/// Each look is an entry before anything is shown (law 7), and comes out as the last line.
package struct AuditDesk: Sendable {
    private let journal: Journal
    private let subjects: Subjects
    private let archive: PurposeArchive

    package init(journal: Journal, subjects: Subjects) {
        self.journal = journal
        self.subjects = subjects
        archive = PurposeArchive(storage: journal.storage)
    }

    package enum Shown: Sendable {
        case lines([AuditLine])
        case refused(Refusal)
    }

    package func lines(
        _ question: AuditQuestion, by officer: String, reason: String
    ) async throws(DisclosureError) -> Shown {
        do {
            // A person whom this controller never met has no lines, and gets no ref by being looked for.
            var person: SubjectRef?
            if let number = question.subject { person = try await subjects.existing(number) }
            let look = Inspection(person: person, way: .query, by: officer, reason: reason, filter: question.json)
            if case .refused(let refusal) = try await journal.record(.inspected(look)) {
                return .refused(try await refuse(question, person, officer, refusal))
            }
            if question.subject != nil, person == nil { return .lines([]) }
            // What stands under earlier numbers that are known to be theirs is theirs too.
            var people: [SubjectRef] = []
            if let person { people = try await journal.storage.rows([]).people(behind: person) }
            return .lines(try await read(question, people: people, for: officer))
        } catch {
            throw DisclosureError(error)
        }
    }

    private func refuse(
        _ question: AuditQuestion, _ person: SubjectRef?, _ name: String, _ refusal: Refusal
    ) async throws(LedgerError) -> Refusal {
        _ = try await journal.record(
            .refused(
                RefusalRecord(
                    person: person, purpose: question.purpose ?? "", version: nil, rule: refusal.rule,
                    requester: Requester(application: name, employee: name), caseReference: question.caseReference,
                    asked: "audit")))
        return refusal
    }

    private func read(
        _ question: AuditQuestion, people: [SubjectRef], for officer: String
    ) async throws(LedgerError) -> [AuditLine] {
        if let id = question.entry {
            guard let position = try await journal.storage.position(of: id),
                let entry = try await journal.storage.entry(at: position),
                people.isEmpty || entry.parts.contains(where: { $0.holder.person.map(people.contains) == true })
            else { return [] }
            return [try await line(entry, showing: people, to: officer)]
        }
        var query = EntryQuery(
            person: people.first, employee: question.employee.map { journal.keys.controllerKeys.employee($0) },
            purpose: question.purpose, application: question.application, source: question.source,
            outcome: question.outcome, from: question.from, until: question.until, before: question.before,
            limit: question.limit)
        var lines: [AuditLine] = []
        while lines.count < question.limit {
            let entries = try await entries(query, of: people)
            for entry in entries where lines.count < question.limit {
                let line = try await line(entry, showing: people, to: officer)
                // The case is sealed, so it is compared after opening.
                if let name = question.caseReference, line.content?["case"]?.string != name { continue }
                lines.append(line)
            }
            guard question.caseReference != nil, entries.count == query.limit, let last = entries.last else { break }
            query.before = last.position
        }
        return lines
    }

    private func entries(_ query: EntryQuery, of people: [SubjectRef]) async throws(LedgerError) -> [StoredEntry] {
        guard people.count > 1 else { return try await journal.storage.entries(query) }
        var found: [Position: StoredEntry] = [:]
        for person in people {
            var own = query
            own.person = person
            for entry in try await journal.storage.entries(own) { found[entry.position] = entry }
        }
        return Array(found.values.sorted { $0.position > $1.position }.prefix(query.limit))
    }

    /// A question about a person shows that person's own part; any other shows the main one.
    ///
    /// Of a person under restriction whose entries two officers read, only the clear columns come out for one alone.
    private func line(
        _ entry: StoredEntry, showing people: [SubjectRef], to officer: String
    ) async throws(LedgerError) -> AuditLine {
        let rows = try await journal.storage.rows([])
        let isClosed = entry.parts.contains { part in
            part.holder.person.map { rows.needsSecondReader(officer, of: $0, at: journal.clock.now) } ?? false
        }
        let parts = isClosed ? [] : try await journal.open(entry)
        let main = parts.first { part in
            people.isEmpty
                ? part.holder == entry.parts.first?.holder : part.holder.person.map(people.contains) == true
        }?.payload
        let staff = parts.first { $0.holder == .staff }?.payload
        var words: String?
        if let cited = main?["noticeHash"]?.string, let hash = main?["purpose"]?["hash"]?.string {
            words = try await notice(cited, purposeHash: hash)
        }
        return AuditLine(
            position: entry.position, id: entry.id, at: entry.at, type: entry.type, purpose: entry.purpose,
            application: entry.application, outcome: entry.outcome, source: entry.source,
            employee: staff?["employee"]?.string, content: main, words: words)
    }

    /// The words that a consent cites, from the purpose's stored bytes, when they are still those very words.
    private func notice(_ cited: String, purposeHash: String) async throws(LedgerError) -> String? {
        let notice = try await archive.purpose(hash: purposeHash)?.template.notice
        return notice?.hash == cited ? notice?.text : nil
    }
}
