import ArgumentParser
import Core
import Ledger

struct PartyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "party", abstract: "Register applications, clerks, officers and operators.",
        subcommands: [PartyRegister.self])
}

struct PartyRegister: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Register a party with a key that is made here, or change what it may.",
        discussion: "sluis party register library --purposes leeszaal --as zonnegem/privacy")

    @OptionGroup var options: SettingsOption
    @Argument(help: "The party's name at this controller.")
    var party: String
    @Option(help: "application, clerk, officer or operator.")
    var role: String = Role.application.rawValue
    @Option(help: "The purposes that an application may ask for, with commas.")
    var purposes: String = ""
    @Option(help: "By what name the login knows an employee, for the pages.")
    var login: String?
    @Option(help: "The https address that an application's events are sent to, or none; unsaid, it stays what it was.")
    var webhook: String?
    @Option(name: .customLong("as"), help: "The officer or operator who decides.")
    var by: String

    func run() async throws {
        let settings = try options.load()
        let decider = try PartyKey.find(by, in: settings.keys)
        let key = try PartyKey.make(controller: decider.controller, party: party, in: settings.keys)
        let session = try await PartySession.open(by, settings)
        defer { session.close() }
        let answer = try await session.post(
            "/v1/parties",
            Self.body(
                key, role: role, purposes: purposes.split(separator: ",").map(String.init), login: login,
                webhook: webhook))
        guard answer.status < 300 else { throw CommandError(answer.text) }
        print("registered: \(key.clientID), \(role)")
    }

    static func body(
        _ key: PartyKey, role: String, purposes: [String], login: String? = nil, webhook: String? = nil
    ) throws -> JSON {
        .compact([
            "id": .string(key.party), "role": .string(role), "keys": [try JSON(parsing: Array(key.publicJWK.utf8))],
            "purposes": .array(purposes.map { .string($0) }), "login": login.map { .string($0) },
            "webhook": webhook.map { .string($0) },
        ])
    }
}
