import Foundation
import Support

/// A copy of the repository's residents that a test may change.
struct MockFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "sluis-mocks-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for part in ["addresses", "enterprises", "residents", "crowds"] {
            try FileManager.default.copyItem(
                atPath: Repository.root + "/mocks/" + part, toPath: path + "/" + part)
        }
    }

    func replace(_ old: String, with new: String, in file: String) throws {
        let url = URL(filePath: path + "/" + file)
        let text = try String(contentsOf: url, encoding: .utf8)
        guard text.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
        try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: url)
    }

    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + file))
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
