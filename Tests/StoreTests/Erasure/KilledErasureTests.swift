import Core
import Doubles
import FoundationEssentials
import Ledger
import Store
import Synchronization
import Testing

@Suite("An erasure that is broken off at any step is whole after the next start (law 8)")
struct KilledErasureTests {
    private static let points: [CommitPoint] = [
        .erasureJournaled, .erasureKeysDestroyed, .beforeCommit, .afterCommit,
    ]

    /// The files as a killed process would leave them at the first passing of a point once the journal has a line.
    private final class Snapshot: Sendable {
        let folder: Folder
        private let wanted: CommitPoint
        private let state = Mutex<(isJournaled: Bool, files: [String: [UInt8]])>((false, [:]))

        init(_ folder: Folder, at point: CommitPoint) {
            self.folder = folder
            wanted = point
        }

        func pass(_ point: CommitPoint) {
            let isDue = state.withLock { state in
                if point == .erasureJournaled { state.isJournaled = true }
                return state.isJournaled && point == wanted && state.files.isEmpty
            }
            guard isDue, let files = try? folder.files() else { return }
            let journal = try? Data(contentsOf: URL(filePath: folder.path("a.erasures")))
            state.withLock { state in
                state.files = files
                state.files["../b.erasures"] = journal.map { Array($0) } ?? []
            }
        }

        /// Puts the files into the folder `b`.
        func restore() throws {
            let files = state.withLock { $0.files }
            try #require(!files.isEmpty)
            try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: true)
            for (name, bytes) in files where !name.hasSuffix("-shm") {
                try Data(bytes).write(to: URL(filePath: folder.path("b/" + name)))
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o600], ofItemAtPath: folder.path("b/" + name))
            }
        }
    }

    @Test("killed", arguments: points, [KeyClass.facts, .consent, .access(year: 2026)])
    func killed(_ point: CommitPoint, _ keyClass: KeyClass) async throws {
        let folder = try Folder()
        let snapshot = Snapshot(folder, at: point)
        let town = try await ErasedTown.filled(folder) { snapshot.pass($0) }
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        await town.wait()
        try await town.erase(town.rita, keyClass)
        let size = try await town.verified().size
        await town.store.close()

        try snapshot.restore()
        let again = try await folder.open(in: "b")
        let verification = try await ErasedTown.verified(again, folder)
        #expect(verification.findings == [])
        #expect(verification.size == size)
        #expect(try await again.rows([]).erasures.values.map(\.state) == [.performed])
        #expect(try await again.extent(of: town.rita, keyClass).key == nil)
        #expect(try await again.keys.key(of: town.rita, keyClass, version: 1) == nil)
        #expect(try await again.facts(of: town.rita).isEmpty)
        await again.close()
        // Once is enough: the next start has nothing left to do.
        let third = try await folder.open(in: "b")
        #expect(try await ErasedTown.verified(third, folder).size == size)
        await third.close()
    }
}
