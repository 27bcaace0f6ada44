package import Core
package import Ledger

/// What a citizen or an employee contests, before it is taken down.
package struct DoubtQuestion: Sendable {
    package let number: SubjectNumber
    package let attribute: String
    package let category: Doubt.Category
    package let contester: DoubtRaising.Contester
    /// Where what shows it can be found.
    package let evidence: String
    package let caseReference: String?
    package let requester: Requester

    package init(
        number: SubjectNumber, attribute: String, category: Doubt.Category, contester: DoubtRaising.Contester,
        evidence: String, caseReference: String?, requester: Requester
    ) {
        self.number = number
        self.attribute = attribute
        self.category = category
        self.contester = contester
        self.evidence = evidence
        self.caseReference = caseReference
        self.requester = requester
    }
}
