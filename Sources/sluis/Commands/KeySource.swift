import Adapters
import ArgumentParser
import FoundationEssentials

struct KeySource: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source",
        abstract: "Make the key that a source's tokens are asked with, and print its public half as PEM.",
        discussion: "sluis key source keys/mobility.key > mobility.pem, to be registered with the authorisation server")

    @Argument(help: "The file; one that exists is never overwritten.")
    var file: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else { throw CommandError("\(file) exists already") }
        let made = try AssertionKey.make()
        try SecretFile.write(made.key, to: file)
        print(made.publicKey)
    }
}
