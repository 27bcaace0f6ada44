import ArgumentParser
import Core

struct LedgerProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Print the proof that an entry stands in the log (C2SP tlog-proof).",
        discussion: "With --person and --json also the part of that person, with the salt that proves it.")

    @OptionGroup var options: SettingsOption
    @OptionGroup var who: PersonOption
    @Argument(help: "The id of the entry.")
    var entry: String
    @Option(help: "Why.")
    var reason: String
    @Option(name: .customLong("as"), help: "The officer who asks.")
    var party: String
    @Flag(help: "Print JSON: leaf, commitments, receipt and, with a person, payload and salt.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let number = try who.number(settings)
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let answer = try await session.post(
            "/v1/log/proof",
            .compact([
                "entry": .string(entry), "reason": .string(reason),
                "subject": number.map { ["ssin": .string($0.revealedDigits)] },
            ]))
        guard answer.status == 200, let proof = answer.json?["proof"], let receipt = proof["receipt"]?.string else {
            throw CommandError(answer.text)
        }
        print(json ? proof.canonicalText + "\n" : receipt, terminator: "")
    }
}
