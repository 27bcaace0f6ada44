import ArgumentParser
import Core
import Disclosure
import MerkleLog

/// What a citizen runs, or whoever they trust: no settings, no network, no party.
struct LedgerVerifyReceipt: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-receipt", abstract: "Check a receipt by itself, with the log's public key.",
        discussion: """
            The file is a receipt in any of its forms: page, plain text or JSON. It proves that this act stands in the \
            signed log, not that it still runs: a later entry may have ended it.
            """)

    @Argument(help: "The file with the receipt.")
    var file: String
    @Option(help: "The log's key, as had from elsewhere; without it the one in the receipt is taken.")
    var key: String?

    func run() throws {
        guard let receipt = LetterFile.read(try MappingFolder.bytes(file)) else {
            throw CommandError("\(file) holds no receipt; give the file that came with the paper")
        }
        let verifier: VerifierKey?
        do { verifier = try key.map { key throws(MerkleLogError) in try VerifierKey(text: key) } } catch {
            throw CommandError("--key is no verifier key; it reads name+hash+key, in one line")
        }
        switch ReceiptCheck.verdict(on: receipt, key: verifier) {
        case .fails(let fault):
            print("DOES NOT HOLD: " + fault.sentence)
            throw ExitCode(1)
        case .holds(let index, let checkpoint):
            print("holds: entry \(index) of \(checkpoint.origin), in the signed log of \(checkpoint.size) entries")
            if verifier == nil { print("The key came with the receipt: compare it with the one that is published.") }
        }
    }
}

extension ReceiptFault {
    fileprivate var sentence: String {
        switch self {
        case .unreadable: "there is no proof in the file, or it does not read"
        case .otherKey: "the proof is of another log than the one of this key"
        case .notInLog: "the entry does not stand where the proof says, or the log's signature fails"
        case .otherEntry: "the parts do not make the entry"
        case .otherPart: "what is shown of the entry is not part of it"
        case .otherWords: "the words are not those of the entry"
        case .otherFacts: "record, purpose, state, moment or end are not those of the entry"
        }
    }
}
