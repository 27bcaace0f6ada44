import Support
import Testing

@Suite("The tree holds what belongs there, and builds alike on every machine")
struct TreeTests {
    /// Folders of one machine; in pieces, so that this file names none.
    private static let machinePaths = ["work", "root", "opt", "home"].map { "/" + $0 + "/" }

    @Test("the top holds these entries, beside dot files and what git ignores")
    func top() throws {
        let ignored = try Repository.text(".gitignore").split(separator: "\n").map(String.init)
        let entries = SourceTree.entries(of: "").filter { !$0.hasPrefix(".") && !ignored.contains($0) }
        let expected: Set = [
            "Package.swift", "README.md", "Makefile", "LICENSE", "Sources", "Tests", "mappings", "mocks",
        ]
        #expect(Set(entries) == expected)
        #expect(SourceTree.entries(of: ".ci") == ["run"])
    }

    @Test("every package has one exact version, and none is fetched otherwise")
    func versions() throws {
        let packages = Manifest(try Repository.text("Package.swift")).packages
        #expect(packages.count >= 7)
        for package in packages { #expect(Self.isExact(package), "\(package)") }
    }

    @Test(
        "a version that floats is seen",
        arguments: ["from: \"1.0.0\"", "branch: \"main\"", "revision: \"0a1b\"", "\"1.0.0\"..<\"2.0.0\""])
    func plantedVersion(_ requirement: String) {
        let manifest = Manifest("[.package(url: \"https://example.org/a\", \(requirement))]")
        #expect(manifest.packages.count == 1 && manifest.packages.allSatisfy { !Self.isExact($0) })
    }

    @Test("no file names a folder of somebody's machine")
    func machines() {
        let texts = SourceTree.texts()
        #expect(texts.count > 300)
        #expect(texts.filter { Self.namesMachine($0.text) }.map(\.path) == [])
    }

    @Test("a planted folder is seen; part of an address is none")
    func plantedMachine() {
        for path in Self.machinePaths {
            #expect(Self.namesMachine("see " + path + "notes"))
            #expect(!Self.namesMachine("https://example.org" + path + "notes"))
        }
    }

    private static func isExact(_ package: String) -> Bool {
        package.holds(", exact: \"") && !package.holds("revision:") && !package.holds("branch:")
    }

    /// A path begins after something that is no part of a longer one.
    private static func namesMachine(_ text: String) -> Bool {
        machinePaths.contains { path in
            var rest = text[...]
            while let place = rest.place(of: path) {
                let before = place.lowerBound > text.startIndex ? text[text.index(before: place.lowerBound)] : " "
                if !before.isLetter, !before.isNumber, !"./-_".contains(before) { return true }
                rest = rest[place.upperBound...]
            }
            return false
        }
    }
}
