import ArgumentParser
import Core

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: "What is kept for a reason that is over.",
        subcommands: [RetentionRun.self])
}

struct RetentionRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Tell what is over, in numbers; with --apply, let go of it.",
        discussion: """
            The running gateway does the same once a day. Each person's entry drops what it names, so a run that is broken \
            off goes on with the next.
            """)

    @OptionGroup var options: SettingsOption
    @Option(name: .customLong("as"), help: "The officer or operator that asks.")
    var party: String
    @Flag(help: "Let go of it; else it is only told.")
    var apply = false
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let session = try await PartySession.open(party, options.load())
        defer { session.close() }
        let answer = try await session.post("/v1/retention", ["apply": .boolean(apply)])
        guard answer.status == 200, let told = answer.json else { throw CommandError(answer.text) }
        if json { return print(answer.text) }
        for item in told["items"]?.array ?? [] {
            let words = [item["purpose"], item["kind"], item["cause"]].compactMap { $0?.string }
            print(
                zip(words, [34, 10, 10]).map { $0.padded(to: $1) }.joined()
                    + "\(item["interests"]?.integer ?? 0) ended, \(item["facts"]?.integer ?? 0) facts")
        }
        print("consents that ended by themselves: \(told["consents"]?.integer ?? 0)")
        print((apply ? "facts let go: " : "facts that would go: ") + "\(told["facts"]?.integer ?? 0)")
        if let told = told["tellings"]?.integer, told > 0 {
            print((apply ? "things told let go: " : "things told that would go: ") + "\(told)")
        }
        if let doubts = told["doubts"]?.integer, doubts > 0 {
            print((apply ? "doubts ended: " : "doubts that would end: ") + "\(doubts), which nobody confirmed")
        }
        if let orphans = told["factsWithoutInterest"]?.integer, orphans > 0 {
            print("facts that nothing holds: \(orphans); run `sluis ledger verify`")
        }
        if !apply { print("nothing was changed; --apply lets go of it") }
    }
}
