import Glibc

/// What tells that a file has changed: another file in its place, another length, or a later change of any kind.
struct FileStamp: Hashable {
    private let inode: UInt
    private let size: Int
    private let modifiedSeconds: Int
    private let modifiedNanoseconds: Int
    // The mode is not part of the modification time, and a key that was made private is worth another try.
    private let changedSeconds: Int
    private let changedNanoseconds: Int

    /// `nil` where there is no such file.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        modifiedSeconds = status.st_mtim.tv_sec
        modifiedNanoseconds = status.st_mtim.tv_nsec
        changedSeconds = status.st_ctim.tv_sec
        changedNanoseconds = status.st_ctim.tv_nsec
    }
}
