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
        row = ApplicationRow(id: id, role: role, keys: keys, purposes: purposes, login: login)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
}
