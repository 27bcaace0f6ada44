import Core
import Doubles
import Ledger
import MerkleLog
import Support
import Testing

@Suite("Attacks on a bundle are named, and both verifiers name the same")
struct AttackTests {
    /// One attack: what is done, and what must be found.
    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kinds: Set<Finding.Kind>
        let carryOut: @Sendable (inout LogBundle) throws -> Void

        init(
            _ name: String, _ kinds: Set<Finding.Kind>, _ carryOut: @escaping @Sendable (inout LogBundle) throws -> Void
        ) {
            testDescription = name
            self.kinds = kinds
            self.carryOut = carryOut
        }
    }

    /// Leaves are gone; so are the tree that was signed, and the lines that they bore.
    private static let cut: Set<Finding.Kind> = [.entryMissing, .shorterThanCheckpoint, .malformedPayload, .miscounted]

    static let edits: [Attack] = [
        Attack("a row is deleted", cut) { bundle in try bundle.editLeaves { $0.removeLast() } },
        Attack("a row is deleted, and the place closed", cut) { bundle in
            try bundle.editLeaves { $0.remove(at: 6) }
        },
        Attack("events are swapped", [.malformedLeaf, .tileChanged, .otherHistory, .entryUnreadable]) { bundle in
            try bundle.editLeaves { $0.swapAt(6, 7) }
        },
        Attack("a payload is edited", [.entryUnreadable]) { bundle in
            try bundle.edit(8) { line in
                let payload = line["parts"]?.array?.first?["payload"]?.object ?? [:]
                let other = payload.merging(["case": "2026-0816"]) { $1 }
                line["parts"] = line["parts"]?.changingFirst("payload", to: .object(other))
            }
        },
        Attack("a payload is edited with its commitment", [.entryUnreadable]) { bundle in
            try bundle.edit(8) { line in
                let salt = [UInt8](repeating: 1, count: 32)
                let commitment = Commitment.part(salt: salt, payload: JSON.object([:]).canonicalBytes) ?? []
                line["parts"] = line["parts"]?.changingFirst("salt", to: .string(Base64.encode(salt)))
                line["commitments"] = .array(
                    [.string(Base64.encode(commitment))] + (line["commitments"]?.array?.dropFirst() ?? []))
            }
        },
        Attack("a line is not canonical", [.malformedPayload, .miscounted]) { bundle in
            let text = String(decoding: bundle[LogBundle.entries] ?? [], as: UTF8.self)
            var lines = text.split(separator: "\n").map(String.init)
            lines[7] = lines[7].replacing("\"seq\":", with: "\"seq\": ")
            bundle[LogBundle.entries] = Array((lines.joined(separator: "\n") + "\n").utf8)
        },
        Attack("the hashes of a tile are others", [.tileChanged]) { bundle in
            let path = bundle.files.keys.first { $0.hasPrefix("2026/tile/0/") } ?? ""
            bundle[path]?[40] ^= 1
        },
        Attack("the checkpoint is signed by another", [.checkpointNotOurs]) { bundle in
            let text = String(decoding: bundle["2026/checkpoint"] ?? [], as: UTF8.self)
            let checkpoint = try Checkpoint(text: try SignedNote(parsing: Array(text.utf8)).text)
            let forger = try SignerKey(name: checkpoint.origin, seed: [UInt8](repeating: 9, count: 32))
            bundle["2026/checkpoint"] = try checkpoint.signed(by: forger).bytes
        },
        Attack("an entry is left out, and called withheld by nobody", [.miscounted]) { bundle in
            var lines = try bundle.lines()
            lines.removeLast()
            bundle[LogBundle.entries] = lines.flatMap { $0.canonicalBytes + [0x0A] }
        },
        Attack("an unreadable entry without an erasure entry", [.erasedWithoutEntry]) { bundle in
            try bundle.edit(9) { line in
                line["parts"] = []
                line["erased"] = [0, 1]
            }
            try bundle.count("read", -1)
            try bundle.count("erased", 1)
        },
        Attack("the bytes of a purpose are others", [.purposeBytesChanged]) { bundle in
            let path = bundle.files.keys.first { $0.hasPrefix("purposes/") } ?? ""
            bundle[path] = Array("another purpose".utf8)
        },
        Attack("the consent is withheld on which a disclosure rests", [.noBasis, .miscounted]) { bundle in
            let lines = try bundle.lines().filter { $0["parts"]?.array?.first?["payload"]?["type"] != "consentGiven" }
            bundle[LogBundle.entries] = lines.flatMap { $0.canonicalBytes + [0x0A] }
        },
        Attack("the manifest is another's", [.manifestBroken]) { bundle in bundle["manifest.json"] = [] },
    ]

    @Test("edited bundles", .enabled(if: Tool.auditor != nil), arguments: edits)
    func edited(_ attack: Attack) async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        var bundle = try await BundleTests.bundle(log, BundleScope(staff: true))
        try attack.carryOut(&bundle)
        if bundle["manifest.json"]?.isEmpty == false { bundle = try bundle.resealed() }
        try expect(bundle, attack.kinds, key: log.keys.controllerKeys.signer.verifier)
    }

    @Test("a file that the manifest does not list, and one that is not as listed", .enabled(if: Tool.auditor != nil))
    func files() async throws {
        let (log, _, _) = try await ForgedLog.lawful()
        var bundle = try await BundleTests.bundle(log, BundleScope(staff: true))
        bundle["extra"] = [1]
        try expect(bundle, [.manifestBroken])
        bundle["extra"] = nil
        bundle["log.vkey"] = bundle["log.vkey"].map { $0 + [0x0A] }
        try expect(bundle, [.manifestBroken], key: log.keys.controllerKeys.signer.verifier)
    }

    /// A log that is hashed and signed as it should be, and lawless.
    struct Lawless: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kinds: Set<Finding.Kind>
        let carryOut: @Sendable (ForgedLog, SubjectRef) async throws -> Void

        init(
            _ name: String, _ kinds: Set<Finding.Kind>,
            _ carryOut: @escaping @Sendable (ForgedLog, SubjectRef) async throws -> Void
        ) {
            testDescription = name
            self.kinds = kinds
            self.carryOut = carryOut
        }
    }

    static let lawless: [Lawless] = [
        Lawless("a disclosure without a basis, forged with a valid hash", [.noBasis]) { log, person in
            try await log.append(Forged.disclosure(log.acts, person, version: 7, outputs: []))
        },
        Lawless("a consent that the citizen never gave", [.noBasis]) { log, person in
            let invented = Basis.ConsentCitation(id: SampleEvents.id(9), revision: 1)
            try await log.append(log.acts.disclosure(person, consent: invented))
        },
        Lawless("an old receipt is replayed after the withdrawal", [.afterWithdrawal]) { log, person in
            let consent = try await log.consent(of: person)
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            try await log.append(log.acts.disclosure(person, consent: consent))
        },
        Lawless("the clock is moved back at a withdrawal", [.afterWithdrawal]) { log, person in
            let consent = try await log.consent(of: person)
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            log.clock.advance(milliseconds: -3_000)
            try await log.append(log.acts.disclosure(person, consent: consent))
        },
        Lawless("a consultation that never ends", [.consultationOpen]) { log, person in
            try await log.append(log.acts.consultation(person))
            log.clock.advance(milliseconds: 7_200_000)
            try await log.append(log.acts.consultation(person))
        },
        Lawless("a purpose that was retired", [.noBasis]) { log, person in
            let retirement = PurposeRetirement(purpose: log.acts.purpose("task"), by: SampleController.officer)
            try await log.append(.purposeRetired(retirement))
            try await log.append(log.acts.disclosure(person))
        },
        Lawless("an entry of another log", [.otherLog]) { log, person in
            try await log.append(log.acts.withdrawal(person, of: SampleEvents.id(9)), origin: "log.example/other/2026")
        },
        Lawless("one entry twice", [.repeatedID]) { log, person in
            try await log.append(log.acts.disclosure(person), id: SampleEvents.id(5))
            try await log.append(log.acts.disclosure(person), id: SampleEvents.id(5))
        },
        Lawless("the log is opened twice", [.wrongOpening]) { log, _ in try await log.append(log.acts.opening) },
    ]

    @Test("logs with valid hashes", .enabled(if: Tool.auditor != nil), arguments: lawless)
    func forged(_ attack: Lawless) async throws {
        let log = try await ForgedLog.opened()
        let person = SubjectRef.random(log.entropy)
        try await attack.carryOut(log, person)
        try expect(try await BundleTests.bundle(log, BundleScope(staff: true)), attack.kinds)
        // What an outsider sees, the controller's own verification sees too.
        let verification = try await log.verified()
        #expect(attack.kinds == [.consultationOpen] || !verification.holds)
    }

    @Test(
        "two logs are shown to two auditors: the checkpoint of the one does not fit the other",
        .enabled(if: Tool.auditor != nil))
    func fork() async throws {
        let (shown, _, _) = try await ForgedLog.lawful()
        let hidden = try await ForgedLog.lawful().log
        try await shown.append(shown.acts.consultation(SubjectRef(SampleEvents.id(1))))
        try await hidden.append(hidden.acts.disclosure(SubjectRef(SampleEvents.id(1))))
        let note = try await shown.checkpoint()
        try expect(try await BundleTests.bundle(hidden, BundleScope()), [.otherHistory], against: [note])
        try expect(try await BundleTests.bundle(shown, BundleScope()), [], against: [note])
    }

    @Test("an older state is shown again: a later checkpoint speaks of more", .enabled(if: Tool.auditor != nil))
    func rolledBack() async throws {
        let (log, earlier, _) = try await ForgedLog.lawful()
        let bundle = try await BundleTests.bundle(log, BundleScope())
        try await log.append(log.acts.consultation(.random(log.entropy)))
        try expect(bundle, [.shorterThanCheckpoint], against: [try await log.checkpoint()])
        try expect(try await BundleTests.bundle(log, BundleScope()), [], against: [earlier])
        let foreign = try await ForgedLog.opened(seed: 2).checkpoint()
        try expect(bundle, [.checkpointNotOurs], against: [foreign])
    }

    private func expect(
        _ bundle: LogBundle, _ kinds: Set<Finding.Kind>, key: VerifierKey? = nil, against notes: [String] = [],
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let ours = BundleVerifier(key: key, against: notes).kinds(bundle)
        let theirs = try Outsider.kinds(bundle, key: key, against: notes)
        #expect(ours == Set(kinds.map(\.rawValue)), sourceLocation: location)
        #expect(theirs == ours, sourceLocation: location)
    }
}
