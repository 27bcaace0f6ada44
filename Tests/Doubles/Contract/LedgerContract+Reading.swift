import Core
import Ledger

extension LedgerContract {
    static let reading = [
        LedgerContract("an alias leads to one ref, whoever asks first") { log in
            let alias = log.entropy.bytes(32)
            let unknown = try await log.storage.subject(alias: alias, create: false)
            try demand(unknown == nil, "a ref before it was made")
            let refs = try await withThrowingTaskGroup(of: SubjectRef?.self) { group in
                for _ in 0..<16 {
                    group.addTask { try await log.storage.subject(alias: alias, create: true) }
                }
                return try await group.reduce(into: Set<SubjectRef?>()) { $0.insert($1) }
            }
            try demand(refs.count == 1 && !refs.contains(nil), "\(refs.count) refs")
            let other = try await log.storage.subject(alias: log.entropy.bytes(32), create: true)
            try demand(!refs.contains(other), "two aliases share a ref")
        },
        LedgerContract("a query finds what a plain reading of the log finds, newest first, page by page") { log in
            let people = try await fill(log)
            let all = try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 0), limit: 10_000)
            for query in queries(log, people) {
                let expected = all.reversed().filter { query.fits($0) }
                var found: [StoredEntry] = []
                var page = query
                while true {
                    let entries = try await log.storage.entries(page)
                    found += entries
                    guard entries.count == page.limit, let last = entries.last else { break }
                    page.before = last.position
                }
                try demand(found == expected, "\(found.count) entries instead of \(expected.count) for \(query)")
            }
            try demand(!all.isEmpty, "nothing to find")
        },
        LedgerContract("a page of many entries is whole and in order, also while others come") { log in
            let person = try await log.person()
            for _ in 0..<70 { _ = try await log.append(log.acts.consultation(person)) }
            let all = try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 0), limit: 10_000)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<20 { _ = try await log.append(log.acts.consultation(person)) }
                }
                group.addTask {
                    for limit in [1, 24, 25, 26, 60, 1000] {
                        var query = EntryQuery(person: person, limit: limit)
                        query.before = Position(log: TestClock.start.year, seq: Int64(all.count))
                        let page = try await log.storage.entries(query)
                        let expected = Array(all.reversed().filter { query.fits($0) }.prefix(limit))
                        try demand(page == expected, "\(page.count) entries instead of \(expected.count)")
                    }
                }
                try await group.waitForAll()
            }
        },
        LedgerContract("counts are those of a plain reading, day by day, and grow with the log") { log in
            let people = try await fill(log)
            let today = BelgianCalendar.date(at: log.clock.now)
            let jan = log.keys.controllerKeys.employee("jan.leisure")
            for _ in 0..<2 {
                for query in [
                    CountQuery(from: today.adding(days: -1), until: today),
                    CountQuery(from: today.adding(days: -2), until: today.adding(days: -2)),
                    CountQuery(from: today.adding(days: -3), until: today), CountQuery(from: today, until: today),
                    CountQuery(person: people[0], from: today.adding(days: -2), until: today),
                    CountQuery(employee: jan, from: today.adding(days: -2), until: today, limit: 3),
                    CountQuery(from: today.adding(days: 5), until: today.adding(days: 6)),
                ] { try await compareCounts(log, query) }
                // What comes in between is counted too.
                _ = try await log.consenting()
            }
        },
        LedgerContract("a run of entries starts where it is asked to, and is empty at the end") { log in
            let first = try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 0), limit: 2)
            let rest = try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 2), limit: 2)
            let none = try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 1 << 30), limit: 2)
            try demand(first.map(\.position.seq) == [0, 1] && rest.map(\.position.seq) == [2, 3], "other entries")
            try demand(none.isEmpty, "entries beyond the end")
            try demand(first[0].type == .logOpened, "the first entry does not open the log")
        },
        LedgerContract("all rows and the size of the log are of one moment, while entries come") { log in
            let before = try await log.storage.snapshot()
            let rows = try await log.storage.allRows()
            try demand(before.year == log.storage.year && before.rows == rows, "another moment")
            let person = try await log.person()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // Each makes an entry and a row.
                    for _ in 0..<60 { _ = try await log.append(log.acts.consultation(person)) }
                }
                group.addTask {
                    var size = before.size
                    while size < before.size + 60 {
                        let now = try await log.storage.snapshot()
                        let rows = now.rows.consultations.count - before.rows.consultations.count
                        try demand(now.size == before.size + UInt64(rows), "\(rows) rows of \(now.size) entries")
                        size = now.size
                    }
                }
                try await group.waitForAll()
            }
        },
    ]

    private static func compareCounts(_ log: SampleLog, _ query: CountQuery) async throws {
        let all = try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 0), limit: 10_000)
        var expected = EntryCounts()
        let fitting = all.filter { query.entries.fits($0) }
        let isBounded = query.person != nil || query.employee != nil
        for entry in isBounded ? fitting.suffix(query.limit) : fitting { expected.add(EntryKind(entry)) }
        let found = try await log.storage.counts(query)
        try demand(found.counts == expected.counts, "\(found.counts) instead of \(expected.counts) for \(query)")
        try demand(found.isComplete || (isBounded && fitting.count >= query.limit), "not complete for \(query)")
        try demand(!found.isComplete || fitting.count <= query.limit, "complete for \(query)")
    }

    /// Two days of acts about two people, by two employees.
    private static func fill(_ log: SampleLog) async throws -> [SubjectRef] {
        var people: [SubjectRef] = []
        for _ in 0..<2 {
            let (person, consent) = try await log.consenting()
            people.append(person)
            for employee in ["jan.leisure", "an.leisure"] {
                let consultation = try await log.append(log.acts.consultation(person, consent: consent)).id
                try await log.append(log.acts.closing(person, of: consultation, purpose: "discount", members: people))
                let requester = Requester(application: SampleController.leisure, employee: employee)
                try await log.append(
                    log.acts.disclosure(person, consent: consent, after: [consultation], by: requester))
            }
            log.clock.advance(milliseconds: 86_400_000)
        }
        return people
    }

    private static func queries(_ log: SampleLog, _ people: [SubjectRef]) -> [EntryQuery] {
        let name = log.storage.controller
        let jan = log.keys.controllerKeys.employee("jan.leisure")
        let noon = TestClock.start.adding(seconds: 7200)
        return [
            EntryQuery(limit: 3), EntryQuery(person: people[0], limit: 3), EntryQuery(person: people[1], limit: 100),
            EntryQuery(person: people[0], types: [.disclosed]), EntryQuery(employee: jan, limit: 1),
            EntryQuery(employee: jan, purpose: "\(name)/discount", from: noon),
            EntryQuery(purpose: "\(name)/discount@1", limit: 2), EntryQuery(purpose: "\(name)/disc"),
            EntryQuery(application: SampleController.leisure, source: "RR"), EntryQuery(source: "KSZ"),
            EntryQuery(outcome: "answered", from: noon), EntryQuery(types: [.consentGiven, .consulted], until: noon),
            EntryQuery(person: people[1], employee: jan, purpose: "\(name)/discount", outcome: "given", until: noon),
            EntryQuery(from: noon.adding(days: 400)),
            EntryQuery(excluded: EntryExclusion(employee: jan)), EntryQuery(excluded: EntryExclusion(source: "RR")),
            EntryQuery(person: people[0], excluded: EntryExclusion(purpose: "\(name)/discount")),
            EntryQuery(employee: jan, excluded: EntryExclusion(outcome: "answered")),
            EntryQuery(excluded: EntryExclusion(application: SampleController.leisure, source: "nowhere"), limit: 4),
        ]
    }
}
