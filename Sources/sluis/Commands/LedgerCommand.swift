import ArgumentParser
import Core
import FoundationEssentials
import Ledger

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Prove what the log says, and what was answered.",
        subcommands: [
            LedgerVerify.self, LedgerProve.self, LedgerVerifyAnswer.self, LedgerVerifyReceipt.self, LedgerExport.self,
            LedgerVerifyBundle.self, LedgerReconcile.self, LedgerRebuild.self, LedgerTiles.self,
            LedgerWitness.self,
        ])
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
