/// A desk with the parties that may come to it; shared, so that a request carries one reference.
final class OpenDesk: Sendable {
    let desk: ControllerDesk
    let parties: Parties
    /// The verification of its log that runs or ran last.
    let verification = VerificationBoard()

    init(_ desk: ControllerDesk, parties: Parties) {
        self.desk = desk
        self.parties = parties
    }
}
