import Core
import Foundation
import Support
import Wire

extension Town {
    private static let client = "zonnegem-sluis"

    /// Where the mock's own keys lie, and those that its caller shows it.
    var mockKeys: String { folder + "/mockkeys" }

    /// Every mock source, as the demo has them; the file list asks for a key, the register of vehicles for tokens.
    var sourceLines: [String] {
        let scheme = plan.isSecured ? "https" : "http"
        let mock = "\(scheme)://127.0.0.1:\(plan.mockPort)"
        let magda = "\(scheme)://127.0.0.1:\(plan.sourcePort ?? plan.mockPort)/api/Magda-02.00/soap/WebService"
        let times =
            "connectMilliseconds: 1000, totalMilliseconds: \(plan.totalMilliseconds), attempts: \(plan.attempts)"
        let shown =
            "identity: {certificate: mockkeys/gateway.pem, key: mockkeys/gateway.key}, trust: mockkeys/authority.pem"
        let inscription = plan.inscription.map { ", inscription: " + $0 } ?? ""
        let access = plan.isSecured ? ", " + shown : ""
        func signed(_ profile: String) -> String {
            guard plan.isSecured else { return "" }
            return access + ", signature: {profile: \(profile), trust: \(plan.signers ?? "mockkeys/authority.pem")}"
        }
        return [
            "sources:", "  magda: {kind: magda, url: \"\(magda)\", \(times)\(signed("magda"))\(inscription)}",
            "  ksz: {kind: ksz, url: \"\(mock)\", \(times)\(signed("federal"))}",
            "  mobility: {kind: rest, url: \"\(mock)/Magda-v1/rest\", mappings: [div], values: {scope: mobility}, "
                + "oauth: {tokenURL: \"\(mock)/op/v1/token\", clientID: \(Self.client), audience: "
                + "\"https://authenticatie.vlaanderen.be/op\", key: keys/mobility.key}, \(times)\(access)}",
            "  addresses: {kind: rest, url: \"\(mock)\", mappings: [basisregisters, zones], \(times)\(access)}",
            "  files: {kind: rest, url: \"\(mock)\", mappings: [ocmw], askedBy: [ocmw-zonnegem], "
                + "apiKey: {header: x-api-key, file: keys/files.key}, \(times)\(access)}",
            "  social: {kind: neighbour, controller: ocmw-zonnegem, askedBy: [zonnegem], as: gemeente, "
                + "purpose: ocmw-dossier-voor-gemeente, outputs: {socialFile.active: hasActiveFile}}",
        ]
    }

    /// What the mock is started with, beside its folder and port.
    var mockArguments: [String] {
        let secured = ["--keys", mockKeys, "--steering-port", "\(plan.steeringPort)"]
        let simulated = plan.simulator.map { ["--simulator", $0] } ?? []
        return ["--clients", folder + "/clients"] + (plan.isSecured ? secured : []) + simulated
    }

    /// The keys with which the gateway asks, and the public half that the mock knows.
    func makeSourceKeys() async throws {
        try write("mock-key\n", to: "keys/files.key")
        let run = try await Binary.run(["key", "source", "keys/mobility.key"], in: folder)
        guard run.status == 0 else { throw TownError("no key for tokens: " + run.errors) }
        try write(run.output, to: "clients/\(Self.client).pem")
    }
}
