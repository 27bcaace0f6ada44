import ArgumentParser
import Core
import Ledger

struct KeyRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Replace a key of a controller, or of a person, while the gateway runs.",
        discussion: """
            sluis key rotate log --as zonnegem/privacy
            For `master`, lay the next one beside the present one first, under the same name with .next; both open the \
            controller's keys until the gateway starts with the next alone.
            """)

    @OptionGroup var options: SettingsOption
    @OptionGroup var person: PersonOption
    @Argument(help: "master, controller, staff, governance, log or person.")
    var key: String
    @Option(name: .customLong("class"), help: "For `person`: facts, consent, or access and a year, as access-2026.")
    var keyClass: String?
    @Option(name: .customLong("as"), help: "The officer or operator who asks.")
    var party: String

    func run() async throws {
        guard let key = KeyRotation.Key(rawValue: key) else {
            throw CommandError("no such key; name " + KeyRotation.Key.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let settings = try options.load()
        var body: JSON = ["key": .string(key.rawValue)]
        if key == .person {
            guard let keyClass else { throw CommandError("name the class with --class") }
            let number = try person.required(settings)
            body = [
                "key": .string(key.rawValue), "class": .string(keyClass),
                "subject": ["ssin": .string(number.revealedDigits)],
            ]
        }
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let answer = try await session.post("/v1/keys/rotate", body)
        guard answer.status == 200, let told = answer.json else { throw CommandError(answer.text) }
        print("rotated: \(key.rawValue), version \(told["from"]?.integer ?? 0) to \(told["to"]?.integer ?? 0)")
        if let verifier = told["verifierKey"]?.string { print("the log's new public key: \(verifier)") }
    }
}
