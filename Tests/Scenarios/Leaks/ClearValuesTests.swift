import Core
import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("No value of anyone stands in clear in what a gateway keeps or writes")
    struct ClearValuesTests {
        /// Names, streets, plates, amounts and days that only the sources know.
        private static let values: Set<String> = {
            var values: Set<String> = []
            for resident in Resident.all {
                guard let text = try? Repository.text("mocks/residents/\(resident.slug).yaml") else { continue }
                let listed = try? Regex(#"(?m)^(?:given|family): \[(.*)\]"#)
                for match in listed.map({ text.matches(of: $0) }) ?? [] {
                    values.formUnion(
                        (match[1].substring ?? "").split(separator: ", ").map { $0.trimmingCharacters(in: ["\""]) })
                }
                for match in text.matches(of: /at: ([a-z]+)straat/) {
                    values.insert(match.1.prefix(1).uppercased() + match.1.dropFirst() + "straat")
                }
                for match in text.matches(of: /{number: ([0-9A-Z]{6,})/) { values.insert(String(match.1)) }
                for match in text.matches(of: /amount: "([0-9]+\.[0-9]{2})"/) { values.insert(String(match.1)) }
                for match in text.matches(of: /since: ((?:19[0-9]{2}|200[0-9])-[0-9]{2}-[0-9]{2})/) {
                    values.insert(String(match.1))
                }
            }
            return values.filter { $0.utf8.count >= 5 }
        }()

        @Test("while it runs, after traffic about everyone: databases, write-ahead logs, temporary files, output")
        func running() async throws {
            #expect(Self.values.count > 60)
            try await Town.with { town in
                try await Traffic(town: town, numbers: Resident.all.prefix(12).map(\.number)).flow()
                let search = NumberSearch(words: Self.values)
                let files = Self.files(below: town.folder)
                #expect(files.contains { $0.hasSuffix("ledger.sqlite") } && files.contains { $0.hasSuffix("-wal") })
                for file in files {
                    let found = search.forms(in: Self.bytes(of: file))
                    #expect(found.isEmpty, "\(file): \(found)")
                }
                // The search itself sees what is there.
                try town.write("born in Kerkstraat, " + (Self.values.first ?? ""), to: "tmp/planted")
                #expect(Self.files(below: town.folder).contains { !search.forms(in: Self.bytes(of: $0)).isEmpty })
            }
        }

        @Test("what a citizen told, in each way of writing it: told, used, corrected, listed, taken back")
        func told() async throws {
            try await Town.with { town in
                try await ToldTraffic(town: town, number: Resident.number("rita")).flow()
                let search = NumberSearch(words: ToldTraffic.values)
                func found() -> Set<String> {
                    Self.files(below: town.folder).reduce(into: []) { all, file in
                        all.formUnion(search.forms(in: Self.bytes(of: file)))
                    }
                }
                let files = Self.files(below: town.folder)
                for end in ["ledger.sqlite", "ledger.sqlite-wal", ".out", ".err"] {
                    #expect(files.contains { $0.hasSuffix(end) }, "\(end)")
                }
                #expect(found().isEmpty)
                // The search itself sees each of them.
                try town.write(ToldTraffic.values.sorted().joined(separator: "\n"), to: "tmp/planted")
                #expect(found() == ToldTraffic.values)
                try FileManager.default.removeItem(atPath: town.folder + "/tmp/planted")
                // Nor in what a gateway leaves behind that has ended.
                await town.gateway?.end(SIGTERM)
                #expect(found().isEmpty)
            }
        }

        @Test("after the whole story of the demo, in every file of its controllers")
        func demo() async throws {
            let folder = FileManager.default.temporaryDirectory.path + "/sluis-clear-" + UUID().uuidString
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            for name in ["mappings", "mocks"] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder + "/" + name, withDestinationPath: Repository.root + "/" + name)
            }
            let run = try await Binary.run(["demo", "--story", "--port", "\(FreePort.takeTwo())"], in: folder)
            #expect(run.status == 0, "\(run.errors)")
            let search = NumberSearch(words: Self.values)
            let files = Self.files(below: folder + "/.demo")
            #expect(files.contains { $0.hasSuffix("ledger.sqlite") })
            for file in files {
                let found = search.forms(in: Self.bytes(of: file))
                #expect(found.isEmpty, "\(file): \(found)")
            }
        }

        private static func files(below folder: String) -> [String] {
            let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            // Of a folder there are no bytes to read.
            return names.map { folder + "/" + $0 }
        }

        private static func bytes(of file: String) -> [UInt8] {
            FileManager.default.contents(atPath: file).map(Array.init) ?? []
        }
    }
}
