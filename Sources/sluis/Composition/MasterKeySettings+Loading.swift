import Core
import Disclosure
import FoundationEssentials
import Ledger
import Store
import Wire

extension MasterKeySettings {
    /// What a token's wrapping is tied to, so that nothing else that it wrapped passes for a master key.
    static let context = Array("sluis-master-v1".utf8)

    /// The present key and the next, which stands beside it under the same name with `.next`.
    var keys: MasterKeys {
        MasterKeys(
            present: { () throws(LedgerError) in try load("") },
            next: { () throws(LedgerError) in try load(".next") })
    }

    private func load(_ suffix: String) throws(LedgerError) -> SealingKey {
        switch self {
        case .file(let path): return try KeyFile.load(path + suffix)
        case .credential(let name): return try KeyFile.load(credential: try Self.credential(name + suffix))
        case .token(let token):
            guard let wrapped = FileManager.default.contents(atPath: token.wrapped + suffix) else {
                throw LedgerError(.keyMissing, "the wrapped master key cannot be read")
            }
            do {
                return try KeyFile.key(try token.opened().unwrap(Array(wrapped), context: Self.context))
            } catch let error as WireError {
                throw LedgerError(.keyMissing, "the token gave no master key: \(error.code.rawValue)")
            } catch {
                throw error as? LedgerError ?? LedgerError(.keyMissing)
            }
        }
    }

    /// Where systemd lays what it hands over.
    static func credential(_ name: String) throws(LedgerError) -> String {
        guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
            throw LedgerError(.keyMissing, "systemd handed over no credentials")
        }
        return folder + "/" + name
    }
}

extension MasterKeySettings.Token {
    /// The token's key, with the PIN as it is read now.
    func opened() throws(LedgerError) -> TokenKey {
        let bytes: [UInt8]
        switch pin {
        case .file(let path): bytes = try KeyFile.secret(path)
        case .credential(let name): bytes = try KeyFile.secret(credential: try MasterKeySettings.credential(name))
        }
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        return TokenKey(module: module, token: token, key: key, pin: Redacted(Array(line)))
    }
}
