import Catalogue
import Core

extension Story {
    private static let parties: [(controller: String, party: String, role: String, purposes: [String])] = [
        ("zonnegem", "leisure", "application", ["uitpas-kansentarief"]),
        ("zonnegem", "waste", "application", ["huisvuil-sociale-correctie"]),
        ("zonnegem", "parking", "application", ["bewonerskaart"]),
        ("zonnegem", "counter", "clerk", []),
        ("zonnegem", "contactcentre", "clerk", []),
        ("ocmw-zonnegem", "socialwork", "application", ["leefloon-sociaal-onderzoek"]),
        ("ocmw-zonnegem", DemoFolder.neighbour, "application", ["ocmw-dossier-voor-gemeente"]),
    ]

    /// The officers register who may ask, and put the purposes into force.
    func prepare() async throws {
        narrator.say("Two controllers, Gemeente Zonnegem and OCMW Zonnegem, each with its own keys, log and officer.")
        narrator.say("To try along in another terminal: PATH=\"$PWD/.build/debug:$PATH\"")
        for controller in DemoFolder.controllers.map(\.name) {
            let officer = try PartyKey.load(controller: controller, party: "privacy", in: folder.keys)
            let token = try await gateway.token(for: officer)
            for party in Self.parties where party.controller == controller {
                let key = try PartyKey.make(controller: controller, party: party.party, in: folder.keys)
                let login = party.party == "counter" ? DemoFolder.clerkLogin : nil
                let answer = try await gateway.post(
                    "/v1/parties", token: token,
                    PartyRegister.body(key, role: party.role, purposes: party.purposes, login: login))
                narrator.expect(answer.status < 300, "\(party.party) is registered")
            }
            for files in try MappingFolder(installation.settings.mappings).purposes()
            where files.purpose.ref.controller == controller {
                let answer = try await gateway.post(
                    "/v1/purposes/activate", token: token, try JSON(parsing: files.bytes))
                narrator.expect(answer.status < 300, "\(files.purpose.ref.text) is in force")
                narrator.say("in force: \(files.purpose.ref.text)")
            }
        }
    }
}
