import Testing

@Suite("A reader finds a thing by its name, and reads it in one sitting")
struct ShapeTests {
    private static let longest = 300
    private static let vague: Set = [
        "utils", "util", "utilities", "helpers", "helper", "managers", "manager", "common", "misc", "shared",
    ]

    @Test("no file of Sources has more than 300 lines")
    func length() {
        #expect(SourceTree.sources.filter { $0.lineCount > Self.longest }.map(\.path) == [])
        #expect(SourceFile(path: "Sources/Core/A.swift", text: String(repeating: "\n", count: 301)).lineCount == 301)
    }

    @Test("no folder has a name that says nothing")
    func folders() {
        let paths = SourceTree.paths(in: "Sources") + SourceTree.paths(in: "Tests")
        #expect(paths.filter(Self.isVague) == [])
        #expect(Self.isVague("Sources/Core/Utils/Text.swift") && Self.isVague("Tests/CoreTests/helpers"))
        #expect(!Self.isVague("Sources/Core/Time/Helper.swift"))
    }

    @Test("no module holds a type of its own name, which would hide the module")
    func ownName() {
        #expect(SourceTree.sources.filter { $0.code.declaredTypes.contains($0.module) }.map(\.path) == [])
        let planted = SwiftCode("package enum Ledger { struct Row {} }  // struct Other")
        #expect(planted.declaredTypes == ["Ledger", "Row"])
    }

    @Test("the scans see the whole tree")
    func wholeTree() {
        #expect(
            Set(SourceTree.sources.map(\.module)).union(["CLibraries", "CXMLSec", "CPKCS11"]) == Set(SourceTree.modules)
        )
        #expect(SourceTree.sources.count > 200 && SourceTree.tests.count > 60)
    }

    private static func isVague(_ path: String) -> Bool {
        path.split(separator: "/").contains { piece in vague.contains(piece.lowercased()) }
    }
}
