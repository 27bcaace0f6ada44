import Core
import Crypto
import Doubles
import Ledger
import Support
import Testing

@Suite("A sealed part opens where it was meant to stand, with its key, and nowhere else")
struct SealerTests {
    private let keys: MemoryKeys
    private let sealer: Sealer

    init() throws {
        let entropy = Entropy.seeded(21)
        keys = try MemoryKeys(origin: SampleEvents.origin, entropy: entropy)
        sealer = Sealer(origin: SampleEvents.origin, keys: keys, entropy: entropy)
    }

    @Test(arguments: EntryType.allCases)
    func opensWhatItSealed(type: EntryType) async throws {
        let event = SampleEvents.event(type)
        let sealed = try await sealer.seal(event)
        #expect(sealed.map(\.holder) == event.parts.map(\.holder))
        var opened: [OpenedPart] = []
        for part in sealed {
            let part = try #require(try await sealer.open(part, id: event.id, type: type, at: event.at))
            #expect(part.salt.count == Commitment.saltLength)
            opened.append(part)
        }
        #expect(opened.map(\.payload) == event.parts.map(\.payload))
        #expect(Event(parts: opened) == event)
    }

    @Test
    func elsewhereItDoesNotOpen() async throws {
        let event = SampleEvents.event(.consulted)
        let sealed = try await sealer.seal(event)
        let (part, staff) = (sealed[0], sealed[1])
        let otherLog = Sealer(origin: "log.example/other/2026", keys: keys, entropy: .seeded(1))
        let open: [(String, () async throws -> OpenedPart?)] = [
            ("another entry", { try await sealer.open(part, id: SampleEvents.id(9), type: .consulted, at: event.at) }),
            ("another log", { try await otherLog.open(part, id: event.id, type: .consulted, at: event.at) }),
            (
                "another class",
                { try await sealer.open(staff, id: event.id, type: .consentGiven, at: event.at) }
            ),
            (
                "another holder",
                {
                    let moved = SealedPart(holder: .controller, commitment: part.commitment, sealed: part.sealed)
                    return try await sealer.open(moved, id: event.id, type: .consulted, at: event.at)
                }
            ),
            (
                "another part",
                {
                    let moved = SealedPart(holder: staff.holder, commitment: part.commitment, sealed: staff.sealed)
                    return try await sealer.open(moved, id: event.id, type: .consulted, at: event.at)
                }
            ),
        ]
        for (place, open) in open {
            let error = await #expect(throws: LedgerError.self, "\(place)") { try await open() }
            #expect(error?.code == .unreadable)
        }
    }

    @Test("one bit that is another, anywhere")
    func flippedBits() async throws {
        let event = SampleEvents.event(.refused)
        let part = try await sealer.seal(event)[0]
        for index in part.sealed.indices {
            var sealed = part.sealed
            sealed[index] ^= 1 << (index % 8)
            let changed = SealedPart(holder: part.holder, commitment: part.commitment, sealed: sealed)
            // The second byte is the version of the key: there is none of another.
            let opened = try? await sealer.open(changed, id: event.id, type: .refused, at: event.at)
            #expect(opened.flatMap { $0 } == nil, "byte \(index)")
        }
        for index in part.commitment.indices {
            var commitment = part.commitment
            commitment[index] ^= 1
            let changed = SealedPart(holder: part.holder, commitment: commitment, sealed: part.sealed)
            await #expect(throws: LedgerError.self) {
                try await sealer.open(changed, id: event.id, type: .refused, at: event.at)
            }
        }
        for length in [0, 1, 13, 29, 30, part.sealed.count - 1] {
            let changed = SealedPart(
                holder: part.holder, commitment: part.commitment, sealed: Array(part.sealed.prefix(length)))
            await #expect(throws: LedgerError.self) {
                try await sealer.open(changed, id: event.id, type: .refused, at: event.at)
            }
        }
    }

    @Test("a key that is gone reads as erased, and what comes later has the next version")
    func erased() async throws {
        let event = SampleEvents.event(.closed)
        let sealed = try await sealer.seal(event)
        keys.erase(SampleEvents.person, .access(year: 2026))
        #expect(try await sealer.open(sealed[0], id: event.id, type: .closed, at: event.at) == nil)
        #expect(try await sealer.open(sealed[1], id: event.id, type: .closed, at: event.at) != nil)
        let later = try await sealer.seal(event)
        #expect(try later.map { try SealedBytes.version(of: $0.sealed) } == [2, 1])
        #expect(try await sealer.open(later[0], id: event.id, type: .closed, at: event.at) != nil)
        #expect(try await sealer.open(sealed[0], id: event.id, type: .closed, at: event.at) == nil)
        // Another class of the same person stands on its own.
        _ = try await sealer.seal(SampleEvents.event(.consentGiven))
    }

    @Test("each sealing has a salt and nonce of its own")
    func sealedTwice() async throws {
        let event = SampleEvents.event(.consentGiven)
        let (first, second) = (try await sealer.seal(event), try await sealer.seal(event))
        for (first, second) in zip(first, second) {
            #expect(first.commitment != second.commitment && first.sealed != second.sealed)
        }
    }

    @Test("access is sealed under the key of the Belgian year")
    func yearOfTheKey() async throws {
        let turn = try #require(Instant(rfc3339: "2026-12-31T23:00:00.000Z"))
        for (at, year) in [(turn.adding(milliseconds: -1), 2026), (turn, 2027)] {
            let event = Event(
                id: SampleEvents.id(9), at: at, origin: SampleEvents.origin, act: SampleEvents.event(.retried).act)
            _ = try await sealer.seal(event)
            #expect(try await keys.key(of: SampleEvents.person, .access(year: year), create: false) != nil)
        }
    }

    @Test("keys do not print")
    func silence() throws {
        let secret = Entropy.seeded(23).bytes(32)
        let key = SealingKey(version: 1, secret: SymmetricKey(data: secret))
        for thing in [key as Any, keys.controllerKeys] {
            var text = "\(thing)" + String(reflecting: thing)
            dump(thing, to: &text)
            #expect(!text.contains(Hex.encode(secret)) && !text.contains("\(secret)"))
            #expect(Mirror(reflecting: thing).children.isEmpty)
        }
    }

    @Test("a kept fact opens under its own id only")
    func facts() async throws {
        let facts = FactSealer(origin: SampleEvents.origin, entropy: .seeded(22))
        let key = try #require(try await keys.key(of: SampleEvents.person, .facts, create: true))
        let sealed = try facts.seal(["attribute": "household.size", "value": 3], fact: SampleEvents.id(5), with: key)
        #expect(
            try facts.open(sealed, fact: SampleEvents.id(5), with: key) == ["attribute": "household.size", "value": 3])
        #expect(throws: LedgerError.self) { try facts.open(sealed, fact: SampleEvents.id(6), with: key) }
        let elsewhere = FactSealer(origin: "log.example/other/2026", entropy: .seeded(22))
        #expect(throws: LedgerError.self) { try elsewhere.open(sealed, fact: SampleEvents.id(5), with: key) }
    }
}
