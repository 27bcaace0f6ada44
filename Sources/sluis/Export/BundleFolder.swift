import Core
import FoundationEssentials
import Ledger

/// A bundle on disk: a folder, or one tar.
enum BundleFolder {
    static func read(_ path: String) throws -> LogBundle {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandError("there is no bundle \(path)")
        }
        guard isFolder else {
            guard let bundle = LogBundle(tar: try MappingFolder.bytes(path)) else {
                throw CommandError("\(path) is no tar of plain files")
            }
            return bundle
        }
        var files: [String: [UInt8]] = [:]
        try collect(path, below: "", into: &files)
        return LogBundle(files: files)
    }

    private static func collect(_ root: String, below folder: String, into files: inout [String: [UInt8]]) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: root + folder) {
            let path = folder + "/" + name
            var isFolder = false
            _ = FileManager.default.fileExists(atPath: root + path, isDirectory: &isFolder)
            if isFolder {
                try collect(root, below: path, into: &files)
            } else {
                files[String(path.dropFirst())] = try MappingFolder.bytes(root + path)
            }
        }
    }

    /// A path that ends in `.tar` becomes one file, any other a folder.
    static func write(_ bundle: LogBundle, to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandError("\(path) is there already; name another")
        }
        if path.hasSuffix(".tar") { return try write(bundle.tar, to: path) }
        for name in bundle.paths { try write(bundle[name] ?? [], to: path + "/" + name) }
    }

    /// Writes a file whole or not at all, for its owner alone; its folders are made.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(filePath: path)
        guard !path.split(separator: "/").contains("..") || !path.contains("/../") else {
            throw CommandError("a file of the bundle would lie outside it")
        }
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try Data(bytes).write(to: url, options: .atomic)
    }
}
