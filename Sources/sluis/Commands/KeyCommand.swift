import ArgumentParser
import Core
import Store

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make the keys that an installation begins with, and replace them.",
        subcommands: [KeyMaster.self, KeyToken.self, KeyParty.self, KeySource.self, KeyWitness.self, KeyRotate.self])
}

struct KeyMaster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "master", abstract: "Make a master key: 32 random bytes in a file that only its owner reads.")

    @Argument(help: "The file; one that exists is never overwritten.")
    var file: String

    func run() async throws {
        _ = try KeyFile.make(file, entropy: .system)
        print("made: \(file)")
    }
}

struct KeyParty: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "party", abstract: "Make a party's key, and print its public half as a JWK.",
        discussion: "sluis key party zonnegem/privacy --keys keys/parties > keys/zonnegem-officer.jwk")

    @Argument(help: "The party, as controller/party.")
    var party: String
    @Option(help: "The folder of private keys.")
    var keys: String

    func run() async throws {
        let pieces = party.split(separator: "/").map(String.init)
        guard pieces.count == 2 else { throw CommandError("name the party as controller/party") }
        print(try PartyKey.make(controller: pieces[0], party: pieces[1], in: keys).publicJWK)
    }
}
