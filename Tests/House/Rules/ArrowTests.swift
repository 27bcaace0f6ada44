import Support
import Testing

@Suite("Arrows go down only: a module imports what its chapter allows, and nothing else (DESIGN 4)")
struct ArrowTests {
    private static let manifest = Manifest((try? Repository.text("Package.swift")) ?? "")

    @Test("each folder of Sources is a chapter of the house")
    func eachModuleIsAChapter() {
        #expect(Set(SourceTree.modules) == Set(Chapter.house.map(\.name)))
    }

    @Test("a chapter allows only chapters below it")
    func tableIsOrdered() {
        for (index, chapter) in Chapter.house.enumerated() {
            let below = Set(Chapter.house[..<index].map(\.name))
            #expect(chapter.modules.isSubset(of: below), "\(chapter) allows what is not below it")
        }
    }

    @Test("its files import no more", arguments: Chapter.house)
    func imports(_ chapter: Chapter) {
        for file in SourceTree.sources where file.module == chapter.name {
            #expect(chapter.excess(of: file.code) == [], "\(file.path)")
        }
    }

    @Test("its target names no more", arguments: Chapter.house)
    func targets(_ chapter: Chapter) throws {
        let named = try #require(Self.manifest.dependencies[chapter.name])
        #expect(named.subtracting(chapter.modules).subtracting(chapter.libraries) == [])
    }

    @Test("what a file imports of the house, its target names", arguments: SourceTree.modules + SourceTree.testTargets)
    func declared(_ target: String) throws {
        let named = try #require(Self.manifest.dependencies[target], "no target \(target) in Package.swift")
        let house = Set(Chapter.house.map(\.name))
        for file in SourceTree.sources + SourceTree.tests where file.module == target {
            #expect(file.code.imports.intersection(house).isSubset(of: named), "\(file.path)")
        }
    }

    @Test(
        "an import beyond the chapter is seen, however it is written",
        arguments: [
            ("import Wire", ["Wire"]), ("package import Store", ["Store"]), ("internal import Core", []),
            ("@testable import GRDB", ["GRDB"]), ("import struct Foundation.Date", ["Foundation"]),
            ("@preconcurrency import NIOPosix; import Core", ["NIOPosix"]), ("// import Wire", []),
            ("let text = \"import Wire\"", []), ("/* import\n /* import Wire */ */ import Crypto", []),
        ])
    func plantedImport(_ source: String, _ excess: [String]) throws {
        let disclosure = try #require(Chapter.house.first { $0.name == "Disclosure" })
        #expect(disclosure.excess(of: SwiftCode(source)) == Set(excess))
    }

    @Test("a dependency beyond the chapter is seen in the manifest")
    func plantedDependency() {
        let manifest = Manifest(
            """
            let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
            // .target(name: "Wire", dependencies: ["Server"]),
            .systemLibrary(name: "CLibraries", providers: [.apt(["libxml2-dev"])]),
            .target(name: "Ledger", dependencies: ["Core", grdb]),
            """)
        #expect(manifest.dependencies == ["CLibraries": [], "Ledger": ["Core", "GRDB"]])
    }
}
