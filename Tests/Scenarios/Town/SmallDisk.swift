import Foundation

/// A file system of a few megabytes, where the machine permits it.
struct SmallDisk {
    let path: String

    /// Root may mount one, but in many containers nobody may.
    static let isPermitted: Bool = {
        guard let disk = try? mount(megabytes: 1) else { return false }
        disk.unmount()
        return true
    }()

    static func mount(megabytes: Int) throws -> SmallDisk {
        let path = FileManager.default.temporaryDirectory.path + "/sluis-disk-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard let mount = Binary.tool("mount"),
            Binary.succeeds([mount, "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path])
        else {
            try FileManager.default.removeItem(atPath: path)
            throw TownError("no small file system may be mounted")
        }
        return SmallDisk(path: path)
    }

    func unmount() {
        guard let umount = Binary.tool("umount"), Binary.succeeds([umount, path]) else { return }
        try? FileManager.default.removeItem(atPath: path)
    }
}
