import Core

/// The content of GeefStatusRechtOndersteuningen 02.00: decisions on support at work.
struct EmploymentSupportMessage {
    let inquiry: Inquiry

    func write(to writer: inout MessageWriter) {
        let supports = inquiry.resident.records.supports
        writer.list("StatusRechtOndersteuningen", "StatusRechtOndersteuning", supports) { writer, support in
            writer.coded("Maatregel", support.measure, Labels.measures[support.measure])
            writer.leaf("INSZ", inquiry.digits)
            writer.coded("Status", support.status, Labels.supportStates[support.status])
            writer.leaf("DatumBeslissing", support.decided?.text)
            guard let period = support.period else { return }
            writer.period("Periode", period.since.text, period.until?.text)
        }
    }
}
