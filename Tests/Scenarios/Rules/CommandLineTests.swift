import Core
import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("What the command line does")
    struct CommandLineTests {
        @Test("every command tells what it is for, and names those below it")
        func help() async throws {
            var waiting: [[String]] = [[]]
            var seen: Set<String> = []
            while let words = waiting.popLast() {
                let run = try await Binary.run(words + ["--help"], in: Repository.root)
                #expect(run.status == 0 && run.output.contains("OVERVIEW: "), "\(words)")
                #expect(run.output.contains("USAGE: sluis"), "\(words)")
                seen.insert(words.joined(separator: " "))
                waiting += Self.subcommands(run.output).map { words + [$0] }
            }
            let asked: Set = ["demo", "serve", "mock", "ask", "token", "audit", "mapping", "ledger", "purpose"]
            #expect(asked.isSubset(of: seen) && seen.contains("mapping run") && seen.contains("ledger verify-answer"))
        }

        @Test("keys are made once, for their owner only, and the public half is printed")
        func keys() async throws {
            try await Town.with(prepared: false) { town in
                let master = ["key", "master", "own.master"]
                #expect(try await Binary.run(master, in: town.folder).status == 0)
                let attributes = try FileManager.default.attributesOfItem(atPath: town.folder + "/own.master")
                #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.size] as? Int == 32)
                #expect(try await Binary.run(master, in: town.folder).status != 0)
                let party = try await Binary.run(["key", "party", "here/privacy", "--keys", "own"], in: town.folder)
                let key = try JSON(parsing: Array(party.output.trimmingCharacters(in: .whitespacesAndNewlines).utf8))
                #expect(key["kty"] == "EC" && key["x"] != nil && key["d"] == nil)
            }
        }

        /// The first words of the indented lines below `SUBCOMMANDS:`.
        private static func subcommands(_ help: String) -> [String] {
            guard let start = help.range(of: "SUBCOMMANDS:\n") else { return [] }
            return help[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
                .prefix { !$0.isEmpty }
                .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }
        }

        @Test("the repository's mappings and purposes have nothing to mend; a mistake is named with its line")
        func mappingCheck() async throws {
            let good = try await Binary.run(["mapping", "check"], in: Repository.root)
            #expect(good.status == 0, "\(good.output) \(good.errors)")
            try await Town.with(prepared: false) { town in
                let files = try PurposeCopy(of: "bewonerskaart", named: "leeskaart")
                let mistaken = files.template.replacing("residence.municipality", with: "residence.village")
                try town.write(mistaken, to: "mine/leeskaart.yaml")
                try town.write(files.adoption, to: "mine/zonnegem/leeskaart.yaml")
                let folder = ["--folder", Repository.root + "/mappings", "--purposes", town.folder + "/mine"]
                let bad = try await Binary.run(["mapping", "check"] + folder, in: town.folder)
                #expect(bad.status == 1 && bad.output.contains("leeskaart.yaml:"), "\(bad.output) \(bad.errors)")
            }
        }

        @Test("a mapping runs over a message of its source", .enabled(if: SharedData.isPresent))
        func mappingRun() async throws {
            let folder = try #require(SharedData.root) + "/magda/Persoon/GeefPersoon/02.02.0000"
            let sample = folder + "/99650635955.xml"
            let run = try await Binary.run(
                ["mapping", "run", "GeefPersoon-02.02", sample, "--json"], in: Repository.root)
            let json = try JSON(parsing: Array(run.output.utf8))
            #expect(run.status == 0 && json["kind"] != nil && json["attributes"]?.object != nil, "\(run.errors)")
            let wrong = try await Binary.run(["mapping", "run", "Geef-1", sample], in: Repository.root)
            #expect(wrong.status != 0 && wrong.errors.contains("GeefPersoon-02.02"))
        }

        @Test("an answer that was kept is proven later, an altered one is not")
        func verifyAnswer() async throws {
            try await Town.with { town in
                let ask = ["ask", "huisvuil-sociale-correctie", "--as", "waste", "--case", "V-1", "--person", "sofie"]
                let settings = ["--settings", town.settingsFile]
                let told = try await Binary.run(ask + ["--json"] + settings, in: town.folder)
                #expect(told.status == 0, "\(told.errors)")
                try town.write(told.output, to: "answer.json")
                try town.write(told.output.replacing(#""value":2"#, with: #""value":3"#), to: "altered.json")
                let verify = { (file: String) in
                    try await Binary.run(
                        ["ledger", "verify-answer", file, "--as", "waste"] + settings, in: town.folder)
                }
                let good = try await verify("answer.json")
                #expect(good.status == 0 && good.output.contains("committed to"), "\(good.output) \(good.errors)")
                let altered = try await verify("altered.json")
                #expect(altered.status == 1 && altered.output.contains("NOT the answer"), "\(altered.output)")

                let id = try #require(try JSON(parsing: Array(told.output.utf8))["id"]?.string)
                let proof = try await Binary.run(
                    ["ledger", "prove", id, "--reason", "a test", "--as", "zonnegem/privacy"] + settings,
                    in: town.folder)
                #expect(proof.status == 0 && proof.output.hasPrefix("c2sp.org/tlog-proof@v1"), "\(proof.errors)")
                let verified = try await Binary.run(
                    ["ledger", "verify", "--as", "zonnegem/privacy"] + settings, in: town.folder)
                #expect(verified.status == 0 && verified.output.hasPrefix("holds: "), "\(verified.output)")
                let audit = try await Binary.run(
                    ["audit", "--person", "sofie", "--as", "zonnegem/privacy", "--reason", "a test"] + settings,
                    in: town.folder)
                #expect(audit.status == 0 && audit.output.contains("disclosed"), "\(audit.errors)")
                for person in [Resident.number("sofie"), "nobody"] {
                    let run = try await Binary.run(
                        ["ask", "bewonerskaart", "--as", "parking", "--person", person] + settings, in: town.folder)
                    #expect(run.status != 0 && run.output.isEmpty && !run.errors.contains(Resident.number("sofie")))
                }
            }
        }

        @Test("the mock sources list their residents, and fail when told to")
        func mock() async throws {
            let persons = try await Binary.run(["mock", "persons"], in: Repository.root)
            #expect(persons.status == 0)
            for resident in Resident.all { #expect(persons.output.contains(resident.slug)) }
            try await Town.with { town in
                let fault = [
                    "mock", "fault", "eva", "99996", "--service", "GeefPersoon", "--times", "2", "--url", town.mockURL,
                ]
                let told = try await Binary.run(fault, in: town.folder)
                #expect(told.status == 0, "\(told.errors)")
                let answer = try await town.ask("bewonerskaart", about: Resident.number("eva"), as: "zonnegem/parking")
                // This town tries twice, so that the first ask meets both.
                #expect(answer.output("livesHere")?["reason"] == "sourceBusy", "\(answer.text)")
                // For a second, who comes after a failure hears of it without a question to the source.
                try await Task.sleep(for: .milliseconds(1_100))
                let again = try await town.ask("bewonerskaart", about: Resident.number("eva"), as: "zonnegem/parking")
                #expect(again.output("livesHere")?["value"] == true, "\(again.text)")
                let wrong = try await Binary.run(
                    ["mock", "fault", "eva", "moon", "--url", town.mockURL], in: town.folder)
                #expect(wrong.status != 0)
            }
        }
    }
}
