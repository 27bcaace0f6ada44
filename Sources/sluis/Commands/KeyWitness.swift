import ArgumentParser
import Core
import FoundationEssentials
import MerkleLog

struct KeyWitness: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Make the key that a witness signs with, and print its public half.",
        discussion: "sluis key witness witness.gent.example keys/witness.key")

    @Argument(help: "The name of the witness, a URL without scheme.")
    var name: String
    @Argument(help: "The file; one that exists is never overwritten.")
    var file: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandError("\(file) exists already; name another file")
        }
        let key = try SignerKey(name: name, kind: .cosignature, seed: Entropy.system.bytes(32))
        try SecretFile.write(Redacted(key.revealedText + "\n"), to: file)
        print(key.verifier.text)
    }
}
