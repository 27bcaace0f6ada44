import ArgumentParser
import Core
import FoundationEssentials
import Hummingbird
import Logging
import Server
import Store
import Wire

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the gateway.",
        discussion: """
            Opens each controller's folder, closes what a crash left open, and listens. It stops at an interrupt, after \
            what is under way.
            """)

    @OptionGroup var options: SettingsOption

    @Option(help: ArgumentHelp("Stop dead at a point of a commit, as tests do.", visibility: .hidden))
    var crashAt: CrashPoint?

    func run() async throws {
        Heap.shareArenas(cores: ProcessInfo.processInfo.activeProcessorCount)
        let settings = try options.load()
        if let refusal = Exposure(host: settings.host, isBehindProxy: settings.isBehindProxy).refusal {
            throw CommandError(refusal)
        }
        guard crashAt == nil || settings.environment == .mock else {
            throw CommandError("--crash-at is for the environment mock")
        }
        var points: CommitPoint.Handler = { _ in }
        if let crashAt { points = crashAt.handler }
        var logger = Logger(label: "sluis")
        logger.logLevel = .notice
        let installation = try await Installation.open(
            settings, points: points, logger: logger)
        let name = settings.environment.rawValue
        Terminal.say("sluis: \(name), listening on \(settings.host):\(settings.port)")
        let rounds = Task { await installation.keepWitnessed() }
        let tasks = Task { await installation.runTasks() }
        let events = Task { await installation.sendEvents() }
        let upkeep = Task { await Upkeep(houses: installation.houses, settings: settings.upkeep).run() }
        let served: Result<Void, any Error>
        do { served = .success(try await installation.gateway.application().runService()) } catch {
            served = .failure(error)
        }
        rounds.cancel()
        upkeep.cancel()
        tasks.cancel()
        events.cancel()
        await tasks.value
        await events.value
        await upkeep.value
        await rounds.value
        await installation.close()
        try served.get()
    }
}
