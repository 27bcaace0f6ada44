import ArgumentParser

/// The one binary: gateway, mock sources, and the tools around them.
@main
struct Sluis: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluis",
        abstract: "The only-once gateway for Flemish municipalities.",
        discussion: """
            Citizen data that the government already holds flows from the authentic sources to a municipal service, \
            only while a lawful basis holds the gate open; each step is an entry in a log that can be proven.

            Start with `sluis demo`. Then, with the gateway up:
              sluis ask <purpose> --person rita --as <application>
              sluis audit --person rita --as zonnegem/privacy --reason "request for access"
              sluis ledger verify --as zonnegem/privacy

            Persons are named by standard input (`--person -`) or, in the environment `mock`, by a demo name; a national \
            number is never an argument.
            """,
        subcommands: [
            DemoCommand.self, ServeCommand.self, MockCommand.self, AskCommand.self, RunCommand.self,
            TokenCommand.self, AuditCommand.self, MappingCommand.self, SourcesCommand.self,
            LedgerCommand.self, PurposeCommand.self, PartyCommand.self,
            KeyCommand.self, RetentionCommand.self, SavingsCommand.self,
        ])
}
