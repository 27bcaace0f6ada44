import Core
import Crypto
import Synchronization

/// The access tokens given out: 256 random bits, known here by their SHA-256 only, and gone with the process.
///
/// They lie in several maps, because each request looks one up and one lock does not scale past one core.
final class AccessTokens: Sendable {
    /// Seconds that a token lives.
    static let life: Int64 = 600
    private static let shardCount = 16

    private final class Shard: Sendable {
        let grants = Mutex<[SHA256Digest: Grant]>([:])
    }

    private let shards = (0..<AccessTokens.shardCount).map { _ in Shard() }
    private let limit: Int
    private let entropy: Entropy

    /// `limit` tokens at most; beyond it the one that expires first goes.
    init(limit: Int = 65_536, entropy: Entropy) {
        self.limit = limit
        self.entropy = entropy
    }

    func issue(to party: Party, at desk: OpenDesk, now: Instant) -> String {
        let token = Base64URL.encode(entropy.bytes(32))
        let digest = Self.digest(of: token)
        let grant = Grant(desk: desk, party: party, expires: now.adding(seconds: Self.life))
        shard(digest).grants.withLock { grants in
            if grants.count >= limit / Self.shardCount { Self.makeRoom(in: &grants, now: now) }
            grants[digest] = grant
        }
        return token
    }

    /// A token dies with its time, and at once when its party is registered anew with other keys or permissions.
    func standing(of token: String, now: Instant) -> TokenStanding {
        let digest = Self.digest(of: token)
        let found = shard(digest).grants.withLock { $0[digest] }
        guard let grant = found, grant.party.stands else { return .unknown }
        return now < grant.expires ? .stands(grant) : .expired
    }

    private static func makeRoom(in grants: inout [SHA256Digest: Grant], now: Instant) {
        let before = grants.count
        grants = grants.filter { $0.value.party.stands && now < $0.value.expires }
        guard grants.count == before, let first = grants.min(by: { $0.value.expires < $1.value.expires }) else {
            return
        }
        grants[first.key] = nil
    }

    private static func digest(of token: String) -> SHA256Digest { SHA256.hash(data: Array(token.utf8)) }

    private func shard(_ digest: SHA256Digest) -> Shard {
        let first = digest.first { _ in true } ?? 0
        return shards[Int(first) % Self.shardCount]
    }
}
