import Core
import FoundationEssentials
import Ledger
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

    /// Wipes an earlier demo and makes keys and settings on the spot.
    static func make(_ path: String, port: Int, mockURL: String) throws -> DemoFolder {
        let folder = DemoFolder(path: path)
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(
            atPath: folder.keys, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let here = FileManager.default.currentDirectoryPath
        var lines = [
            "environment: mock", "listen: {host: 127.0.0.1, port: \(port)}", "publicURL: http://127.0.0.1:\(port)",
            "mappings: \(here)/mappings", "mocks: \(here)/mocks", "keys: keys/parties", "sources:",
            "  magda: {url: \"\(mockURL)\", connectMilliseconds: 1000, totalMilliseconds: 3000, attempts: 4}",
            "controllers:",
        ]
        for controller in controllers {
            let officer = try PartyKey.make(controller: controller.name, party: "privacy", in: folder.keys)
            let publicKey = "keys/\(controller.name)-officer.jwk"
            try Data(officer.publicJWK.utf8).write(to: URL(filePath: path + "/" + publicKey))
            _ = try KeyFile.make(path + "/keys/\(controller.name).master", entropy: .system)
            lines += [
                "  - name: \(controller.name)", "    displayName: \(controller.displayName)",
                "    enterprise: \"\(controller.enterprise)\"", "    folder: data/\(controller.name)",
                "    masterKey: keys/\(controller.name).master", "    origin: log.\(controller.name).example/sluis",
                "    officer: {party: privacy, key: \(publicKey)}",
            ]
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: folder.settingsFile))
        return folder
    }

    /// Keeps something of the story, such as a receipt.
    func write(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
    }
}
