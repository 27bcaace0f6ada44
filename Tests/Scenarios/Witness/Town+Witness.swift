import Core
import Foundation
import MerkleLog

extension Town {
    /// The public key of a controller's log, from a proof that it gives.
    func logKey(_ controller: String) async throws -> VerifierKey {
        let id = try await audit(at: controller).first?["id"]?.string ?? ""
        let answer = try await post(
            "/v1/log/proof", as: controller + "/privacy", ["entry": .string(id), "reason": "a scenario"])
        guard let text = answer.json?["proof"]?["verifierKey"]?.string else {
            throw TownError("no proof: " + answer.text)
        }
        return try VerifierKey(text: text)
    }

    /// Names witnesses for a controller's log, by a policy, in the settings of the next start.
    func addWitness(_ policy: String, at controller: String) throws {
        try write(policy, to: "policy")
        let origin = "    origin: log.\(controller).example/sluis"
        let witnesses = "    witnesses: {policy: policy, everyMinutes: 1, staleMinutes: 60}"
        let settings = try String(contentsOfFile: settingsFile, encoding: .utf8)
        try write(settings.replacingOccurrences(of: origin, with: origin + "\n" + witnesses), to: "sluis.yaml")
    }

    func checkpoint(_ controller: String) async throws -> SignedNote {
        try SignedNote(parsing: Array(try await get("/v1/log/\(controller)/checkpoint").text.utf8))
    }

    func health() async throws -> String? { try await get("/health").json?["status"]?.string }
}
