import ArgumentParser

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Ask the gateway for an access token, for curl.",
        discussion: "TOKEN=$(sluis token leisure)")

    @OptionGroup var options: SettingsOption
    @Argument(help: "A party with a key here, as `leisure` or `zonnegem/leisure`.")
    var party: String

    func run() async throws {
        let settings = try options.load()
        let client = try GatewayClient(url: settings.publicURL)
        defer { client.shutdown() }
        print(try await client.token(for: PartyKey.find(party, in: settings.keys)))
    }
}
