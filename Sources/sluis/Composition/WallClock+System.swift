import Core
import FoundationEssentials

extension WallClock {
    /// The machine's clock.
    static let system = WallClock { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
