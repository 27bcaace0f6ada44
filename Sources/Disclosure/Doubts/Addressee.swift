import Ledger

/// The municipality to which the case about a contested value goes.
package struct Addressee: Hashable, Sendable {
    package let source: String
    /// NIS code, five digits.
    package let municipality: String
    /// The application that asked, and so was told.
    package let application: String

    init(_ addressing: DoubtAddressing) {
        source = addressing.source
        municipality = addressing.municipality
        application = addressing.requester.application
    }
}
