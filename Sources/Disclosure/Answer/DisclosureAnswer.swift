package import Catalogue
package import Core
package import Ledger

/// What an application is told, with the means to prove later what that was.
package struct DisclosureAnswer: Sendable {
    package let purpose: PurposeRef
    package let referenceDate: CalendarDate
    package let outputs: [OutputAnswer]
    package let line: Journal.Line
    /// With it the answer can be checked against the entry (`sluis ledger verify-answer`).
    package let salt: [UInt8]

    /// What the entry commits to: the outputs, the purpose and the day, in canonical JSON.
    package static func committed(purpose: PurposeRef, referenceDate: CalendarDate, outputs: [OutputAnswer]) -> JSON {
        [
            "answers": .array(outputs.map(\.json)), "purpose": .string(purpose.text),
            "referenceDate": .string(referenceDate.text),
        ]
    }
}
