import Core
import Crypto
import Synchronization

/// Who is at the desk, by the SHA-256 of their cookie: 256 random bits, new at each step, and gone with the process.
final class Visits: Sendable {
    /// Without activity a session ends after this many seconds.
    static let idleSeconds: Int64 = 600
    /// And in any case after these, eight hours.
    static let longestSeconds: Int64 = 28_800
    /// Browsers that are on their way to the login; anyone may be one, so they are bounded by themselves.
    private static let mostLeaving = 4_096

    private struct Kept {
        let visit: Visit
        let begun: Instant
        var seen: Instant

        func ends() -> Instant {
            min(seen.adding(seconds: Visits.idleSeconds), begun.adding(seconds: Visits.longestSeconds))
        }
    }

    private let kept = Mutex<[SHA256Digest: Kept]>([:])
    private let entropy: Entropy

    init(entropy: Entropy) {
        self.entropy = entropy
    }

    /// Begins a step and ends the one before it; gives the cookie for it.
    func begin(_ visit: Visit, after cookie: String?, now: Instant) -> String {
        let token = Base64URL.encode(entropy.bytes(32))
        kept.withLock { kept in
            if let cookie { kept[Self.digest(of: cookie)] = nil }
            if case .leaving = visit { Self.makeRoom(in: &kept, now: now) }
            kept[Self.digest(of: token)] = Kept(visit: visit, begun: now, seen: now)
        }
        return token
    }

    /// The step that a cookie stands for, which counts as activity.
    func visit(_ cookie: String?, now: Instant) -> Visit? {
        guard let cookie else { return nil }
        let digest = Self.digest(of: cookie)
        return kept.withLock { kept in
            guard let found = kept[digest] else { return nil }
            guard now < found.ends(), found.visit.stands else {
                kept[digest] = nil
                return nil
            }
            kept[digest]?.seen = now
            return found.visit
        }
    }

    func end(_ cookie: String?) {
        guard let cookie else { return }
        kept.withLock { $0[Self.digest(of: cookie)] = nil }
    }

    private static func makeRoom(in kept: inout [SHA256Digest: Kept], now: Instant) {
        guard kept.count >= mostLeaving else { return }
        kept = kept.filter { now < $0.value.ends() && $0.value.visit.stands }
        let leaving = kept.filter { entry in
            if case .leaving = entry.value.visit { true } else { false }
        }
        guard leaving.count >= mostLeaving, let oldest = leaving.min(by: { $0.value.begun < $1.value.begun }) else {
            return
        }
        kept[oldest.key] = nil
    }

    private static func digest(of cookie: String) -> SHA256Digest { SHA256.hash(data: Array(cookie.utf8)) }
}
