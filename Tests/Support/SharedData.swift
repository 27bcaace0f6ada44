import FoundationEssentials

/// The folder of real test data beside the repository; tests that rest on it are skipped where it is absent.
package enum SharedData {
    package static let root: String? = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let beside = package.deletingLastPathComponent().appending(path: "shared").path
        let candidates = [ProcessEnvironment.value("SLUIS_SHARED"), beside].compactMap { $0 }
        return candidates.first { FileManager.default.fileExists(atPath: $0 + "/magda") }
    }()

    package static var isPresent: Bool { root != nil }

    /// The bytes of a file below the folder.
    package static func bytes(_ path: String) throws -> [UInt8] {
        guard let root else { throw CocoaError(.fileNoSuchFile) }
        return Array(try Data(contentsOf: URL(filePath: root + "/" + path)))
    }

    /// The names of the files in a folder, sorted.
    package static func names(_ folder: String) -> [String] {
        guard let root else { return [] }
        return ((try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []).sorted()
    }
}
