package import Core

/// Who a controller is on paper, and how a citizen reaches it (GDPR 13(1)(a) and (b)).
package struct ControllerCard: Hashable, Sendable {
    /// As people know it: `Gemeente Zonnegem`.
    package let name: String
    package let enterpriseNumber: EnterpriseNumber
    /// On one line.
    package let address: String
    package let phone: String
    package let email: String
    /// Where the citizen reads what the controller does with data.
    package let page: String
    /// The mail address of the data protection officer.
    package let privacy: String

    package init(
        name: String, enterpriseNumber: EnterpriseNumber, address: String, phone: String, email: String, page: String,
        privacy: String
    ) {
        self.name = name
        self.enterpriseNumber = enterpriseNumber
        self.address = address
        self.phone = phone
        self.email = email
        self.page = page
        self.privacy = privacy
    }
}
