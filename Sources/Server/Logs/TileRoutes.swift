import Core
import Ledger
import MerkleLog
import Synchronization

/// The log as others copy and check it: C2SP tlog-tiles below `/v1/log/<controller>/<year>/`.
///
/// A leaf holds a class, a place and a commitment, and names nobody; yet how many acts of which class there were is the
/// controller's to publish or not. An auditor's day of reading is an entry (law 7), and what everyone may read is none.
final class TileRoutes: Sendable {
    private let read = Mutex<Set<String>>([])

    /// A tile for an auditor or an officer of this controller.
    func tile(_ call: Call) async throws(Problem) -> HTTPReply {
        let (controller, year, tile) = try Self.parse(call.segment)
        // What another controller has is another log's: no token of this one leads there.
        guard controller == call.desk.controller else { throw Problem.notFound }
        let day = BelgianCalendar.date(at: call.journal.clock.now).text
        let reading = "\(controller)/\(call.caller.id) \(day)"
        if !read.withLock({ $0.contains(reading) }) {
            try await AuditRoutes.look(
                call, .tiles, reason: "tiles of the log",
                filter: ["tiles": .integer(Int64(year)), "day": .string(day)])
            read.withLock { _ = $0.insert(reading) }
        }
        return try await Self.reply(tile, year, of: call.desk)
    }

    /// A tile for everyone, where the controller publishes its log; `nil` where it does not.
    func published(_ segments: Substring, _ desks: [String: OpenDesk]) async throws(Problem) -> HTTPReply? {
        let controller = segments.prefix { $0 != "/" }
        guard let desk = desks[String(controller)]?.desk, desk.publishesTiles else { return nil }
        let (_, year, tile) = try Self.parse(segments)
        return try await Self.reply(tile, year, of: desk)
    }

    private static func reply(_ tile: Tile, _ year: Int, of desk: ControllerDesk) async throws(Problem) -> HTTPReply {
        let bytes: [UInt8]?
        do { bytes = try await desk.journal.storage.tile(tile, log: year) } catch { throw Problem(error) }
        guard let bytes else { throw Problem.notFound }
        return HTTPReply(mediaType: "application/octet-stream", language: "en", bytes: bytes)
    }

    /// `<controller>/<year>/tile/…`; another spelling of a tile is no tile.
    private static func parse(_ segments: Substring) throws(Problem) -> (Substring, Int, Tile) {
        let parts = segments.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let year = LogYear.parse(parts[1]), let tile = try? Tile(path: parts[2]) else {
            throw Problem.notFound
        }
        return (parts[0], year, tile)
    }
}

/// The year of a log as a path names it.
enum LogYear {
    /// Four digits.
    static func parse(_ text: Substring) -> Int? {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
