import Core
import Crypto
import Doubles
import FoundationEssentials
import Ledger
import Store

/// A controller's folder below the temporary one, gone when the test ends.
final class Folder: Sendable {
    let root: String
    let master = SealingKey(version: 1, secret: SymmetricKey(data: Array(repeating: 9, count: 32)))
    let clock = TestClock()

    init() throws {
        root = FileManager.default.temporaryDirectory.path + "/sluis-" + Identifier.random(.system).text
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    func path(_ name: String) -> String { root + "/" + name }

    func open(
        _ controller: String = "zonnegem", in folder: String = "a", entropy: Entropy = .system,
        points: @escaping CommitPoint.Handler = { _ in }
    ) async throws -> ControllerStore {
        try await ControllerStore.open(
            folder: path(folder), controller: controller, base: "sluis.\(controller).example/log", master: master,
            clock: clock.wall, entropy: entropy, points: points)
    }

    func log(_ store: ControllerStore) -> SampleLog { SampleLog(storage: store, keys: store.keys, clock: clock) }

    /// All bytes below a folder, by file name.
    func files(_ folder: String = "a") throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path(folder)) {
            files[name] = Array(try Data(contentsOf: URL(filePath: path(folder) + "/" + name)))
        }
        return files
    }

    /// Copies what may be in use: a file that comes and goes under the copy, as the anchor's next, makes it begin anew.
    func copy(_ from: String, to: String) throws {
        for turn in 1... {
            try? FileManager.default.removeItem(atPath: path(to))
            do { return try FileManager.default.copyItem(atPath: path(from), toPath: path(to)) } catch {
                guard turn < 100, FileManager.default.fileExists(atPath: path(from)) else { throw error }
            }
        }
    }
}
