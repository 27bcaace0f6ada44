package import Core

/// A registered party: an application, or an employee with keys of their own.
package struct ApplicationRow: Hashable, Sendable {
    package let id: String
    package let role: Role
    /// Public keys as JWK texts; their private halves never come here.
    package let keys: [String]
    /// The purposes that an application may ask for.
    package let purposes: [String]
    /// By what name the login knows an employee; absent for one who only comes with keys.
    package let login: String?
    /// Where events are sent to; absent for one that fetches them.
    package let webhook: String?

    package init(
        id: String, role: Role, keys: [String], purposes: [String], login: String? = nil, webhook: String? = nil
    ) {
        self.id = id
        self.role = role
        self.keys = keys
        self.purposes = purposes
        self.login = login
        self.webhook = webhook
    }

    package var json: JSON {
        .compact([
            "id": .string(id), "role": .string(role.rawValue), "keys": .array(keys.map { .string($0) }),
            "purposes": .array(purposes.map { .string($0) }), "login": login.map { .string($0) },
            "webhook": webhook.map { .string($0) },
        ])
    }

    package init?(json: JSON?) {
        guard let json, let id = json["id"]?.string, let role = json["role"]?.string.flatMap({ Role(rawValue: $0) }),
            let keys = json["keys"]?.array?.compactMap(\.string),
            let purposes = json["purposes"]?.array?.compactMap(\.string)
        else { return nil }
        self.init(
            id: id, role: role, keys: keys, purposes: purposes, login: json["login"]?.string,
            webhook: json["webhook"]?.string)
    }
}
