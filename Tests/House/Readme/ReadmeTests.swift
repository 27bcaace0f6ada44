import Support
import Testing

@Suite("What a user can type, set or make stands in the README")
struct ReadmeTests {
    private static let commands = CommandTree(
        SourceTree.sources.filter { $0.module == "sluis" }.map(\.text)
    ).paths(from: "Sluis")

    @Test("every command", arguments: commands)
    func command(_ path: String) throws {
        let isNamed = try Readme.load().text.holds(path)
        #expect(isNamed, "\(path)")
    }

    @Test("the commands are found, those of commands too")
    func commandsFound() {
        #expect(Set(Self.commands).isSuperset(of: ["sluis demo", "sluis ledger verify", "sluis mock fault"]))
        let planted = CommandTree([
            """
            struct Top: AsyncParsableCommand {
                static let configuration = CommandConfiguration(commandName: "top", subcommands: [Low.self, Last.self])
            }
            struct Low: ParsableCommand { static let configuration = CommandConfiguration(commandName: "low") }
            struct Other { let commandName: "none" }
            """,
            "struct Last: ParsableCommand { static let configuration = CommandConfiguration(commandName: \"last\") }",
        ])
        #expect(planted.paths(from: "Top") == ["top low", "top last"])
    }

    @Test("every key of the settings file")
    func settings() throws {
        let source = try Repository.text("Sources/sluis/Settings/Settings+YAML.swift")
        let keys = source.components(after: "mapping(allowing: [").flatMap { rest in
            Manifest.texts(in: rest.prefix { $0 != "]" })
        }
        #expect(keys.count > 15)
        let section = try #require(try Readme.load().section("Settings"))
        #expect(keys.filter { !section.holds($0 + ":") } == [])
    }

    @Test("every target of the Makefile that users start")
    func targets() throws {
        let makefile = try Repository.text("Makefile")
        let line = try #require(makefile.components(after: ".PHONY:").first).prefix { $0 != "\n" }
        let targets = line.split(separator: " ").filter { $0 != "packages" }
        #expect(targets.count >= 4)
        let readme = try Readme.load().text
        #expect(targets.filter { !readme.holds("make \($0)") } == [])
    }

    @Test("every module of the house", arguments: Chapter.house)
    func house(_ chapter: Chapter) throws {
        let section = try #require(try Readme.load().section("The house"))
        let isNamed = section.holds(chapter.name)
        #expect(isNamed, "\(chapter)")
    }

    @Test("every path of the tree that it names in backticks exists")
    func paths() throws {
        let spans = try Readme.load().text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        let roots = ["Sources/", "Tests/", "mappings/", "mocks/", ".ci/"]
        let named = spans.filter { span in
            roots.contains { span.hasPrefix($0) } && !span.contains { "<*… ".contains($0) }
        }
        #expect(named.count >= 5)
        let known = Set(roots.map { String($0.dropLast()) }.flatMap(SourceTree.paths(in:)))
        let unknown = named.filter { path in
            let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
            return !known.contains(trimmed) && !roots.contains(trimmed + "/")
        }
        #expect(unknown == [])
    }
}
