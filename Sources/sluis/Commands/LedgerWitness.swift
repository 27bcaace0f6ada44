import ArgumentParser
import Core
import FoundationEssentials
import Hummingbird
import Logging
import MerkleLog
import Server
import Store

struct LedgerWitness: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Sign the checkpoints of neighbours' logs, as their witness.",
        discussion: """
            Signs a checkpoint only when it holds the one that was signed before, and keeps it first. After a restore of \
            its state it signs nothing: compare with what the logs show (GET <log>/checkpoint), then start once with \
            --confirm.
            """)

    @OptionGroup var options: SettingsOption
    @Flag(help: "Accept the state as it is, and what logs showed of our own signatures, after a restore.")
    var confirm = false

    func run() async throws {
        let settings = try options.load()
        guard let witness = settings.witness else {
            throw CommandError("the settings file has no `witness:`; add listen, key, state, marker and logs")
        }
        if let refusal = Exposure(host: witness.host, isBehindProxy: settings.isBehindProxy).refusal {
            throw CommandError(refusal)
        }
        let key = try SignerKey(text: try SecretFile.line(witness.key).revealed)
        let known = try WitnessPolicy(text: String(decoding: try MappingFolder.bytes(witness.logs), as: UTF8.self))
        let store = try WitnessStore.open(folder: witness.state, marker: witness.marker)
        defer { store.close() }
        if confirm {
            for origin in try await store.confirm() { Terminal.say("taken over as the log showed it: \(origin)") }
        }
        if try await store.isInDoubt() {
            Terminal.say("the state may be older than what was signed: nothing is signed until --confirm")
        }
        var logger = Logger(label: "witness")
        logger.logLevel = .notice
        let service = try Witness(
            key: key, logs: known.logs.map { KnownLog(key: $0.key) }, storage: store, clock: .system)
        let listener = WitnessListener(witness: service, host: witness.host, port: witness.port, logger: logger)
        try await listener.application { port in
            Terminal.say("witness \(key.verifier.text), listening on \(witness.host):\(port)")
        }.runService()
    }
}
