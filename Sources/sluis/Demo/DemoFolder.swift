import Adapters
import Core
import FoundationEssentials
import Ledger
import MockRegisters
import Store

/// The folder that the demo makes anew each time: keys, settings and the controllers' data.
struct DemoFolder: Sendable {
    let path: String

    var settingsFile: String { path + "/sluis.yaml" }
    var keys: String { path + "/keys/parties" }

    /// The two controllers of Zonnegem: two enterprises, two master keys, two logs.
    static let controllers = [
        (name: "zonnegem", displayName: "Gemeente Zonnegem", enterprise: "0999990024"),
        (name: "ocmw-zonnegem", displayName: "OCMW Zonnegem", enterprise: "0999990123"),
    ]

    /// By what name the mock login knows the officer of both (`mocks/officers.yaml`).
    static let officerLogin = "acm-1001"
    /// The same of the clerk at the municipality's counter.
    static let clerkLogin = "acm-1004"

    /// Where employees sign in, and with which key we redeem what they bring.
    static func login(_ mockURL: String) -> [String] {
        [
            "login: {issuer: \"https://authenticatie.vlaanderen.be/op\", authorizationURL: \"\(mockURL)/op/v1/auth\",",
            "  tokenURL: \"\(mockURL)/op/v1/token\", keysURL: \"\(mockURL)/op/v1/keys\", clientID: \(client), "
                + "key: keys/mobility.key}",
        ]
    }

    /// As what the mock sources know us, and the municipality at its OCMW.
    static let client = "zonnegem-sluis"
    static let neighbour = "gemeente"

    /// Every mock source, as the settings of an installation name theirs.
    static func sources(_ mockURL: String) -> [String] {
        let times = "connectMilliseconds: 1000, totalMilliseconds: 3000, attempts: 4"
        return [
            "sources:", "  magda: {kind: magda, url: \"\(mockURL)\(MockRegister.path)\", \(times)}",
            "  ksz: {kind: ksz, url: \"\(mockURL)\", \(times)}",
            "  mobility:", "    kind: rest", "    url: \"\(mockURL)/Magda-v1/rest\"", "    mappings: [div]",
            "    values: {scope: dv_magda_mobility}",
            "    oauth: {tokenURL: \"\(mockURL)/op/v1/token\", clientID: \(client), "
                + "audience: \"https://authenticatie.vlaanderen.be/op\", key: keys/mobility.key}",
            "  addresses: {kind: rest, url: \"\(mockURL)\", mappings: [basisregisters, zones], \(times)}",
            "  files:", "    kind: rest", "    url: \"\(mockURL)\"", "    mappings: [ocmw]",
            "    askedBy: [ocmw-zonnegem]", "    apiKey: {header: x-api-key, file: keys/files.key}",
            "  social:", "    kind: neighbour", "    controller: ocmw-zonnegem", "    askedBy: [zonnegem]",
            "    as: \(neighbour)", "    purpose: ocmw-dossier-voor-gemeente",
            "    outputs: {socialFile.active: hasActiveFile}",
        ]
    }

    /// Wipes an earlier demo and makes keys and settings on the spot; gives the public half of the key that
    /// tokens are asked with.
    static func make(_ path: String, port: Int, mockURL: String) throws -> (folder: DemoFolder, client: TokenClient) {
        let folder = DemoFolder(path: path)
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(
            atPath: folder.keys, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let here = FileManager.default.currentDirectoryPath
        var lines = [
            "environment: mock", "listen: {host: 127.0.0.1, port: \(port)}", "publicURL: http://127.0.0.1:\(port)",
            "mappings: \(here)/mappings", "mocks: \(here)/mocks", "keys: keys/parties",
        ]
        lines += login(mockURL) + sources(mockURL) + ["controllers:"]
        let key = try AssertionKey.make()
        try SecretFile.write(key.key, to: path + "/keys/mobility.key")
        try SecretFile.write(Redacted(MockRegister.apiKey), to: path + "/keys/files.key")
        for controller in controllers {
            let officer = try PartyKey.make(controller: controller.name, party: "privacy", in: folder.keys)
            let publicKey = "keys/\(controller.name)-officer.jwk"
            try Data(officer.publicJWK.utf8).write(to: URL(filePath: path + "/" + publicKey))
            _ = try KeyFile.make(path + "/keys/\(controller.name).master", entropy: .system)
            lines += [
                "  - name: \(controller.name)", "    displayName: \(controller.displayName)",
                "    enterprise: \"\(controller.enterprise)\"", "    folder: data/\(controller.name)",
                "    masterKey: keys/\(controller.name).master", "    origin: log.\(controller.name).example/sluis",
                "    officer: {party: privacy, key: \(publicKey), login: \(officerLogin)}", "    contact:",
                "      {address: 'Dorpsplein 1, 9999 Zonnegem', phone: 09 999 99 99, email: info@zonnegem.example,",
                "       page: https://zonnegem.example/privacy, privacy: privacy@zonnegem.example}",
            ]
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: folder.settingsFile))
        return (folder, TokenClient(id: client, publicKey: key.publicKey))
    }

    /// Keeps something of the story, such as a receipt.
    func write(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }
}
