import Core

/// What a controller adds to a template: regulation, authorisations, finalities, parameters, recipients.
package struct Adoption: Hashable, Sendable {
    package let controller: String
    package let purpose: String
    package let version: Int
    /// The council's regulation, or the law, that makes this a task of this controller.
    package let norm: String
    package let authorisations: [Authorisation]
    package let parameters: [String: [DatedParameter]]
    /// Who gets the answers, by name.
    package let recipients: [String]

    package init(
        controller: String, purpose: String, version: Int, norm: String, authorisations: [Authorisation],
        parameters: [String: [DatedParameter]], recipients: [String]
    ) {
        self.controller = controller
        self.purpose = purpose
        self.version = version
        self.norm = norm
        self.authorisations = authorisations
        self.parameters = parameters
        self.recipients = recipients
    }
}
