import FoundationEssentials
import Ledger

/// Files and folders that only their owner reads, whatever the umask.
enum PrivateFile {
    /// An empty file with mode 0600; nothing where it exists.
    static func create(_ path: String) throws(LedgerError) {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(), attributes: [.posixPermissions: 0o600])
        else { throw LedgerError(.notWritable, "a file cannot be made") }
    }

    /// The folder with mode 0700; nothing where it exists.
    static func createFolder(_ path: String) throws(LedgerError) {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw LedgerError(.notWritable, "the controller's folder cannot be made")
        }
    }
}
