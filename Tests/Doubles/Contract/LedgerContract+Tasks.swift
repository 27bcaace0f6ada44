import Core
import Disclosure
import Ledger

extension LedgerContract {
    /// What a storage that keeps tasks beside its log must do.
    static let tasks: [LedgerContract] = [
        LedgerContract("a line of a task ends with an entry, once: a second entry for it fails") { log in
            let (storage, task) = try await withTask(log, lines: 2)
            let ending = LineEnding(task: task, number: 1, state: .refused, sealed: [7])
            let first = try await log.commit(log.acts.application("first"), line: ending)
            try demand(first.word == "appended", "the line did not end")
            let again = try await log.commit(log.acts.application("again"), line: ending)
            try demand(again.word == "lineEnded", "a line ended twice: \(again.word)")
            try demand(try await log.storage.allApplications().allSatisfy { $0.id != "again" }, "its entry stands")
            let lines = try await storage.lines(of: task, from: 1, limit: 9)
            try demand(lines.map(\.state) == [.refused, .waiting] && lines[0].result == [7], "\(lines.map(\.state))")
            try demand(lines[0].entry?.position == first.position, "the line does not name its entry")
        },
        LedgerContract("a line does not end where its entry is judged no") { log in
            let (storage, task) = try await withTask(log, lines: 1)
            let ending = LineEnding(task: task, number: 1, state: .answered, sealed: [7])
            let stranger = Act.applicationRegistered(
                ApplicationRegistration(
                    application: ApplicationRow(id: "x", role: .application, keys: [], purposes: []), by: "nobody"))
            let verdict = try await log.commit(stranger, line: ending)
            try demand(verdict.position == nil, verdict.word)
            try demand(try await storage.counts(of: task) == [.waiting: 1], "the line ended without an entry")
        },
        LedgerContract("of a task that is gone nothing ends, and nothing is listed") { log in
            let (storage, task) = try await withTask(log, lines: 3)
            try demand(try await storage.dropLines(of: task, limit: 2) == 2, "not two lines went")
            try demand(try await storage.dropLines(of: task, limit: 2) == 1, "not the last one went")
            try await storage.append([TaskLine(number: 3, state: .waiting, sealed: [1])], to: task)
            try await storage.remove(task)
            let (_, next) = try await withTask(log, lines: 0)
            try demand(try await storage.counts(of: next).isEmpty, "a line outlived its task, and came to the next")
            try await storage.remove(next)
            let ending = LineEnding(task: task, number: 3, state: .answered, sealed: [7])
            let verdict = try await log.commit(log.acts.application("late"), line: ending)
            try demand(verdict.word == "lineEnded", verdict.word)
            try await storage.append([TaskLine(number: 4, state: .waiting, sealed: [1])], to: task)
            try demand(try await storage.tasks().isEmpty, "the task is there")
            try demand(try await storage.lines(of: task, from: 1, limit: 9).isEmpty, "its lines are there")
        },
        LedgerContract("who is named twice in a list is asked for once") { log in
            let (storage, task) = try await withTask(log, lines: 0)
            let lines = [[1], [2], [1], [1]].enumerated().map { index, alias in
                TaskLine(number: Int64(index + 1), state: .waiting, alias: alias.map { UInt8($0) }, sealed: [1])
            }
            try await storage.append(Array(lines.prefix(3)), to: task)
            try await storage.append(Array(lines.suffix(1)), to: task)
            let kept = try await storage.lines(of: task, from: 1, limit: 9)
            try demand(kept.map(\.state) == [.waiting, .waiting, .duplicate, .duplicate], "\(kept.map(\.state))")
            try demand(kept.map(\.twin) == [nil, nil, 1, 1], "\(kept.map(\.twin))")
            let waiting = try await storage.waiting(of: task, after: 1, limit: 9)
            try demand(waiting.map(\.number) == [2], "\(waiting.map(\.number))")
        },
        LedgerContract("who is erased goes from every list, asked or waiting, and is not asked any more") { log in
            let (storage, task) = try await withTask(log, lines: 0)
            let alias = log.entropy.bytes(32)
            guard let person = try await log.storage.subject(alias: alias, create: true) else {
                throw ContractBreach("no ref for a new alias")
            }
            try await log.append(log.acts.withdrawal(person, of: try await log.consent(of: person).id))
            let lines = [alias, [1], alias].enumerated().map { index, alias in
                TaskLine(number: Int64(index + 1), state: .waiting, alias: alias, sealed: [1])
            }
            try await storage.append(lines, to: task)
            try await log.erase(person, .consent)
            let kept = try await storage.lines(of: task, from: 1, limit: 9)
            try demand(kept.map(\.state) == [.gone, .waiting, .gone], "\(kept.map(\.state))")
            try demand(kept[0] == TaskLine(number: 1, state: .gone, sealed: []), "something of the line was left")
            let ending = LineEnding(task: task, number: 1, state: .answered, sealed: [7])
            let verdict = try await log.commit(log.acts.application("late"), line: ending)
            try demand(verdict.word == "lineEnded", verdict.word)
        },
        LedgerContract("a task moves only from a state that allows it, and its key is gone once destroyed") { log in
            let (storage, task) = try await withTask(log, lines: 1)
            let until = TestClock.start.adding(days: 3)
            try demand(!(try await storage.move(task, from: [.open], to: .running, until: until)), "it moved")
            try demand(try await storage.move(task, from: [.running], to: .paused, until: until), "it did not move")
            let row = try await storage.task(task)
            try demand(row?.state == .paused && row?.until == until, "it is not as it was set")
            try demand(try await storage.taskKey(task) != nil, "there is no key")
            try await storage.destroyTaskKey(task)
            try demand(try await storage.taskKey(task) == nil, "the key is there")
        },
    ]

    private static func withTask(
        _ log: SampleLog, lines: Int, purpose: String = "discount"
    ) async throws -> (storage: any TaskStorage, task: Identifier) {
        guard let storage = log.storage as? any TaskStorage else { throw ContractBreach("it keeps no tasks") }
        let id = Identifier.random(.system)
        _ = try await storage.makeTaskKey(id)
        try await storage.add(
            TaskRow(
                id: id, application: "leisure", purpose: purpose, state: .running, made: TestClock.start,
                until: TestClock.start.adding(days: 1), sealed: [1]))
        let rows = (0..<lines).map { TaskLine(number: Int64($0 + 1), state: .waiting, sealed: [2]) }
        try await storage.append(rows, to: id)
        return (storage, id)
    }
}
