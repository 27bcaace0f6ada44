import Catalogue
package import Core
package import Ledger

/// Reads the log for an officer.
///
/// Each look is an entry before anything is shown (law 7), and comes out as the last line.
package struct AuditDesk: Sendable {
    let journal: Journal
    private let subjects: Subjects
    private let archive: PurposeArchive

    package init(journal: Journal, subjects: Subjects) {
        self.journal = journal
        self.subjects = subjects
        archive = PurposeArchive(storage: journal.storage)
    }

    package enum Shown: Sendable {
        /// The lines, newest first, and where the look itself was recorded.
        case lines([AuditLine], look: Journal.Line)
        case refused(Refusal)
    }

    package func lines(
        _ question: AuditQuestion, by officer: String, reason: String, way: Inspection.Way = .query
    ) async throws(DisclosureError) -> Shown {
        do {
            // A person whom this controller never met has no lines, and gets no ref by being looked for.
            var person = question.person
            if let number = question.subject { person = try await subjects.existing(number) }
            let look = Inspection(person: person, way: way, by: officer, reason: reason, filter: question.json)
            let recorded: Journal.Line
            switch try await journal.record(.inspected(look)) {
            case .refused(let refusal): return .refused(try await refuse(question, person, officer, refusal))
            case .appended(let line): recorded = line
            }
            if question.isAboutOne, person == nil { return .lines([], look: recorded) }
            // What stands under earlier numbers that are known to be theirs is theirs too.
            var people: [SubjectRef] = []
            if let person { people = try await journal.storage.rows([]).people(behind: person) }
            return .lines(try await read(question, people: people, for: officer), look: recorded)
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
            outcome: question.outcome, types: question.types, from: question.from, until: question.until,
            excluded: excluded(question.except), before: question.before, limit: question.limit)
        var lines: [AuditLine] = []
        while lines.count < question.limit {
            let entries = try await entries(query, of: people)
            let opened = try await entries.sideBySide(lanes: Journal.lanes) { [self] entry throws(LedgerError) in
                try await line(entry, showing: people, to: officer)
            }
            for line in opened where lines.count < question.limit {
                // The case is sealed, so it is compared after opening.
                if let name = question.caseReference, line.content?["case"]?.string != name { continue }
                lines.append(line)
            }
            guard question.caseReference != nil, entries.count == query.limit, let last = entries.last else { break }
            query.before = last.position
        }
        return lines
    }

    private func excluded(_ except: AuditExclusion) -> EntryExclusion {
        EntryExclusion(
            employee: except.employee.map { journal.keys.controllerKeys.employee($0) }, purpose: except.purpose,
            application: except.application, source: except.source, outcome: except.outcome)
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
    func line(
        _ entry: StoredEntry, showing people: [SubjectRef], to officer: String
    ) async throws(LedgerError) -> AuditLine {
        let rows = try await journal.storage.rows([])
        let isClosed = entry.parts.contains { part in
            part.holder.person.map { rows.needsSecondReader(officer, of: $0, at: journal.clock.now) } ?? false
        }
        let parts = isClosed ? [] : try await journal.open(entry)
        let own = entry.parts.first { part in
            people.isEmpty || part.holder.person.map(people.contains) == true
        }?.holder
        let main = parts.first { $0.holder == own }?.payload
        let staff = parts.first { $0.holder == .staff }?.payload
        var words: String?
        if let cited = main?["noticeHash"]?.string, let hash = main?["purpose"]?["hash"]?.string {
            words = try await notice(cited, purposeHash: hash)
        }
        return AuditLine(
            position: entry.position, id: entry.id, at: entry.at, type: entry.type, purpose: entry.purpose,
            application: entry.application, outcome: entry.outcome, source: entry.source, person: own?.person,
            employee: staff?["employee"]?.string, content: main, words: words)
    }

    /// The words that a consent cites, from the purpose's stored bytes, when they are still those very words.
    private func notice(_ cited: String, purposeHash: String) async throws(LedgerError) -> String? {
        let notice = try await archive.purpose(hash: purposeHash)?.template.notice
        return notice?.hash == cited ? notice?.text : nil
    }
}

extension AuditDesk {
    /// How the entries of a question divide, by what stands in clear; recorded with the look at the entries themselves.
    ///
    /// A case is sealed and cannot be counted.
    package func facets(
        of question: AuditQuestion, from: CalendarDate, until: CalendarDate
    ) async throws(DisclosureError) -> Facets {
        do {
            var person = question.person
            if let number = question.subject { person = try await subjects.existing(number) }
            guard !question.isAboutOne || person != nil else { return Facets(EntryCounts(), of: question) }
            var query = CountQuery(
                employee: question.employee.map { journal.keys.controllerKeys.employee($0) }, from: from, until: until)
            guard let person else { return Facets(try await counts(query, without: question.except), of: question) }
            var counts = EntryCounts()
            for one in try await journal.storage.rows([]).people(behind: person) {
                query.person = one
                counts.add(try await self.counts(query, without: question.except))
            }
            return Facets(counts, of: question)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// An employee stands in no count, so that one who is left out is counted apart.
    private func counts(
        _ query: CountQuery, without except: AuditExclusion
    ) async throws(LedgerError) -> EntryCounts {
        var counts = try await journal.storage.counts(query)
        guard let name = except.employee else { return counts }
        var own = query
        own.employee = journal.keys.controllerKeys.employee(name)
        counts.subtract(try await journal.storage.counts(own))
        return counts
    }

    /// The ref of somebody who was typed in, if this controller ever met them; nothing is shown by it.
    package func person(_ number: SubjectNumber) async throws(DisclosureError) -> SubjectRef? {
        do { return try await subjects.existing(number) } catch { throw DisclosureError(error) }
    }
}
