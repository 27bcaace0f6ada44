import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Support
import Testing

@Suite("A log that is older than its anchor, or other, does not open")
struct AnchorTests {
    /// A folder `a` with entries, and a copy `old` of it from before the last of them.
    private func grown() async throws -> Folder {
        let folder = try Folder()
        let store = try await folder.open()
        try await folder.log(store).open()
        await store.close()
        try folder.copy("a", to: "old")
        let again = try await folder.open()
        let log = folder.log(again)
        try await log.append(log.acts.consultation(try await log.person()))
        await again.close()
        return folder
    }

    private func code(_ folder: Folder) async -> LedgerError.Code? {
        do {
            await (try folder.open()).close()
            return nil
        } catch {
            return (error as? LedgerError)?.code
        }
    }

    @Test func anUntouchedFolderOpens() async throws {
        #expect(await code(try await grown()) == nil)
    }

    @Test("a database from before is seen", arguments: [["ledger.sqlite"], ["ledger.sqlite", "keys.sqlite"]])
    func restored(_ files: [String]) async throws {
        let folder = try await grown()
        for file in files { try folder.copy("old/" + file, to: "a/" + file) }
        #expect(await code(folder) == .rolledBack)
    }

    @Test func aHistoryThatWentOtherwiseIsSeen() async throws {
        let folder = try await grown()
        let anchor = try Data(contentsOf: URL(filePath: folder.path("a/anchor")))
        try folder.copy("old", to: "a")
        let store = try await folder.open()
        let log = folder.log(store)
        for _ in 0..<3 { try await log.append(log.acts.consultation(try await log.person())) }
        await store.close()
        try anchor.write(to: URL(filePath: folder.path("a/anchor")))
        #expect(await code(folder) == .rolledBack)
    }

    @Test func aMissingAnchorIsSeen() async throws {
        let folder = try await grown()
        try FileManager.default.removeItem(atPath: folder.path("a/anchor"))
        #expect(await code(folder) == .rolledBack)
    }

    @Test("an anchor that is cut or changed is seen", arguments: [0, 1, 2])
    func spoiled(_ way: Int) async throws {
        let folder = try await grown()
        var bytes = Array(try Data(contentsOf: URL(filePath: folder.path("a/anchor"))))
        switch way {
        case 0: bytes.removeLast(40)
        case 1: bytes[bytes.count - 10] ^= 1
        default: bytes = Array("no note\n".utf8)
        }
        try Data(bytes).write(to: URL(filePath: folder.path("a/anchor")))
        let code = await code(folder)
        #expect(code == .rolledBack || code == .unreadable)
    }

    @Test(
        "a head that is not that of the entries is seen",
        arguments: [
            "DELETE FROM entries WHERE row = (SELECT max(row) FROM entries)",
            "UPDATE head SET size = size - 1",
            "UPDATE parts SET commitment = zeroblob(32) WHERE key = (SELECT max(key) FROM parts)",
        ])
    func edited(_ sql: String) async throws {
        let folder = try await grown()
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        try await queue.write { db in try db.execute(sql: sql) }
        try queue.close()
        #expect(await code(folder) == .rolledBack)
    }

    @Test func theAnchorIsThereFromTheStartAndFollowsByItself() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let empty = try await store.checkpoint()
        #expect(store.anchoredCheckpoints() == [empty])
        try await folder.log(store).open()
        let checkpoint = try await store.checkpoint()
        #expect(checkpoint != empty)
        try await Patience.until("the anchor follows") { store.anchoredCheckpoints().last == checkpoint }
        #expect(store.anchoredCheckpoints().first == empty && store.anchoredCheckpoints().last == checkpoint)
        await store.close()
    }
}
