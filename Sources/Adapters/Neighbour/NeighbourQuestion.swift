package import Core

/// One question to another controller, for one of its purposes.
package struct NeighbourQuestion: Sendable {
    /// The purpose as the other controller names it.
    package let purpose: String
    package let number: SubjectNumber
    package let referenceDate: CalendarDate
    /// Our `Referte`: the other keeps it as the case, so that the entries of both logs can be laid side by side.
    package let reference: String
    /// The aim for which we ask, as our protocol with the other names it.
    package let finality: Finality
    /// The outputs of the purpose that are wanted.
    package let outputs: [String]

    package init(
        purpose: String, number: SubjectNumber, referenceDate: CalendarDate, reference: String, finality: Finality,
        outputs: [String]
    ) {
        self.purpose = purpose
        self.number = number
        self.referenceDate = referenceDate
        self.reference = reference
        self.finality = finality
        self.outputs = outputs
    }
}
