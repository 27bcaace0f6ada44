import Core
import Foundation
import Support
import Synchronization

extension Town {
    static let controllers = [("zonnegem", "0999990024"), ("ocmw-zonnegem", "0999990123")]

    /// Everyone in the town, with role and purposes; the officers are in the settings.
    static let parties: [(clientID: String, role: String, purposes: [String])] = [
        ("zonnegem/leisure", "application", ["uitpas-kansentarief"]),
        ("zonnegem/waste", "application", ["huisvuil-sociale-correctie"]),
        ("zonnegem/parking", "application", ["bewonerskaart"]),
        ("zonnegem/counter", "clerk", []),
        ("ocmw-zonnegem/socialwork", "application", ["leefloon-sociaal-onderzoek"]),
        ("ocmw-zonnegem/gemeente", "application", ["ocmw-dossier-voor-gemeente"]),
    ]

    /// Makes keys, and settings as the demo has them.
    func writeSettings() throws {
        var lines = [
            "environment: mock", "listen: {host: 127.0.0.1, port: \(plan.gatewayPort)}", "publicURL: \(url)",
            "mappings: \(Repository.root)/mappings", "mocks: \(Repository.root)/mocks", "keys: keys/parties",
            "steering: \(mockURL)",
        ]
        if let upkeep = plan.upkeep { lines.append("upkeep: " + upkeep) }
        lines += sourceLines + ["controllers:"]
        for (name, enterprise) in Self.controllers {
            let officer = try signatory(name + "/privacy")
            try write(officer.jwk.canonicalText, to: "keys/\(name)-officer.jwk")
            try write(bytes: Entropy.system.bytes(32), to: "keys/\(name).master")
            lines += [
                "  - name: \(name)", "    displayName: \(name)", "    enterprise: \"\(enterprise)\"",
                "    folder: \(data)/\(name)", "    masterKey: keys/\(name).master",
                "    origin: log.\(name).example/sluis", "    officer: {party: privacy, key: keys/\(name)-officer.jwk}",
                "    contact: {address: Dorpsplein 1, phone: 09 999 99 99, email: info@zonnegem.example,",
                "      page: https://zonnegem.example/privacy, privacy: privacy@zonnegem.example}",
            ]
        }
        try write(lines.joined(separator: "\n") + "\n", to: "sluis.yaml")
    }

    /// A party's key, made at its first mention and kept where the command line finds it.
    func signatory(_ clientID: String) throws -> Signatory {
        if let known = state.withLock({ $0.signatories[clientID] }) { return known }
        let made = Signatory(clientID)
        try write(made.pem, to: "keys/parties/\(clientID).pem")
        state.withLock { $0.signatories[clientID] = made }
        return made
    }

    func write(_ text: String, to path: String) throws { try write(bytes: Array(text.utf8), to: path) }

    /// A file that only its owner reads, below the town's folder.
    func write(bytes: [UInt8], to path: String) throws {
        let url = URL(filePath: folder + "/" + path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard
            FileManager.default.createFile(
                atPath: url.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw TownError("a file cannot be made") }
    }

    /// The officers register everyone and put every purpose into force.
    func prepare() async throws {
        for party in Self.parties { try await register(party.clientID, role: party.role, purposes: party.purposes) }
        let folder = Repository.root + "/mappings/purposes"
        for (controller, _) in Self.controllers {
            for file in try FileManager.default.contentsOfDirectory(atPath: folder + "/" + controller).sorted() {
                try await activate(
                    try Repository.text("mappings/purposes/" + file),
                    try Repository.text("mappings/purposes/\(controller)/\(file)"), at: controller)
            }
        }
    }

    func register(
        _ clientID: String, role: String = "application", purposes: [String], login: String? = nil
    ) async throws {
        let signatory = try signatory(clientID)
        let answer = try await post(
            "/v1/parties", as: signatory.controller + "/privacy",
            .compact([
                "id": .string(signatory.party), "role": .string(role), "keys": [signatory.jwk],
                "purposes": .array(purposes.map { .string($0) }), "login": login.map { .string($0) },
            ]))
        guard answer.status == 201 else { throw TownError("not registered: " + answer.text) }
    }

    func activate(_ template: String, _ adoption: String, at controller: String) async throws {
        let answer = try await post(
            "/v1/purposes/activate", as: controller + "/privacy",
            ["template": .string(template), "adoption": .string(adoption)])
        guard answer.status == 201 else { throw TownError("not in force: " + answer.text) }
    }
}
