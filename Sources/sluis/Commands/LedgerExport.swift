import ArgumentParser
import Core
import Ledger

struct LedgerExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make a bundle that an outsider can check: proofs of the whole log, what is in scope opened.",
        discussion: """
            What is out of scope is withheld, and still proven. The bundle holds personal data of its scope and a verifier \
            that needs no Sluis: python3 verify_bundle.py BUNDLE. Its reading is an entry.
            """)

    @OptionGroup var options: SettingsOption
    @OptionGroup var who: PersonOption
    @Argument(help: "Where it goes: a folder, or a file that ends in .tar.")
    var path: String
    @Option(name: .customLong("as"), help: "The officer who exports.")
    var party: String
    @Option(help: "Why.")
    var reason: String
    @Option(help: "Entries for this purpose.")
    var purpose: String?
    @Option(name: .customLong("case"), help: "Entries of this case.")
    var caseReference: String?
    @Option(help: "From this moment, RFC 3339 in UTC.")
    var from: String?
    @Option(help: "Until this moment.")
    var until: String?
    @Option(help: "The log of this year, or `all`; this year's if absent. May be repeated.")
    var log: [String] = []
    @Flag(help: "Open the parts of employees too.")
    var withStaff = false
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let number = try who.number(settings)
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let body = JSON.compact([
            "subject": number.map { ["ssin": .string($0.revealedDigits)] }, "reason": .string(reason),
            "purpose": purpose.map { .string($0) }, "case": caseReference.map { .string($0) },
            "from": from.map { .string($0) }, "until": until.map { .string($0) }, "staff": withStaff ? true : nil,
            "logs": log.isEmpty ? nil : .array(log.map { .string($0) }),
        ])
        Terminal.hint("making the bundle")
        guard let bundle = LogBundle(tar: try await session.download("/v1/ledger/export", body)) else {
            throw CommandError("the bundle did not arrive whole; try again")
        }
        let verification = BundleVerifier().verify(bundle)
        try BundleFolder.write(bundle, to: path)
        if json { return print(verification.json.canonicalText) }
        print("\(path): \(BundleReport(verification).sentence)")
        if !verification.holds { throw ExitCode(1) }
    }
}

struct LedgerVerifyBundle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-bundle", abstract: "Check a bundle, without a gateway and without its keys.",
        discussion: """
            Give the log's key and a checkpoint that you got from elsewhere: what lies in a bundle alone proves only that \
            the bundle agrees with itself. A key that replaced yours is believed by the entry that says so.
            """)

    @Argument(help: "A folder or a tar.")
    var path: String
    @Option(help: "A file with the log's verifier key, as you got it.")
    var key: String?
    @Option(help: "A file with a signed checkpoint from elsewhere.")
    var against: [String] = []
    @Option(help: "A file that says whose signatures the newest log needs (C2SP tlog-policy).")
    var policy: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let notes = try against.map { String(decoding: try MappingFolder.bytes($0), as: UTF8.self) }
        let verifier = BundleVerifier(
            key: try key.map { try BundleReport.key($0) }, against: notes,
            policy: try policy.map { try BundleReport.policy($0) })
        let verification = verifier.verify(try BundleFolder.read(path))
        let report = BundleReport(verification)
        if json { print(verification.json.canonicalText) } else { report.printed(isOwnKey: key == nil) }
        if !verification.holds { throw ExitCode(1) }
    }
}
