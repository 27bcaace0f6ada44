import Core
import Doubles
import Ledger
import MerkleLog
import Store
import Synchronization
import Testing

@Suite("What was answered is on disk, and what is not on disk was not answered")
struct DurabilityTests {
    @Test func everyConnectionThatWritesFlushesEachCommit() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        #expect(try await store.durability() == ["synchronous": "2", "journal_mode": "wal", "secure_delete": "1"])
        await store.close()
    }

    @Test func aFullDiskRefusesAndRecoversWithoutRestart() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let log = folder.log(store)
        try await log.open()
        let person = try await log.person()
        try await store.limit(pages: 1)
        var words: Set<String> = []
        for _ in 0..<20 {
            let proposals = try await proposals(2, log, person)
            words.formUnion(await store.commit(proposals).map(\.word))
            if words.contains("notWritable") { break }
        }
        #expect(words.contains("notWritable"))
        // What is smaller, or falls on a page with room, may still be taken: then it is whole.
        var before = try await store.entries(from: Position(log: 2026, seq: 0), limit: 1000)
        var refused = 0
        for _ in 0..<200 where refused < 3 {
            let verdict = try await log.commit(log.acts.consultation(person)).verdict.word
            let after = try await store.entries(from: Position(log: 2026, seq: 0), limit: 1000)
            if verdict == "notWritable" { refused += 1 }
            #expect(after.count == before.count + (verdict == "notWritable" ? 0 : 1) && after.starts(with: before))
            before = after
        }
        #expect(refused == 3)
        await #expect(throws: LedgerError.self) {
            for _ in 0..<500 { _ = try await log.person() }
        }
        #expect(try await store.entries(from: Position(log: 2026, seq: 0), limit: 1000) == before)
        try await store.limit(pages: 1 << 20)
        let position = try await log.append(log.acts.consultation(person)).position
        #expect(position.seq == Int64(before.count))
        await store.close()
        let again = try await folder.open()
        #expect(try await again.entries(from: Position(log: 2026, seq: 0), limit: 1000).count == before.count + 1)
        await again.close()
    }

    @Test func nothingIsToldBeforeTheCommit() async throws {
        let folder = try Folder()
        let seen = Mutex<[CommitPoint]>([])
        let store = try await folder.open { point in seen.withLock { $0.append(point) } }
        let log = folder.log(store)
        seen.withLock { $0 = [] }
        try await log.append(log.acts.opening)
        #expect(seen.withLock { $0 } == [.beforeCommit, .afterCommit])
        await store.close()
    }

    @Test func aTokenIdIsTakenOnceAndSurvivesARestart() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let until = folder.clock.now.adding(seconds: 300)
        let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 { group.addTask { try await store.claimTokenID("jti-1", until: until) } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(taken == 1)
        await store.close()
        let again = try await folder.open()
        #expect(try await again.claimTokenID("jti-1", until: until) == false)
        folder.clock.advance(milliseconds: 300_001)
        #expect(try await again.claimTokenID("jti-2", until: until.adding(seconds: 300)))
        #expect(try await again.claimTokenID("jti-1", until: until.adding(seconds: 300)))
        await again.close()
    }

    @Test func proofsHoldAcrossFullTilesAndForOlderSizes() async throws {
        let folder = try Folder()
        var sizes: [UInt64: Hash] = [:]
        for _ in 0..<3 {
            let store = try await folder.open()
            let log = folder.log(store)
            if sizes.isEmpty { try await log.open() }
            let person = try await log.person()
            for _ in 0..<3 {
                let proposals = try await proposals(101, log, person)
                _ = await store.commit(proposals)
                let note = try SignedNote(parsing: Array(try await store.checkpoint().utf8))
                let checkpoint = try Checkpoint(text: note.text)
                sizes[checkpoint.size] = checkpoint.root
            }
            await store.close()
        }
        let store = try await folder.open()
        let entries = try await store.entries(from: Position(log: 2026, seq: 0), limit: 10_000)
        #expect(entries.count == 914)
        for (size, root) in sizes {
            for entry in entries.prefix(Int(size)) where [0, 36, 255].contains(entry.position.seq % 256) {
                let proof = try await store.inclusionProof(of: entry.position, size: size)
                #expect(proof.verify(leaf: TreeHash.leaf(entry.leaf), root: root) == .holds)
            }
        }
        await #expect(throws: LedgerError.self) {
            try await store.inclusionProof(of: Position(log: 2026, seq: 914), size: 915)
        }
        await store.close()
    }

    private func proposals(_ count: Int, _ log: SampleLog, _ person: SubjectRef) async throws -> [Proposal] {
        var proposals: [Proposal] = []
        for _ in 0..<count { proposals.append(try await log.proposal(log.acts.consultation(person))) }
        return proposals
    }
}
