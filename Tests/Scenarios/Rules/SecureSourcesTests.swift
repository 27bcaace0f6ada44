import Core
import Foundation
import Support
import Testing
import Wire

extension BuiltBinary {
    @Suite("Sources that demand TLS, a certificate and signatures", .timeLimit(.minutes(3)))
    struct SecureSourcesTests {
        private static let secured = Town.Plan(isSecured: true)

        @Test("are asked as they demand; the days of our certificate are told, and nothing of anyone")
        func works() async throws {
            try await Town.with(Self.secured) { town in
                let answer = try await town.askWaste(about: Resident.number("rita"), case: "HV-1")
                #expect(answer.status == 200 && answer.output("livesHere")?["value"]?.boolean == true, "\(answer.text)")
                let parking = try await town.ask(
                    "bewonerskaart", about: Resident.number("rita"), as: "zonnegem/parking", ["employee": "tom"])
                #expect(parking.status == 200, "\(parking.text)")
                let run = try await Binary.run(
                    ["sources", "--json", "--as", "zonnegem/privacy", "--settings", town.settingsFile], in: town.folder)
                #expect(run.status == 0, "\(run.errors)")
                let items = try JSON(parsing: Array(run.output.utf8))["items"]?.array ?? []
                let register = try #require(items.first { $0["connection"] == "magda" && $0["source"] == "RR" })
                #expect(register["breaker"] == "closed" && (register["calls"]?.integer ?? 0) > 0)
                #expect([29, 30].contains(register["certificateDays"]?.integer))
                #expect(!INSZ.occurs(in: run.output))
                let table = try await Binary.run(
                    ["sources", "--as", "zonnegem/privacy", "--settings", town.settingsFile], in: town.folder)
                #expect(table.status == 0 && table.output.contains("mobility"), "\(table.errors)")
                let metrics = try await town.get("/metrics").text
                #expect(metrics.contains("sluis_source_certificate_days{connection=\"magda\",source=\"RR\"}"))
                #expect(try await town.get("/v1/sources", as: "zonnegem/waste").status == 403)
                let page = try await town.get("/dev").text
                #expect(page.contains("GeefPersoonResponse") && !INSZ.occurs(in: page))
            }
        }

        @Test("an answer that someone else signed is not used, and the log says why")
        func otherSigner() async throws {
            var plan = Self.secured
            plan.signers = "other.pem"
            try await Town.with(plan, prepared: false) { town in
                let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1_000)
                let other = try CertificateMaker(
                    name: "Another", from: now.adding(days: -1), until: now.adding(days: 9))
                _ = try other.authority.writeAnchor(to: town.folder, name: "other")
                try await town.startGateway()
                try await town.prepare()
                let answer = try await town.askWaste(about: Resident.number("rita"), case: "HV-1")
                #expect(answer.status == 200, "\(answer.text)")
                for output in answer.json?["answers"]?.array ?? [] {
                    #expect(output["state"] == "unavailable" && output["value"] == nil, "\(output)")
                }
                let audit = try await town.post(
                    "/v1/audit/query", as: "zonnegem/privacy",
                    ["subject": ["ssin": .string(Resident.number("rita"))], "reason": "test"])
                #expect(audit.text.contains("signature:unknownSigner"), "\(audit.text)")
            }
        }

        @Test("keys that are replaced count from the next question on, without a restart")
        func reload() async throws {
            try await Town.with(Self.secured) { town in
                let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970) * 1_000)
                let files = ["gateway.pem", "gateway.key"]
                let good = try files.map { try Data(contentsOf: URL(filePath: town.mockKeys + "/" + $0)) }
                let stranger = try CertificateMaker(
                    name: "Another", from: now.adding(days: -1), until: now.adding(days: 9)
                ).issue(.client, name: "Stranger", from: now.adding(days: -1), until: now.adding(days: 9))
                _ = try stranger.write(to: town.mockKeys, name: "gateway")
                let refused = try await town.askWaste(about: Resident.number("rita"), case: "HV-1")
                #expect(refused.output("livesHere")?["state"] == "unavailable", "\(refused.text)")
                for (name, bytes) in zip(files, good) { try town.write(bytes: Array(bytes), to: "mockkeys/" + name) }
                // For a second, who comes after a failure hears of it without a question to the source.
                try await Task.sleep(for: .milliseconds(1_100))
                let answer = try await town.askWaste(about: Resident.number("rita"), case: "HV-2")
                #expect(answer.output("livesHere")?["value"]?.boolean == true, "\(answer.text)")
            }
        }
    }
}
