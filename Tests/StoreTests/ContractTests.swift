import Core
import Doubles
import Ledger
import Store
import Testing

@Suite("Every storage keeps the contract of the log")
struct ContractTests {
    @Test("SQLite", arguments: LedgerContract.all)
    func sqlite(_ clause: LedgerContract) async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let log = folder.log(store)
        try await log.open()
        try await clause.check(log)
        await store.close()
    }

    @Test("SQLite, opened again after each commit's worth of work", arguments: LedgerContract.all)
    func reopened(_ clause: LedgerContract) async throws {
        let folder = try Folder()
        let first = try await folder.open()
        try await folder.log(first).open()
        await first.close()
        let second = try await folder.open()
        try await clause.check(folder.log(second))
        await second.close()
        let third = try await folder.open()
        try await folder.log(third).append(folder.log(third).acts.application())
        await third.close()
    }

    @Test("memory", arguments: LedgerContract.all)
    func memory(_ clause: LedgerContract) async throws {
        let clock = TestClock()
        let keys = try MemoryKeys(origin: "sluis.zonnegem.example/log/2026", entropy: .system)
        let ledger = MemoryLedger(
            controller: "zonnegem", base: "sluis.zonnegem.example/log", keys: keys, clock: clock.wall, entropy: .system)
        let log = SampleLog(storage: ledger, keys: keys, clock: clock)
        try await log.open()
        try await clause.check(log)
    }
}
