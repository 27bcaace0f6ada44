package import Core
package import Ledger

/// What is kept while a source has noted that we follow a person: the number, sealed, by which to strike it out.
package struct Inscription: Sendable {
    package let service: String
    package let finality: Finality
    package let fact: Identifier
    package let sealed: [UInt8]
    package let interest: Interest

    package init(service: String, finality: Finality, fact: Identifier, sealed: [UInt8], interest: Interest) {
        self.service = service
        self.finality = finality
        self.fact = fact
        self.sealed = sealed
        self.interest = interest
    }
}
