import ArgumentParser
import Core
import FoundationEssentials
import Ledger

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Prove what the log says, and what was answered.",
        subcommands: [LedgerVerify.self, LedgerProve.self, LedgerVerifyAnswer.self, LedgerVerifyReceipt.self])
}

struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute every hash, replay the law, compare every row.",
        discussion: """
            Proves that nothing changed since it was written, and that the law was kept at every step. It does not prove \
            that an event was true, nor that the gateway was the only way to the source: compare with the source's list.
            """)

    @OptionGroup var options: SettingsOption
    @Option(name: .customLong("as"), help: "The officer who verifies.")
    var party: String
    @Option(help: "A file with a signed checkpoint from elsewhere, such as the one on a receipt.")
    var against: [String] = []
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let notes = try against.map { JSON.string(String(decoding: try MappingFolder.bytes($0), as: UTF8.self)) }
        let answer = try await session.post(
            "/v1/ledger/verify", ["checkpoints": .array(notes), "reason": "verification"])
        guard answer.status == 200, let report = answer.json else { throw CommandError(answer.text) }
        if json { print(answer.text) } else { VerificationReport(report).printed() }
        if report["holds"]?.boolean != true { throw ExitCode(1) }
    }
}

/// The outcome of a verification, in sentences.
struct VerificationReport {
    let report: JSON

    init(_ report: JSON) {
        self.report = report
    }

    var holds: Bool { report["holds"]?.boolean == true }

    var sentence: String {
        let size = report["size"]?.integer ?? 0
        let opened = report["opened"]?.integer ?? 0
        let erased = report["erased"]?.integer ?? 0
        let rows = report["rows"]?.integer ?? 0
        return "\(size) entries: \(opened) opened and replayed, \(erased) erased; \(rows) rows compared"
    }

    func printed() {
        print((holds ? "holds: " : "DOES NOT HOLD: ") + sentence)
        for finding in report["findings"]?.array ?? [] {
            let law = finding["law"]?.integer.map { "law \($0): " } ?? ""
            let place = finding["seq"]?.integer.map { "entry \($0): " } ?? ""
            print("  \(place)\(law)\(finding["what"]?.string ?? "")")
        }
        print("It proves that nothing changed since it was written and that the law was kept at every step;")
        print("not that an event was true, nor that the gateway was the only way to the source.")
    }
}

struct LedgerProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Print the proof that an entry stands in the log (C2SP tlog-proof).")

    @OptionGroup var options: SettingsOption
    @Argument(help: "The id of the entry.")
    var entry: String
    @Option(help: "Why.")
    var reason: String
    @Option(name: .customLong("as"), help: "The officer who asks.")
    var party: String

    func run() async throws {
        let settings = try options.load()
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let answer = try await session.post(
            "/v1/log/proof", ["entry": .string(entry), "reason": .string(reason)])
        guard answer.status == 200, let proof = answer.json?["proof"]?["receipt"]?.string else {
            throw CommandError(answer.text)
        }
        print(proof, terminator: "")
    }
}

struct LedgerVerifyAnswer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-answer", abstract: "Check an answer that was kept against its entry in the log.",
        discussion: "The file holds the answer as it came, with its salt: sluis ask … --json > answer.json")

    @OptionGroup var options: SettingsOption
    @Argument(help: "The file with the answer.")
    var file: String
    @Option(name: .customLong("as"), help: "The application that got it.")
    var party: String

    func run() async throws {
        let settings = try options.load()
        guard let answer = try? JSON(parsing: try MappingFolder.bytes(file)), let id = answer["id"]?.string,
            let salt = answer["salt"]?.string.flatMap(Base64.decode)
        else { throw CommandError("\(file) is no answer of a gateway; keep the whole JSON, id and salt included") }
        let told = JSON.compact([
            "answers": answer["answers"], "purpose": answer["purpose"], "referenceDate": answer["referenceDate"],
        ])
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let entry = try await session.get("/v1/disclosures/\(id)")
        guard entry.status == 200, let committed = entry.json?["answerCommitment"]?.string else {
            throw CommandError(entry.text)
        }
        guard Commitment.answer(salt: salt, bytes: told.canonicalBytes) == Base64.decode(committed) else {
            print("NOT the answer that the log committed to")
            throw ExitCode(1)
        }
        print("this is the answer that entry \(entry.json?["log"]?["index"]?.integer ?? -1) committed to")
    }
}
