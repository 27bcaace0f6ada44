import ArgumentParser
import Core
import FoundationEssentials
import Ledger
import Store
import Wire

struct KeyToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make a master key that only a key inside a PKCS#11 token unwraps.",
        discussion: """
            The token's AES key never leaves it; the file holds 32 random bytes as that key wrapped them, and is worth \
            nothing without the token. The gateway needs the token at its start alone.
            """)

    @Argument(help: "The file; one that exists is never overwritten.")
    var file: String
    @Option(help: "The vendor's PKCS#11 library.")
    var module: String
    @Option(help: "The label of the token.")
    var token: String
    @Option(help: "The label of its AES key.")
    var key: String
    @Option(help: "A file with the PIN, mode 0600; a PIN is never an argument.")
    var pin: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else { throw CommandError("\(file) exists already") }
        let place = MasterKeySettings.Token(wrapped: file, module: module, token: token, key: key, pin: .file(pin))
        let wrapped: [UInt8]
        do {
            wrapped = try place.opened().wrap(
                Entropy.system.bytes(KeyFile.length), context: MasterKeySettings.context, entropy: .system)
        } catch let error as WireError {
            throw CommandError("the token did not wrap the key: \(error.code.rawValue)")
        }
        guard
            FileManager.default.createFile(
                atPath: file, contents: Data(wrapped), attributes: [.posixPermissions: 0o600])
        else { throw CommandError("cannot write \(file)") }
        print("made: \(file)")
    }
}
