import Catalogue
import Core
import Doubles
import Ledger
import MerkleLog
import Support
import Testing

@Suite("A log that was cut, mixed or rebuilt does not pass")
struct RebuildingTests {
    @Test("two entries that change places, with the head as it was")
    func swapped() async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        let note = try await log.checkpoint()
        log.edit { state in
            let (first, second) = (state.entries[6], state.entries[7])
            state.entries[6] = second.changed(position: first.position)
            state.entries[7] = first.changed(position: second.position)
            state.note = note
        }
        let findings = try await log.verified().findings
        #expect(findings.contains { $0.what.contains("differs from a checkpoint") })
        #expect(findings.contains { $0.law == 1 })
    }

    @Test("an entry that is gone, and leaves a hole")
    func removed() async throws {
        for index in [3, 7] {
            let (log, _, _) = try await ForgedLog.lawful()
            let note = try await log.checkpoint()
            log.edit {
                $0.entries.remove(at: index)
                $0.note = note
            }
            let findings = try await log.verified().findings
            let after = Position(log: 2026, seq: Int64(index) + 1)
            #expect(findings.contains(Finding(.entryMissing, position: after, "an entry is missing before this one")))
            #expect(findings.contains { $0.what.contains("was given out, but the log has") })
        }
    }

    @Test("the last entries are gone")
    func truncated() async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        let note = try await log.checkpoint()
        log.edit {
            $0.entries.removeLast()
            $0.note = note
        }
        #expect(
            try await log.verified().findings.map(\.what) == [
                "a checkpoint of size \(log.entries.count + 1) was given out, but the log has \(log.entries.count) entries"
            ])
    }

    @Test("entries that nobody signed")
    func behindTheHead() async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        let note = try await log.checkpoint()
        try await log.append(log.acts.consultation(.random(log.entropy)))
        log.edit { $0.note = note }
        #expect(try await log.verified().findings.map(\.what).contains { $0.hasPrefix("1 entries stand behind") })
    }

    @Test("a checkpoint by another key, of another log, or no checkpoint at all")
    func otherCheckpoints() async throws {
        let (log, receipt, _) = try await ForgedLog.lawful()
        let stranger = try SignerKey(name: log.origin, seed: Array(repeating: 9, count: 32))
        let hashes = MemoryHashes(leaves: log.entries.map { TreeHash.leaf($0.leaf) })
        let foreign = try log.signed(hashes, by: stranger)
        for note in [foreign, "", "nonsense", receipt.replacing("zonnegem", with: "ocmw"), String(receipt.dropLast(4))]
        {
            let findings = try await log.verified(against: [note]).findings
            #expect(findings.map(\.what) == ["a checkpoint is not signed by this log's key"])
        }
        log.edit { $0.note = foreign }
        #expect(try await log.verified().findings.map(\.what) == ["the log's own checkpoint is not signed by its key"])
    }

    @Test("rebuilt without one entry and signed again: whole by itself, found out by her receipt")
    func rebuilt() async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        let receipt = try await log.checkpoint()
        let rebuilt = try ForgedLog()
        // The look of the officer disappears; all else is as it was.
        for entry in log.entries where entry.type != .inspected {
            let parts = try await log.journal.open(entry)
            let event = try #require(Event(parts: parts))
            let bytes: [UInt8]? =
                if case .purposeActivated(let activation) = event.act {
                    log.acts.purposeBytes(activation.purpose.ref.id)
                } else { nil }
            try await rebuilt.append(event.act, id: event.id, purposeBytes: bytes)
        }
        #expect(try await rebuilt.verified().holds)
        let findings = try await rebuilt.verified(against: [receipt]).findings
        #expect(!findings.isEmpty && findings.allSatisfy { $0.what.contains("checkpoint") })
    }

    @Test("the stored bytes of a purpose")
    func purposeBytes() async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        log.edit { $0.purposes[log.acts.purpose("task").hash] = [1, 2, 3] }
        #expect(
            try await log.verified().findings.map(\.what)
                == ["purposes task@1: the stored bytes are not those that were activated"])
    }

    @Test("a log that is opened twice, for another year, or not at all")
    func openings() async throws {
        let log = try ForgedLog()
        try await log.append(log.acts.firstOfficer)
        try await log.append(log.acts.opening)
        try await log.append(.logOpened(LogOpening(year: 2025, previousCheckpoint: nil)))
        #expect(
            try await log.verified().findings.map(\.what) == [
                "the first entry does not open the log", "the log is opened a second time",
                "the log is opened a second time", "the log is opened for another year",
            ])
    }
}
