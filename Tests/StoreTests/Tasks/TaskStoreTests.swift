import Core
import Crypto
import Disclosure
import Doubles
import Ledger
import Store
import Testing

@Suite("What a task holds opens with the task's key alone, and goes with it")
struct TaskStoreTests {
    private static let until = TestClock.start.adding(days: 30)

    private static func made(_ store: ControllerStore, lines: Int = 3) async throws -> Identifier {
        let id = Identifier.random(.system)
        _ = try await store.makeTaskKey(id)
        try await store.add(
            TaskRow(
                id: id, application: "leisure", purpose: "discount", state: .running, made: TestClock.start,
                until: until, sealed: [1]))
        let rows = (0..<lines).map { TaskLine(number: Int64($0 + 1), state: .waiting, sealed: [2]) }
        try await store.append(rows, to: id)
        return id
    }

    @Test("tasks, their lines and their keys are there after a restart")
    func restart() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        try await folder.log(store).open()
        let task = try await Self.made(store)
        let ending = LineEnding(task: task, number: 2, state: .answered, sealed: [9])
        let verdict = try await folder.log(store).commit(folder.log(store).acts.application("x"), line: ending)
        let key = try await store.taskKey(task)?.secret
        await store.close()
        let again = try await folder.open()
        #expect(try await again.task(task)?.state == .running)
        #expect(key != nil)
        #expect(try await again.taskKey(task)?.secret == key)
        let lines = try await again.lines(of: task, from: 1, limit: 9)
        #expect(lines.map(\.state) == [.waiting, .answered, .waiting] && lines[1].result == [9])
        #expect(lines[1].entry?.position == verdict.position)
        await again.close()
    }

    @Test("the key of a task outlives a new key of the controller, and not its own destruction")
    func rotation() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        try await folder.log(store).open()
        let (kept, gone) = (try await Self.made(store), try await Self.made(store))
        let key = try await store.taskKey(kept)?.secret
        try await store.destroyTaskKey(gone)
        _ = try await store.keys.rotate(.controller, master: folder.master, next: nil, by: SampleController.officer)
        #expect(try await store.keys.rewrap() > 0)
        #expect(key != nil)
        #expect(try await store.taskKey(kept)?.secret == key)
        await store.close()
        let again = try await folder.open()
        #expect(try await again.taskKey(kept)?.secret == key)
        #expect(try await again.taskKey(gone) == nil)
        await again.close()
    }

    @Test("what cannot be read now is told apart from what does not read")
    func unreadable() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        try await folder.log(store).open()
        await store.close()
        let error = await #expect(throws: LedgerError.self) { try await store.tasks() }
        #expect(error?.code == .notReadable)
    }

    @Test("a task changes nothing that a replay compares, and a rebuild leaves it")
    func replay() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        try await folder.log(store).open()
        let task = try await Self.made(store)
        let ending = LineEnding(task: task, number: 1, state: .refused, sealed: [9])
        _ = try await folder.log(store).commit(folder.log(store).acts.application("x"), line: ending)
        let verified = try await ErasedTown.verified(store, folder)
        #expect(verified.holds, "\(verified.findings)")
        _ = try await store.rebuild(from: try await store.allRows(), since: TestClock.start.year)
        #expect(try await store.counts(of: task) == [.refused: 1, .waiting: 2])
        await store.close()
    }
}
