import Testing

@Suite("Some things no code here says")
struct CodeTests {
    private static let all = SourceTree.sources + SourceTree.tests
    private static let exits: Set = ["fatalError", "print", "debugPrint", "dump"]

    /// Beside Wire: the servers that its tests and those of the adapters talk to, the tree of libxml2 that the bench measures beside ours, and
    /// the call of libFuzzer.
    private static let byHand: Set = [
        "Tests/WireTests/HTTP/LoopbackServer.swift", "Tests/AdaptersTests/Rest/ScriptedServer.swift",
        "Tests/Bench/Mapping/TreeWork.swift",
        "Tests/Fuzz/FuzzDriver.swift",
    ]

    @Test("memory is touched by hand in Wire alone, and in four named files of the tests")
    func memory() {
        let others = Self.all.filter { !$0.path.hasPrefix("Sources/Wire/") && !Self.byHand.contains($0.path) }
        #expect(others.places { $0.lines(saying: ["unsafe"]) } == [])
    }

    @Test("nothing is public: this is a program, not a library")
    func access() {
        #expect(Self.all.places { $0.lines(saying: ["public"]) } == [])
    }

    @Test("nothing is forced: no try!, no as!, no unwrapping of what may be nil")
    func forced() {
        #expect(Self.all.places(\.forcedLines) == [])
    }

    @Test("only the command line prints, and nothing ends the process at a whim")
    func exits() {
        let others = SourceTree.sources.filter { $0.module != "sluis" }
        #expect(others.places { $0.lines(calling: Self.exits) } == [])
        #expect(Self.all.places { $0.lines(calling: ["fatalError"]) } == [])
    }

    @Test("no one parses with FoundationXML or fetches with FoundationNetworking")
    func heavyFoundation() {
        let heavy: Set = ["FoundationXML", "FoundationNetworking"]
        #expect(Self.all.filter { !$0.code.imports.isDisjoint(with: heavy) }.map(\.path) == [])
    }

    @Test(
        "a planted word is seen in code, and only there",
        arguments: [
            ("let size = unsafe pointer.pointee", [1]), ("nonisolated(unsafe) var x = 0", [1]),
            ("public struct A {}", [1]), ("\n\npackage let a = 1; public let b = 2", [3]), ("// unsafe public", []),
            ("/* a\n unsafe */ let a = 1", []), ("let a = \"public unsafe\"", []), ("let a = Level.public", []),
            ("let `public` = 1", []), ("let publicURL = unsafely", []),
            ("let a = #\"a \" unsafe \"#; unsafe b()", [1]),
            ("let a = \"\"\"\n  \"unsafe\"\n  \"\"\"\nunsafe b()", [4]),
            ("let a = \"\\(unsafe b)\"", [1]), ("let a = \"\\\\\"; public let b = \"\\\"\"", [1]),
        ])
    func plantedWord(_ source: String, _ lines: [Int]) {
        #expect(SwiftCode(source).lines(saying: ["unsafe", "public"]) == lines)
    }

    @Test(
        "a planted force is seen, a no and a comparison are none",
        arguments: [
            ("let a = try! b()", [1]), ("let a = b as! C", [1]), ("let a = b!", [1]), ("a()!.b", [1]), ("a[0]!", [1]),
            ("var a: Int!", [1]), ("let a = \"\\(b!)\"", [1]), ("let a = b!\nlet c = d?.e!", [1, 2]),
            ("if !a, b != c, d !== e {}", []), ("if a!=b {}", []), ("call(!a, [!b])", []), ("let a = \"no!\"", []),
            ("// now!", []), ("prefix static func ! (a: A) -> A", []),
        ])
    func plantedForce(_ source: String, _ lines: [Int]) {
        #expect(SwiftCode(source).forcedLines == lines)
    }

    @Test("a planted exit is seen, a method of that name is none")
    func plantedExit() {
        let planted = [
            SourceFile(path: "A.swift", text: "fatalError()\nprint(1)\nlog.print(2)\nlet print = 3\n// print(4)")
        ]
        #expect(planted.places { $0.lines(calling: Self.exits) } == ["A.swift:1", "A.swift:2"])
    }
}
