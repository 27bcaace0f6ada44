import Core
import Disclosure
import Ledger

extension LedgerContract {
    /// What a storage does with answers on lists when their basis ends.
    static let stopping: [LedgerContract] = [
        LedgerContract("what a list was told of a person goes with the consent, for that purpose alone") { log in
            let (alias, person) = try await someone(log)
            let consent = try await log.consent(of: person).id
            let lists = try await lists(log, naming: alias)
            let refused = try await log.commit(log.acts.withdrawal(person, of: .random(log.entropy))).verdict
            try demand(refused.position == nil, refused.word)
            try await demand(lists, log, [kept, kept, kept])
            try await log.append(log.acts.withdrawal(person, of: consent))
            try await demand(lists, log, [gone, kept, gone])
        },
        LedgerContract("a pause takes what a list was told, and an end to it brings nothing back") { log in
            let (alias, person) = try await someone(log)
            let consent = try await log.consent(of: person).id
            let lists = try await lists(log, naming: alias)
            let discount = log.acts.purpose("discount")
            let taking = SampleController.atCounter
            try await log.append(
                .consentPaused(ConsentPause(person: person, purpose: discount, consent: consent, taking: taking)))
            try await demand(lists, log, [gone, kept, gone])
            try await log.append(
                .consentResumed(
                    ConsentResumption(person: person, purpose: discount, consent: consent, ground: .citizen(taking))))
            try await demand(lists, log, [gone, kept, gone])
        },
        LedgerContract("an objection takes what its purpose was told, a restriction what any purpose was") { log in
            let (alias, person) = try await someone(log)
            let lists = try await lists(log, naming: alias)
            try await log.append(log.acts.objection(person))
            try await demand(lists, log, [kept, gone, gone])
            try await log.append(log.acts.restriction(person))
            try await demand(lists, log, [gone, gone, gone])
        },
    ]

    /// The first line is the person's, the second another's, the third waits.
    private static let kept: [LineState] = [.answered, .incomplete, .waiting]
    private static let gone: [LineState] = [.stopped, .incomplete, .waiting]

    private static func someone(_ log: SampleLog) async throws -> (alias: [UInt8], person: SubjectRef) {
        let alias = log.entropy.bytes(32)
        guard let person = try await log.storage.subject(alias: alias, create: true) else {
            throw ContractBreach("no ref for a new alias")
        }
        return (alias, person)
    }

    /// A list for each purpose, and one from before lists said theirs.
    private static func lists(_ log: SampleLog, naming alias: [UInt8]) async throws -> [Identifier] {
        guard let storage = log.storage as? any TaskStorage else { throw ContractBreach("it keeps no tasks") }
        var lists: [Identifier] = []
        for purpose in ["discount", "task", ""] {
            let id = Identifier.random(log.entropy)
            try await storage.add(
                TaskRow(
                    id: id, application: "leisure", purpose: purpose, state: .running, made: TestClock.start,
                    until: TestClock.start.adding(days: 1), sealed: [1]))
            try await storage.append(
                [
                    TaskLine(number: 1, state: .waiting, alias: alias, sealed: [1]),
                    TaskLine(number: 2, state: .waiting, alias: [1], sealed: [1]),
                    TaskLine(number: 3, state: .waiting, sealed: [1]),
                ], to: id)
            for (number, state) in [(Int64(1), LineState.answered), (2, .incomplete)] {
                try await storage.end(LineEnding(task: id, number: number, state: state, sealed: [7]))
            }
            lists.append(id)
        }
        return lists
    }

    /// The lines of each list stand so; one that was emptied holds nothing, and every other what it held.
    private static func demand(_ lists: [Identifier], _ log: SampleLog, _ expected: [[LineState]]) async throws {
        guard let storage = log.storage as? any TaskStorage else { throw ContractBreach("it keeps no tasks") }
        var states: [[LineState]] = []
        for list in lists {
            let lines = try await storage.lines(of: list, from: 1, limit: 9)
            for line in lines {
                try demand((line.result != nil) == line.state.isTold, "\(line.state) holds \(line.result ?? [])")
            }
            states.append(lines.map(\.state))
        }
        try demand(states == expected, "\(states)")
    }
}
