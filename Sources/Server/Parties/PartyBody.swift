import Core
import Ledger

/// The body of `POST /v1/parties`: who may come, with which public keys, and for what.
struct PartyBody {
    let row: ApplicationRow

    private static let mostKeys = 8

    init(_ call: Call) async throws(Problem) {
        var members = try Members(parsing: call.body)
        let id = members.text("id", limit: 64)
        let role = members.choice("role", Role.self)
        let purposes = members.optionalTexts("purposes", atMost: 200) ?? []
        let login = members.optionalText("login")
        if role == .application, login != nil { members.invalid("login", "Only an employee signs in.") }
        let webhook = members.optionalText("webhook")
        if role != .application, webhook != nil { members.invalid("webhook", "Only an application gets events.") }
        if let webhook, webhook != Self.nowhere, !Self.isAddress(webhook) {
            members.wrong("webhook", "An https URL with a host, without a user or a fragment; or `none`.")
        }
        if !id.utf8.allSatisfy(Self.isPlain) { members.wrong("id", "Lower-case letters, digits, `-` and `.`.") }
        if role != .application, !purposes.isEmpty { members.invalid("purposes", "Only an application has purposes.") }
        var keys: [String] = []
        if let given = members.take("keys")?.array, (1...Self.mostKeys).contains(given.count) {
            for (index, key) in given.enumerated() {
                let text = key.canonicalText
                do {
                    _ = try await RegisteredKey(jwk: text)
                    keys.append(text)
                } catch {
                    members.invalid("keys[\(index)]", error.detail)
                }
            }
        } else {
            members.wrong("keys", "1 to \(Self.mostKeys) public keys as JSON Web Keys.")
        }
        try members.finish()
        guard let role else { throw Problem.badRequest([]) }
        row = ApplicationRow(
            id: id, role: role, keys: keys, purposes: purposes, login: login,
            webhook: role == .application ? try await Self.address(webhook, of: id, call) : nil)
    }

    /// Takes an address away.
    private static let nowhere = "none"

    /// The address that is named, or else the one that stood: who changes keys or purposes goes on hearing.
    private static func address(_ named: String?, of id: String, _ call: Call) async throws(Problem) -> String? {
        if let named { return named == nowhere ? nil : named }
        do {
            let known = try await call.journal.storage.allApplications().first { $0.id == id }
            return known?.role == .application ? known?.webhook : nil
        } catch {
            throw Problem(error)
        }
    }

    /// What follows `https://` begins with a host, and perhaps a port.
    private static func isAddress(_ text: String) -> Bool {
        let scheme = "https://"
        guard text.hasPrefix(scheme), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x23 && $0 != 0x5C })
        else { return false }
        let authority = text.utf8.dropFirst(scheme.utf8.count).prefix { $0 != 0x2F && $0 != 0x3F }
        let isIP6 = authority.first == 0x5B
        let host = isIP6 ? authority.prefix { $0 != 0x5D } : authority.prefix { $0 != 0x3A }
        let rest = authority.dropFirst(host.count + (isIP6 ? 1 : 0))
        return host.count > (isIP6 ? 1 : 0) && !host.contains(0x40) && !rest.contains(0x40)
            && (rest.isEmpty || rest.first == 0x3A && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
}
