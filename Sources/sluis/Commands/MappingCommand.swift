import ArgumentParser

struct MappingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping", abstract: "Check and explain mappings and purposes, or run a mapping over a message.",
        subcommands: [
            MappingCheckCommand.self, MappingCoverageCommand.self, MappingExplainCommand.self, MappingRun.self,
        ])
}
