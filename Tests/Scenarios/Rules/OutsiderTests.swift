import Core
import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("An outsider checks what an officer hands over, without the gateway")
    struct OutsiderTests {
        private static func ledger(
            _ command: [String], _ town: Town, input: String = ""
        ) async throws -> Binary.Run {
            let officer = ["--as", "zonnegem/privacy", "--settings", town.settingsFile]
            return try await Binary.run(["ledger"] + command + officer, in: town.folder, input: input)
        }

        @Test("a bundle holds, also for the Python that lies in it; one that was touched does not")
        func bundle() async throws {
            try await Town.with { town in
                #expect(try await town.askWaste(about: Resident.number("sofie"), case: "V-1").status == 200)
                #expect(try await town.askWaste(about: Resident.number("luc"), case: "V-2").status == 200)
                let export = ["export", "bundle", "--reason", "an audit", "--person", "-"]
                let made = try await Self.ledger(export, town, input: Resident.number("sofie") + "\n")
                #expect(made.status == 0 && made.output.contains("withheld"), "\(made.output) \(made.errors)")
                let checked = try await Binary.run(["ledger", "verify-bundle", "bundle", "--json"], in: town.folder)
                let report = try JSON(parsing: Array(checked.output.utf8.dropLast()))
                #expect(checked.status == 0 && report["holds"]?.boolean == true, "\(checked.errors)")
                let counts = ["opened", "erased", "withheld"].compactMap { report[$0]?.integer }
                #expect(counts.reduce(0, +) == report["size"]?.integer && counts[2] > 0)
                for bytes in Self.files(town.folder + "/bundle") {
                    #expect(bytes.range(of: Data(Resident.number("sofie").utf8)) == nil)
                }
                let script = town.folder + "/bundle/verify_bundle.py"
                if let python = Tool.auditor {
                    let told = python.run([script, town.folder + "/bundle"])
                    #expect(told.status == 0 && told.output.hasPrefix("holds"), "\(told.output)")
                }
                let year = try #require(report["logs"]?.array?.first?["year"]?.integer)
                let text = try String(
                    contentsOfFile: town.folder + "/bundle/\(year)/entries.jsonl", encoding: .utf8)
                try town.write(text.replacing("V-1", with: "V-3"), to: "bundle/\(year)/entries.jsonl")
                let touched = try await Binary.run(["ledger", "verify-bundle", "bundle"], in: town.folder)
                #expect(touched.status == 1 && touched.output.contains("entryUnreadable"), "\(touched.output)")
                if let python = Tool.auditor { #expect(python.run([script, town.folder + "/bundle"]).status == 1) }
            }
        }

        @Test("a copy of the tiles is brought up to date, checked, and never written over by another log")
        func tiles() async throws {
            try await Town.with { town in
                let first = try await Self.ledger(["tiles", "copy", "--json"], town)
                #expect(first.status == 0, "\(first.errors)")
                #expect(try await town.askWaste(about: Resident.number("sofie"), case: "T-1").status == 200)
                let second = try await Self.ledger(["tiles", "copy", "--json"], town)
                let report = try JSON(parsing: Array(second.output.utf8.dropLast()))
                #expect(second.status == 0, "\(second.errors)")
                #expect((report["before"]?.integer ?? 0) > 0 && report["before"] != report["size"])
                let checkpoint = try String(contentsOfFile: town.folder + "/copy/checkpoint", encoding: .utf8)
                #expect(checkpoint.split(separator: "\n")[1] == "\(report["size"]?.integer ?? 0)")
                let other = checkpoint.replacing("\n\(report["size"]?.integer ?? 0)\n", with: "\n999999\n")
                try town.write(other, to: "copy/checkpoint")
                let shorter = try await Self.ledger(["tiles", "copy"], town)
                #expect(shorter.status != 0 && shorter.errors.contains("999999"), "\(shorter.errors)")
            }
        }

        /// The bytes of every file below a folder.
        private static func files(_ folder: String) -> [Data] {
            let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
            return names.compactMap { FileManager.default.contents(atPath: folder + "/" + $0) }
        }

        @Test("a bundle is one file too, and none is written over another")
        func archive() async throws {
            try await Town.with { town in
                let made = try await Self.ledger(["export", "all.tar", "--reason", "an audit", "--with-staff"], town)
                #expect(made.status == 0, "\(made.errors)")
                let checked = try await Binary.run(["ledger", "verify-bundle", "all.tar"], in: town.folder)
                #expect(checked.status == 0 && checked.output.contains("0 withheld"), "\(checked.output)")
                #expect(try await Self.ledger(["export", "all.tar", "--reason", "an audit"], town).status != 0)
            }
        }

        @Test("a verification tells what each check rests on, and an earlier checkpoint is one of them")
        func verification() async throws {
            try await Town.with { town in
                let note = try await town.get("/v1/log/zonnegem/checkpoint").text
                try town.write(note, to: "earlier")
                #expect(try await town.askWaste(about: Resident.number("luc"), case: "V-1").status == 200)
                let run = try await Self.ledger(["verify", "--against", "earlier", "--json"], town)
                let report = try JSON(parsing: Array(run.output.utf8.dropLast()))
                #expect(run.status == 0 && report["findings"]?.array == [], "\(run.output) \(run.errors)")
                let checks = (report["checks"]?.array ?? []).compactMap { $0["check"]?.string }
                #expect(Set(checks).isSuperset(of: ["hashes", "checkpoints", "payloads", "law", "rows", "purposes"]))
                #expect((report["checkpoints"]?.integer ?? 0) >= 3)
            }
        }

        @Test("our consultations agree with what the source was asked; a call that either lacks is named")
        func reconciliation() async throws {
            try await Town.with { town in
                #expect(try await town.askWaste(about: Resident.number("sofie"), case: "V-1").status == 200)
                let period = ["--from", "2020-01-01T00:00:00Z", "--until", "2099-01-01T00:00:00Z", "--source", "RR"]
                // The social status is the KSZ's to tell, and stands on another list.
                let calls = try await town.calls().filter {
                    $0["reference"] != nil && $0["service"] != "GeefSociaalStatuut"
                }
                #expect(!calls.isEmpty)
                try town.write(JSON.array(calls).canonicalText, to: "theirs.json")
                let same = try await Self.ledger(["reconcile", "theirs.json"] + period, town)
                #expect(
                    same.status == 0 && same.output.hasPrefix("agrees: \(calls.count)"), "\(same.output) \(same.errors)"
                )
                let rows = ["Referte;Wanneer;Dienst", "unknown-1;2026-11-21T09:30:00Z;GeefPersoon"]
                try town.write(rows.joined(separator: "\n") + "\n", to: "theirs.csv")
                let other = try await Self.ledger(["reconcile", "theirs.csv", "--json"] + period, town)
                let report = try JSON(parsing: Array(other.output.utf8.dropLast()))
                #expect(other.status == 1 && report["missingThere"]?.array?.count == calls.count)
                #expect(report["missingHere"]?.array?.compactMap { $0["reference"]?.string } == ["unknown-1"])
            }
        }
    }
}
