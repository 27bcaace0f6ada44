import Core
import Crypto

/// The values that a question is made of, as a salted hash: made of other values it is another question (DESIGN 3.4).
struct CallInputs: Hashable, Sendable {
    /// Of a question that is made of the person alone.
    static let none = CallInputs(hash: [])

    private let hash: [UInt8]

    private init(hash: [UInt8]) {
        self.hash = hash
    }

    init(_ given: [AttributeID: Value], salt: [UInt8]) {
        guard !given.isEmpty else {
            self = .none
            return
        }
        let named = given.map { ($0.key.name, $0.value.json) }
        let form = JSON.object(Dictionary(named, uniquingKeysWith: { first, _ in first }))
        hash = Array(SHA256.hash(data: salt + form.canonicalBytes))
    }
}
