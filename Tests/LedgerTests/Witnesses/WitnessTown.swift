import Core
import Doubles
import Ledger
import MerkleLog
import Support
import Synchronization

/// A log in memory and three witnesses that know it.
struct WitnessTown: Sendable {
    let clock = TestClock()
    let journal: Journal
    let endpoint: WitnessPost

    /// The keys are the same in every town, so that two towns are two histories of one log.
    init(endpoint: WitnessPost? = nil) async throws {
        let keys = try MemoryKeys(origin: "log.example/zonnegem/2026", entropy: .seeded(7))
        let ledger = MemoryLedger(
            controller: "zonnegem", base: "log.example/zonnegem", keys: keys, clock: clock.wall, entropy: .system)
        journal = Journal(storage: ledger, keys: keys, clock: clock.wall, entropy: .system)
        self.endpoint = try endpoint ?? WitnessPost(log: keys.controllerKeys.signer.verifier, clock: clock.wall)
        _ = try await journal.record(.logOpened(LogOpening(year: 2026, previousCheckpoint: nil)))
    }

    func rounds(_ policy: String) throws -> WitnessRounds {
        try WitnessRounds(journal: journal, policy: policy, endpoint: endpoint)
    }

    func policy(_ rule: String) throws -> String {
        let lines = endpoint.witnesses.sorted { $0.key < $1.key }.map { "witness \($0) \($1.key.text) https://\($0)" }
        let log = "log \(journal.keys.controllerKeys.signer.verifier.text)"
        return ([log] + lines + [rule]).joined(separator: "\n") + "\n"
    }

    /// The acts of a type, newest first.
    func acts(_ type: EntryType) async throws -> [Act] {
        var acts: [Act] = []
        for entry in try await journal.storage.entries(EntryQuery(types: [type])) {
            if let act = Event(parts: try await journal.open(entry))?.act { acts.append(act) }
        }
        return acts
    }

    static let badAnswers: [WitnessAnswer] = [
        WitnessAnswer(status: 200, body: []), WitnessAnswer(status: 200, body: Array("yes\n".utf8)),
        WitnessAnswer(status: 200, body: Array("\u{2014} a AAAAAAAAAAAA\n".utf8)),
        WitnessAnswer(status: 409, body: Array("0\n".utf8)), WitnessAnswer(status: 409, body: Array("7".utf8)),
        WitnessAnswer(status: 409, body: Array("999999\n".utf8)), WitnessAnswer(status: 403, body: []),
        WitnessAnswer(status: 302, body: []), WitnessAnswer(status: 503, body: []),
    ]
}

/// Three witnesses, reached without a network.
final class WitnessPost: WitnessEndpoint {
    struct Neighbour: Sendable {
        let key: VerifierKey
        let storage: MemoryWitness
        let witness: Witness
    }

    private struct State {
        var silent: String?
        var answer: WitnessAnswer?
        var count = 0
    }

    let witnesses: [String: Neighbour]
    private let state = Mutex(State())

    init(log: VerifierKey, clock: WallClock) throws {
        var witnesses: [String: Neighbour] = [:]
        for (index, name) in ["a", "b", "c"].enumerated() {
            let seed = [UInt8](repeating: UInt8(index + 1), count: 32)
            let key = try SignerKey(name: name, kind: .cosignature, seed: seed)
            let storage = MemoryWitness()
            witnesses[name] = Neighbour(
                key: key.verifier, storage: storage,
                witness: try Witness(key: key, logs: [KnownLog(key: log)], storage: storage, clock: clock))
        }
        self.witnesses = witnesses
    }

    var count: Int { state.withLock { $0.count } }
    func silence(_ name: String?) { state.withLock { $0.silent = name } }
    func always(_ answer: WitnessAnswer) { state.withLock { $0.answer = answer } }

    func add(_ request: AddCheckpoint, at url: String) async -> WitnessAnswer? {
        let name = String(url.dropFirst("https://".count))
        let (answer, isSilent) = state.withLock { state in
            state.count += 1
            return (state.answer, state.silent == name)
        }
        if let answer { return answer }
        guard !isSilent, let reply = await witnesses[name]?.witness.add(request.bytes) else { return nil }
        switch reply {
        case .cosigned(let signature): return WitnessAnswer(status: 200, body: Array(signature.answer.utf8))
        case .conflict(let size): return WitnessAnswer(status: 409, body: Array("\(size)\n".utf8))
        case .unknownKey: return WitnessAnswer(status: 403, body: [])
        case .unknownLog: return WitnessAnswer(status: 404, body: [])
        case .proofFails: return WitnessAnswer(status: 422, body: [])
        case .malformed: return WitnessAnswer(status: 400, body: [])
        case .inDoubt, .unavailable: return WitnessAnswer(status: 503, body: [])
        }
    }
}
