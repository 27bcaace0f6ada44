import MerkleLog
import Testing

@Suite("A policy file says whose signatures are needed, and says where it is wrong (C2SP tlog-policy)")
struct PolicyTests {
    @Test("comments, spaces and all kinds of line; addresses may be absent")
    func whole() throws {
        let keys = try Policies.keys()
        let policy = try WitnessPolicy(
            text: """
                # Whom we believe

                log \(try Notes.key("log/2026").verifier.text) https://log.example/
                \twitness gent \(keys[0].verifier.text)   https://witness.gent.example\r
                witness aalst \(keys[1].verifier.text)
                group one any gent aalst
                group both all gent aalst
                group two 2 gent aalst
                quorum one
                """)
        #expect(policy.logs.map(\.key.name) == ["log/2026"])
        #expect(policy.logs.map(\.url) == ["https://log.example/"])
        #expect(policy.witnesses.map(\.url) == ["https://witness.gent.example", nil])
        #expect(policy.groups.map(\.needed) == [1, 2, 2])
        #expect(policy.quorum == "one")
        #expect(try WitnessPolicy(text: "quorum none").quorum == nil)
    }

    @Test(
        "a mistake is named with its line",
        arguments: [
            ("", "there is no `quorum` line"), ("\nquorom none", "line 2: begins with none"),
            ("quorum a", "line 1: `a` is not defined above"), ("quorum none\nquorum none", "line 2: is a second"),
            ("quorum", "line 1: write `quorum"), ("log", "line 1: write `log"),
            ("log x", "line 1: `x` is no verifier key"),
            ("log <log>\nlog <log>", "line 2: names a log a second time"),
            ("log <w1>", "line 1: the key of a log is of type 1"),
            ("witness a <log>", "line 1: the key of a witness is of type 4"), ("witness a", "line 1: write `witness"),
            ("witness a <w1> u v", "line 1: write `witness"), ("witness none <w1>", "line 1: `none` is a name already"),
            ("witness a <w1>\nwitness a <w2>", "line 2: `a` is a name already"),
            ("witness a <w1>\nwitness b <w1>", "line 2: names a witness a second time"),
            ("group g any g", "line 1: `g` is not defined above"), ("group g any", "line 1: write `group"),
            ("witness a <w1>\ngroup g 2 a", "line 2: needs `any`, `all` or a number from 1 to 1"),
            ("witness a <w1>\ngroup g 0 a", "line 2: needs"), ("witness a <w1>\ngroup g 01 a", "line 2: needs"),
            ("witness a <w1>\ngroup g some a", "line 2: needs"),
            ("witness a <w1>\ngroup a any a", "line 2: `a` is a name"),
            ("witness a <w1>\ngroup g any a a", "line 2: names a member a second time"),
        ])
    func mistakes(_ text: String, _ complaint: String) throws {
        let keys = try Policies.keys()
        let text = text.replacing("<log>", with: try Notes.key("log").verifier.text)
            .replacing("<w1>", with: keys[0].verifier.text).replacing("<w2>", with: keys[1].verifier.text)
        let error = #expect(throws: MerkleLogError.self) { try WitnessPolicy(text: text) }
        #expect(error?.code == .malformedPolicy)
        #expect(error?.detail.hasPrefix(complaint) == true, "\(error?.detail ?? "")")
    }

    @Test(
        "the quorum holds since the oldest signature that it cannot do without",
        arguments: [
            ("quorum none", [], true, nil), ("quorum w1", [], false, nil), ("quorum w1", [1], true, 10),
            ("quorum w1", [2, 3], false, nil), ("group g any w1 w2\nquorum g", [1, 2], true, 20),
            ("group g all w1 w2\nquorum g", [1, 2], true, 10), ("group g all w1 w2\nquorum g", [2], false, nil),
            ("group g 2 w1 w2 w3\nquorum g", [1, 2, 3], true, 20), ("group g 2 w1 w2 w3\nquorum g", [1, 3], true, 10),
            ("group a any w1 w2\ngroup b all a w3\nquorum b", [1, 3], true, 10),
            ("group a any w1 w2\ngroup b all a w3\nquorum b", [1, 2], false, nil),
        ] as [(String, [Int], Bool, UInt64?)])
    func quorum(_ rule: String, _ signers: [Int], _ holds: Bool, _ since: UInt64?) throws {
        let policy = try Policies.policy(rule)
        let note = try Policies.note(signers)
        switch policy.open(note) {
        case .accepted(let checkpoint, let witnesses, let moment):
            #expect(holds && checkpoint.size == 5 && witnesses.count == signers.count)
            #expect(moment == since)
        case .refused(let flaw):
            #expect(!holds)
            #expect(flaw == .noQuorum(missing: [1, 2, 3].filter { !signers.contains($0) }.map { "w\($0)" }))
        }
    }

    @Test("a log that it does not know, a key of another, and a signature that fails are refused")
    func refused() throws {
        let policy = try Policies.policy("quorum w1")
        let note = try Policies.note([1])
        let other = try Checkpoint(origin: "other", size: 5, root: Trees.roots[5])
        #expect(policy.open(try other.signed(by: Notes.key("other"))) == .refused(.unknownLog))
        #expect(
            policy.open(try SignedNote(note.text, signedBy: Notes.key("log/2026", seed: 9)))
                == .refused(.checkpoint(.note(.noKnownKey))))
        let forged = try SignedNote(text: note.text.replacing("5\n", with: "6\n"), signatures: note.signatures)
        #expect(policy.open(forged) == .refused(.checkpoint(.note(.badSignature(name: "log/2026")))))
    }

    @Test("the key of one year counts for the later ones, and for no other log")
    func years() throws {
        let log = KnownLog(key: try Notes.key("log/2026").verifier)
        for origin in ["log/2026", "log/2027", "log/2100"] {
            let key = try Notes.key(origin).verifier
            #expect(log.key(of: origin) == key)
        }
        for origin in ["log/2025", "log/20270", "log/x027", "other/2027", "log", "2027", "log/", "log/a/2027"] {
            #expect(log.key(of: origin) == nil, "\(origin)")
        }
        #expect(KnownLog(key: try Notes.key("log").verifier).key(of: "log/2026") == nil)
    }
}
