import Glibc

/// A PEM file on disk; one that holds a private key may be open to its owner only.
struct KeyFile: Hashable, Sendable {
    /// A chain of certificates has a few thousand bytes.
    private static let maximumBytes = 1 << 20

    let path: String
    let isPrivate: Bool

    /// Fails with `fileUnreadable`, or with `fileNotPrivate` where group or others have any right to a private file.
    func bytes() throws(WireError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WireError(.fileUnreadable) }
        defer { close(descriptor) }
        // Of the file that was opened, which a look at the path might not be.
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= Self.maximumBytes
        else { throw WireError(.fileUnreadable) }
        guard !isPrivate || status.st_mode & 0o077 == 0 else { throw WireError(.fileNotPrivate) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            guard count >= 0, bytes.count + count <= Self.maximumBytes else { throw WireError(.fileUnreadable) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// Writes a new file beside the old and puts it in its place, open to its owner only.
    func write(_ bytes: [UInt8]) throws(WireError) {
        let fresh = path + ".new"
        _ = unsafe unlink(fresh)
        let descriptor = unsafe open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WireError(.fileUnwritable) }
        let count = unsafe bytes.withUnsafeBytes { bytes in
            unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        }
        let isWritten = count == bytes.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, unsafe rename(fresh, path) == 0 else {
            _ = unsafe unlink(fresh)
            throw WireError(.fileUnwritable)
        }
    }
}
