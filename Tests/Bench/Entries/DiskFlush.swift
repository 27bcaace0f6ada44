import Foundation

/// How often this disk can make one page durable in a second, with nothing else around it: what every log is held to.
struct DiskFlush: Sendable {
    let folder: String

    func perSecond(for seconds: Int) throws -> Double {
        let path = folder + "/flush.bin"
        let page = Data(repeating: 7, count: 4096)
        guard FileManager.default.createFile(atPath: path, contents: Data(repeating: 0, count: 1 << 20)) else {
            throw BenchError("no file can be made in \(folder)")
        }
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try FileHandle(forUpdating: URL(filePath: path))
        let clock = ContinuousClock()
        let start = clock.now
        var flushes = 0
        while (clock.now - start).inSeconds < Double(seconds) {
            try file.seek(toOffset: UInt64(flushes % 256) * 4096)
            try file.write(contentsOf: page)
            try file.synchronize()
            flushes += 1
        }
        let took = (clock.now - start).inSeconds
        try file.close()
        return Double(flushes) / took
    }
}
