import Glibc

/// A file that only grows, open to its owner only; what was appended is on the disk before the call returns.
package struct AppendedFile: Hashable, Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// All bytes; `nil` where there is no file.
    ///
    /// Fails with `fileUnreadable`, or `fileNotPrivate` where others have any
    /// right to it.
    package func bytes() throws(WireError) -> [UInt8]? {
        guard unsafe access(path, F_OK) == 0 else {
            if errno == ENOENT { return nil }
            throw WireError(.fileUnreadable)
        }
        return try KeyFile(path: path, isPrivate: true).bytes()
    }

    /// Appends behind the first `length` bytes: what a crash left behind them was never told to anyone, and goes.
    package func append(_ bytes: [UInt8], behind length: Int) throws(WireError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WireError(.fileUnwritable) }
        var isWritten = ftruncate(descriptor, length) == 0 && lseek(descriptor, 0, SEEK_END) == length
        var left = bytes[...]
        while isWritten, !left.isEmpty {
            let count = unsafe left.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
            isWritten = count > 0
            left = left.dropFirst(max(0, count))
        }
        isWritten = isWritten && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, length > 0 || flushFolder() else { throw WireError(.fileUnwritable) }
    }

    /// A new file is there after a crash only when its folder is on the disk too.
    private func flushFolder() -> Bool {
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = pieces.isEmpty ? "." : pieces.count == 1 ? "/" : pieces.joined(separator: "/")
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        let isFlushed = fsync(descriptor) == 0
        return close(descriptor) == 0 && isFlushed
    }
}
