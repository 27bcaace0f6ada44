import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("Settings that cannot be lived by are refused at the start, with what to do", .timeLimit(.minutes(2)))
    struct SettingsTests {
        /// A change of the town's settings, and what is said against it.
        struct Row: Sendable, CustomTestStringConvertible {
            let old: String
            let new: String
            let said: String

            var testDescription: String { new }
        }

        static let rows = [
            Row(old: "kind: ksz", new: "kind: kzs", said: "sources.ksz.kind"),
            Row(old: "  ksz: {kind: ksz, ", new: "  ksz: {", said: "lacks `kind:`"),
            Row(old: "kind: ksz, ", new: "kind: ksz, oauth: {}, ", said: "unknown key"),
            Row(old: "kind: ksz, ", new: "kind: ksz, limits: {perSecond: 3}, ", said: "unknown key"),
            Row(old: "mappings: [div]", new: "mappings: [dvi]", said: "no mapping and no folder of mappings dvi"),
            Row(old: "mappings: [div], ", new: "", said: "lacks `mappings:`"),
            Row(old: "kind: magda, ", new: "kind: magda, signature: {profile: magda}, ", said: "lacks `identity:`"),
            Row(
                old: "kind: magda, ",
                new: "kind: magda, identity: {certificate: a.pem, key: a.key}, signature: {profile: magda}, ",
                said: "lacks `trust:`"),
            Row(
                old: "kind: magda, ", new: "kind: magda, identity: {certificate: a.pem, key: a.key}, ",
                said: "over https only"),
            Row(
                old: "kind: magda, ", new: "kind: magda, signature: {profile: flemish}, ",
                said: "signature.profile"),
            Row(
                old: "environment: mock", new: "login: {issuer: a}\nenvironment: mock",
                said: "lacks `authorizationURL:`"),
            Row(
                old: "environment: mock", new: "environment: production",
                said: "mock sources cannot be configured in production"),
        ]

        private func refusal(_ change: (String) -> String, in town: Town) async throws -> Binary.Run {
            let text = try String(contentsOf: URL(filePath: town.settingsFile), encoding: .utf8)
            try town.write(change(text), to: "changed.yaml")
            return try await Binary.run(["serve", "--settings", "changed.yaml"], in: town.folder)
        }

        @Test("a mistake is named where it stands")
        func mistakes() async throws {
            try await Town.with(prepared: false) { town in
                for row in Self.rows {
                    let run = try await refusal({ $0.replacing(row.old, with: row.new) }, in: town)
                    #expect(run.status != 0 && run.errors.contains(row.said), "\(row.new): \(run.errors)")
                }
            }
        }

        @Test("in production a source is asked over https only")
        func production() async throws {
            try await Town.with(prepared: false) { town in
                let run = try await refusal(
                    { text in
                        let lines = text.replacing("environment: mock", with: "environment: production")
                            .split(separator: "\n").filter { !$0.hasPrefix("mocks:") && !$0.hasPrefix("steering:") }
                        return lines.joined(separator: "\n") + "\n"
                    }, in: town)
                #expect(run.status != 0 && run.errors.contains("over https only"), "\(run.errors)")
            }
        }

        @Test(
            "in production the pages are reached over https, and the login is none of this machine's",
            arguments: [
                ("http://sluis.example", "https://login.example", "the pages are reached over https only"),
                ("https://sluis.example", "http://login.example", "over https only"),
                ("https://sluis.example", "https://localhost:8081", "a login on this machine is a mock"),
                ("https://sluis.example", "https://127.0.0.1", "a login on this machine is a mock"),
                ("https://sluis.example", "https://[::1]:1", "a login on this machine is a mock"),
            ])
        func login(publicURL: String, provider: String, said: String) async throws {
            try await Town.with(prepared: false) { town in
                let run = try await refusal(
                    { text in
                        let lines = text.replacing("environment: mock", with: "environment: production")
                            .split(separator: "\n").filter { !$0.hasPrefix("mocks:") && !$0.hasPrefix("steering:") }
                            .map { $0.hasPrefix("publicURL:") ? "publicURL: \(publicURL)" : $0 }
                        let addresses = ["authorizationURL", "tokenURL", "keysURL"].map { "\($0): \"\(provider)/x\"" }
                        let login = "login: {issuer: a, clientID: b, key: c, \(addresses.joined(separator: ", "))}"
                        return lines.joined(separator: "\n") + "\n" + login + "\n"
                    }, in: town)
                #expect(run.status != 0 && run.errors.contains(said), "\(run.errors)")
            }
        }

        @Test(
            "keys and anchors that cannot be read are seen at the start", arguments: ["gateway.pem", "authority.pem"])
        func unreadable(_ file: String) async throws {
            try await Town.with(Town.Plan(isSecured: true), prepared: false) { town in
                let run = try await refusal(
                    { $0.replacing("mockkeys/" + file, with: "mockkeys/missing.pem") }, in: town)
                #expect(run.status != 0 && run.errors.contains("fileUnreadable"), "\(run.errors)")
            }
        }

        @Test("a key that others may touch is not used")
        func openKey() async throws {
            try await Town.with(prepared: false) { town in
                let key = town.folder + "/keys/files.key"
                try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
                let run = try await refusal({ $0 }, in: town)
                #expect(run.status != 0 && run.errors.contains("chmod 600"), "\(run.errors)")
            }
        }
    }
}
