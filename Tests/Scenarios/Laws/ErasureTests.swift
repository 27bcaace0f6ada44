import Core
import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("Law 8: erasure leaves the proof standing — two officers, over HTTP")
    struct ErasureTests {
        private struct Report {
            let status: Int32
            let json: JSON?

            func count(_ name: String) -> Int64 { json?[name]?.integer ?? -1 }
            var opened: Int64 { count("opened") }
            var erased: Int64 { count("erased") }
            var withheld: Int64 { count("withheld") }
            var size: Int64 { count("size") }
        }

        private static func run(_ command: [String], _ town: Town) async throws -> Binary.Run {
            try await Binary.run(
                ["ledger"] + command + ["--as", "zonnegem/privacy", "--settings", town.settingsFile], in: town.folder)
        }

        private static func verify(_ town: Town, _ more: [String] = []) async throws -> Report {
            let run = try await run(["verify", "--json"] + more, town)
            return Report(status: run.status, json: try? JSON(parsing: Array(run.output.utf8.dropLast())))
        }

        @Test(
            "what two officers erased is gone, the counts add up, and an old receipt, checkpoint and bundle still hold")
        func erased() async throws {
            try await Town.with { town in
                let rita = Resident.number("rita")
                try town.write(try await town.consentAnswer(rita).text, to: "receipt.json")
                for name in ["rita", "luc"] {
                    _ = try await town.askWaste(about: Resident.number(name), case: "E-" + name)
                }
                try town.write(try await town.get("/v1/log/zonnegem/checkpoint").text, to: "checkpoint")
                try await town.appointDeputy()
                let plan = try await town.post(
                    "/v1/erasures", as: "zonnegem/privacy",
                    ["subject": ["ssin": .string(rita)], "class": "facts", "ground": "17(1)(a)"])
                let id = try #require(plan.json?["id"]?.string, "\(plan.text)")
                #expect(try await town.approve(id, as: "zonnegem/privacy").json?["missing"]?.integer == 1)
                #expect(try await town.approve(id, as: "zonnegem/privacy").status == 409)
                #expect(try await town.approve(id, as: "zonnegem/counter").status == 403)
                #expect(try await town.get("/v1/erasures/\(id)/certificate", as: "zonnegem/privacy").status == 404)
                let done = try await town.approve(id, as: "zonnegem/deputy")
                let facts = try #require(done.json?["certificate"]?["counts"]?["facts"]?.integer, "\(done.text)")
                #expect(facts > 0)
                try await Self.stands(town, "receipt.json")
                // The gateway starts with it, and it stays so.
                await town.gateway?.end()
                try await town.startGateway()
                try await Self.stands(town, "receipt.json")
                let certificate = try await town.get("/v1/erasures/\(id)/certificate", as: "zonnegem/privacy")
                #expect(certificate.status == 200 && !certificate.text.contains(rita))
            }
        }

        /// That log, receipt and bundle hold, and that the counts add up.
        private static func stands(_ town: Town, _ receipt: String) async throws {
            let after = try await verify(town, ["--against", "checkpoint"])
            #expect(after.status == 0 && after.json?["findings"]?.array == [], "\(String(describing: after.json))")
            #expect(after.size > 0 && after.opened + after.erased + after.withheld == after.size)
            let proven = try await Binary.run(["ledger", "verify-receipt", receipt], in: town.folder)
            #expect(proven.status == 0 && proven.output.hasPrefix("holds"), "\(proven.output) \(proven.errors)")
            let bundle = "bundle-" + UUID().uuidString
            let made = try await run(["export", bundle, "--reason", "a court"], town)
            #expect(made.status == 0, "\(made.errors)")
            let checked = try await Binary.run(["ledger", "verify-bundle", bundle, "--json"], in: town.folder)
            let report = try JSON(parsing: Array(checked.output.utf8.dropLast()))
            let counts = ["opened", "erased", "withheld"].compactMap { report[$0]?.integer }
            #expect(checked.status == 0 && report["holds"] == true && counts.reduce(0, +) == report["size"]?.integer)
            if let python = Tool.auditor {
                let told = python.run([town.folder + "/\(bundle)/verify_bundle.py", town.folder + "/" + bundle])
                #expect(told.status == 0, "\(told.output)")
            }
        }
    }
}
