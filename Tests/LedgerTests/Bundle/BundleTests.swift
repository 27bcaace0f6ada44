import Core
import Crypto
import Doubles
import Ledger
import MerkleLog
import Support
import Testing

@Suite("A bundle opens what is in scope, withholds the rest, and both verifiers pass it")
struct BundleTests {
    /// Two persons: the first consented, was asked about and told of, and withdrew; the second only asked about.
    static func town() async throws -> (log: ForgedLog, people: [SubjectRef], note: String) {
        let (log, note, consent) = try await ForgedLog.lawful()
        let first = try #require(log.entries.first { $0.id == consent }?.parts.first?.holder.person)
        try await log.append(log.acts.withdrawal(first, of: consent))
        let second = SubjectRef.random(log.entropy)
        log.clock.advance(milliseconds: 86_400_000)
        let consultation = try await log.append(log.acts.consultation(second)).id
        try await log.append(log.acts.closing(second, of: consultation))
        try await log.append(log.acts.disclosure(second, after: [consultation]))
        return (log, [first, second], note)
    }

    static func bundle(_ log: ForgedLog, _ scope: BundleScope, checkpoints: [String] = []) async throws -> LogBundle {
        try await BundleWriter(journal: log.journal).bundle(scope, checkpoints: checkpoints)
    }

    @Test("everything, staff included: each entry is read, and nothing is withheld")
    func everything() async throws {
        let (log, _, note) = try await Self.town()
        let bundle = try await Self.bundle(log, BundleScope(staff: true), checkpoints: [note])
        let verification = BundleVerifier().verify(bundle)
        #expect(verification.findings == [])
        #expect(verification.opened == log.entries.count && verification.withheld == 0)
        #expect(verification.checkpoints == 2 && verification.purposes == 2)
        #expect(bundle.files.keys.contains { $0.hasPrefix("2026/checkpoints/") })
    }

    @Test("what is out of scope is a leaf, and read + withheld = size", arguments: Scoped.allCases)
    func scopes(_ scoped: Scoped) async throws {
        let (log, people, _) = try await Self.town()
        let bundle = try await Self.bundle(log, scoped.scope(people))
        let verification = BundleVerifier(key: log.keys.controllerKeys.signer.verifier).verify(bundle)
        #expect(verification.findings == [])
        #expect(verification.opened + verification.withheld == log.entries.count)
        let opened = try bundle.lines().compactMap { $0["seq"]?.integer }
        let acts = opened.compactMap { seq in log.entries[Int(seq)].type }.filter { $0.entryClass != .gov }
        #expect(Set(acts) == Set(scoped.types))
        let text = String(decoding: bundle[LogBundle.entries] ?? [], as: UTF8.self)
        #expect(!text.contains(SampleController.officer) && !text.contains("sofie.clerk"))
        if Tool.auditor != nil { #expect(try Outsider.kinds(bundle) == []) }
    }

    enum Scoped: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case first, second, firstDay, secondDay, purpose, aCase

        var testDescription: String { rawValue }

        func scope(_ people: [SubjectRef]) -> BundleScope {
            switch self {
            case .first: BundleScope(people: [people[0]])
            case .second: BundleScope(people: [people[1]])
            case .firstDay: BundleScope(until: TestClock.start.adding(milliseconds: 60_000))
            case .secondDay: BundleScope(from: TestClock.start.adding(milliseconds: 60_000))
            case .purpose: BundleScope(purpose: "zonnegem/discount")
            case .aCase: BundleScope(caseReference: "2026-0815")
            }
        }

        var types: [EntryType] {
            switch self {
            case .first, .firstDay: [.consentGiven, .consentWithdrawn, .consulted, .closed, .disclosed, .inspected]
            case .second, .secondDay: [.consulted, .closed, .disclosed]
            // What the disclosures of a case lean on comes along.
            case .purpose, .aCase: [.consentGiven, .consentWithdrawn, .consulted, .closed, .disclosed]
            }
        }
    }

    @Test("only the person's own part of an entry that concerns others too")
    func ownPart() async throws {
        let (log, people, _) = try await Self.town()
        let member = try #require(log.entries.first { $0.type == .closed }?.parts[1].holder.person)
        let bundle = try await Self.bundle(log, BundleScope(people: [member]))
        let text = String(decoding: bundle[LogBundle.entries] ?? [], as: UTF8.self)
        #expect(!text.contains(people[0].text) && text.contains(member.text))
        #expect(BundleVerifier().verify(bundle).holds)
    }

    @Test("tiles alone open nothing, and are C2SP tiles of the checkpoint's tree")
    func tiles() async throws {
        let (log, _, _) = try await Self.town()
        let bundle = try await Self.bundle(log, BundleScope(nothing: true))
        let verification = BundleVerifier().verify(bundle)
        #expect(verification.findings == [] && verification.opened == 0)
        #expect(verification.withheld == log.entries.count)
        let width = log.entries.count
        let expected = [
            "2026/checkpoint", "2026/tile/0/000.p/\(width)", "2026/tile/entries/000.p/\(width)", "log.vkey",
            "manifest.json",
        ]
        #expect(bundle.paths == expected)
    }

    @Test func anArchiveReadsBackAndOneThatIsCutDoesNot() async throws {
        let (log, _, _) = try await Self.town()
        let bundle = try await Self.bundle(log, BundleScope())
        #expect(LogBundle(tar: bundle.tar)?.files == bundle.files)
        #expect(LogBundle(tar: Array(bundle.tar.dropLast(1600))) == nil)
        #expect(LogBundle(tar: []) == nil)
    }

    @Test("a national number cannot be guessed from a leaf or a commitment: without the salt a search finds nothing")
    func guessing() async throws {
        let (log, _, _) = try await Self.town()
        let entry = log.entries[6]
        let part = try await log.journal.open(entry)[0]
        // A forger who knows the whole payload, the salt apart, and tries every salt that one could think of.
        let payload = part.payload.canonicalBytes
        let zero = [UInt8](repeating: 0, count: 32)
        let guesses = [zero, Array(SHA256.hash(data: payload)), Array(SHA256.hash(data: entry.id.bytes))]
        for salt in guesses { #expect(Commitment.part(salt: salt, payload: payload) != entry.parts[0].commitment) }
        // The numbers of a birthday: neither hashed alone nor keyed do they meet anything that stands in the bundle.
        let bundle = try await Self.bundle(log, BundleScope(nothing: true))
        let known = Set(log.entries.flatMap { $0.parts.map(\.commitment) } + bundle.files.values)
        for count in 1...997 {
            let digits = Array("900261\(String(1000 + count).dropFirst())".utf8)
            for salt in [zero, entry.id.bytes + entry.id.bytes] {
                #expect(!known.contains(Commitment.part(salt: salt, payload: digits) ?? []))
            }
            #expect(!known.contains(Array(SHA256.hash(data: digits))))
        }
        // With the salt, which dies with the key, the very same guess is confirmed.
        #expect(Commitment.part(salt: part.salt, payload: payload) == entry.parts[0].commitment)
    }
}
