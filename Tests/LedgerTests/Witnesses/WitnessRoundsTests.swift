import Core
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("A log brings its checkpoints to its witnesses, and keeps who signed")
struct WitnessRoundsTests {
    @Test("a policy is an entry when it changes, and not at each start")
    func policy() async throws {
        let town = try await WitnessTown()
        for text in ["quorum none\n", "quorum none\n", "quorum none\n# other\n"] {
            try await town.rounds(text).begin()
        }
        for _ in 0..<2 { try await WitnessRounds.record(policy: nil, in: town.journal) }
        #expect(try await town.acts(.policyChanged).count == 3)
        guard case .policyChanged(let last)? = try await town.acts(.policyChanged).first else {
            Issue.record("no policy")
            return
        }
        #expect(last.text == nil && last.hash == nil)
    }

    @Test("a round gathers the signatures that come, and the log keeps them; what is handed out holds by the policy")
    func round() async throws {
        let town = try await WitnessTown()
        let rounds = try town.rounds(town.policy("group g 2 a b c\nquorum g"))
        try await rounds.begin()
        #expect(rounds.isStale(after: 1000))
        #expect(rounds.standing == nil)
        #expect(try await rounds.round())
        let standing = try #require(rounds.standing)
        #expect(!rounds.isStale(after: 1000))
        guard
            case .accepted(let checkpoint, let witnesses, _) =
                try WitnessPolicy(text: town.policy("group g 2 a b c\nquorum g")).open(standing.note)
        else {
            Issue.record("the note does not hold by the policy")
            return
        }
        #expect(witnesses.map(\.key.name) == ["a", "b", "c"])
        guard case .checkpointWitnessed(let entry)? = try await town.acts(.checkpointWitnessed).first else {
            Issue.record("no entry")
            return
        }
        #expect(entry.isQuorum && entry.failed.isEmpty)
        #expect(entry.note == String(decoding: standing.note.bytes, as: UTF8.self))
        // The next round is over a longer log, and follows from this one.
        town.clock.advance(milliseconds: 5000)
        #expect(rounds.isStale(after: 1000))
        #expect(try await rounds.round())
        let later = try Checkpoint(text: try #require(rounds.standing).note.text)
        #expect(later.size == checkpoint.size + 1)
        #expect(!rounds.isStale(after: 1000))
    }

    @Test("a witness too few: the entry says who and why, once; the older quorum stands and grows old")
    func short() async throws {
        let town = try await WitnessTown()
        let rounds = try town.rounds(town.policy("group g 3 a b c\nquorum g"))
        try await rounds.begin()
        #expect(try await rounds.round())
        let standing = rounds.standing
        town.endpoint.silence("b")
        for _ in 0..<3 { #expect(try await rounds.round() == false) }
        #expect(rounds.standing == standing)
        let entries = try await town.acts(.checkpointWitnessed)
        #expect(entries.count == 2)
        guard case .checkpointWitnessed(let entry)? = entries.first else { return }
        #expect(!entry.isQuorum && entry.failed == ["b": "noAnswer"])
        town.endpoint.silence(nil)
        #expect(try await rounds.round())
        #expect(try await town.acts(.checkpointWitnessed).count == 3)
    }

    @Test("started again, it takes up where it ended: the standing quorum, and what each witness knows")
    func restarted() async throws {
        let town = try await WitnessTown()
        let policy = try town.policy("quorum a")
        let first = try town.rounds(policy)
        try await first.begin()
        #expect(try await first.round())
        let again = try town.rounds(policy)
        try await again.begin()
        #expect(again.standing == first.standing)
        let asked = town.endpoint.count
        #expect(try await again.round())
        #expect(town.endpoint.count == asked + 3)
    }

    @Test("a witness that lost its memory is shown its own signature, and refuses from then on")
    func forgot() async throws {
        let town = try await WitnessTown()
        let rounds = try town.rounds(town.policy("quorum a"))
        try await rounds.begin()
        #expect(try await rounds.round())
        let memory = try #require(town.endpoint.witnesses["a"]).storage
        let earlier = memory.snapshot
        #expect(try await rounds.round())
        memory.snapshot = earlier
        #expect(try await rounds.round() == false)
        guard case .checkpointWitnessed(let entry)? = try await town.acts(.checkpointWitnessed).first else { return }
        #expect(entry.failed == ["a": "forgot"])
        #expect(try await memory.isInDoubt())
        #expect(try await rounds.round() == false)
    }

    @Test("a log that was taken back and grew otherwise gets no signature: two histories exist")
    func fork() async throws {
        let town = try await WitnessTown()
        let rounds = try town.rounds(town.policy("quorum a"))
        try await rounds.begin()
        #expect(try await rounds.round())
        // The same keys and name, another history of at least the same length.
        let other = try await WitnessTown(endpoint: town.endpoint)
        for number in 0..<5 { _ = try await other.journal.record(.policyChanged(PolicyChange(text: "\(number)"))) }
        let forked = try other.rounds(town.policy("quorum a"))
        try await forked.begin()
        #expect(try await forked.round() == false)
        guard case .checkpointWitnessed(let entry)? = try await other.acts(.checkpointWitnessed).first else { return }
        #expect(entry.failed["a"] == "refused")
        #expect(forked.standing == nil)
    }

    @Test("an answer that is no signature over this checkpoint counts as none", arguments: WitnessTown.badAnswers)
    func badAnswer(_ answer: WitnessAnswer) async throws {
        let town = try await WitnessTown()
        town.endpoint.always(answer)
        let rounds = try town.rounds(town.policy("quorum a"))
        try await rounds.begin()
        #expect(try await rounds.round() == false)
        #expect(rounds.standing == nil)
    }
}
