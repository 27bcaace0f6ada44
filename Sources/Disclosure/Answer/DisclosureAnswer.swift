package import Catalogue
package import Core
package import Ledger

/// What an application is told, with the means to prove later what that was.
package struct DisclosureAnswer: Sendable {
    package let purpose: PurposeRef
    package let referenceDate: CalendarDate
    package let outputs: [OutputAnswer]
    /// The outputs in canonical JSON, as the entry commits to them and as they are told.
    package let answers: [UInt8]
    package let line: Journal.Line
    /// With it the answer can be checked against the entry (`sluis ledger verify-answer`).
    package let salt: [UInt8]
    /// What events name the person by, to this application and for this purpose.
    package let reference: Identifier?

    package static func answers(_ outputs: [OutputAnswer]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(256 * outputs.count + 2)
        out.append(0x5B)
        for (index, output) in outputs.enumerated() {
            if index > 0 { out.append(0x2C) }
            output.write(to: &out)
        }
        out.append(0x5D)
        return out
    }

    /// What the entry commits to: the outputs, the purpose and the day, in canonical JSON.
    package static func committed(purpose: PurposeRef, referenceDate: CalendarDate, answers: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(answers.count + 128)
        var object = JSONObjectWriter(to: &out)
        object.name("answers", to: &out)
        out.append(contentsOf: answers)
        object.member("purpose", purpose.text, to: &out)
        object.member("referenceDate", referenceDate.text, to: &out)
        object.close(&out)
        return out
    }
}
