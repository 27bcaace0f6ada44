import Core
import Doubles
import Ledger

/// Acts that the sample controller does not do.
enum Forged {
    static func disclosure(
        _ acts: SampleController, _ person: SubjectRef, version: Int = 1, outputs: [(String, String)],
        after consultations: [Identifier] = [], using facts: [Identifier] = []
    ) -> Act {
        .disclosed(
            DisclosureRecord(
                person: person, purpose: acts.purpose("task", version: version),
                basis: Basis(authorisations: [SampleController.authorisation], consent: nil),
                requester: SampleController.requester, caseReference: "2026-0815",
                referenceDate: TestClock.start.belgianDate,
                outputs: outputs.map { DisclosureRecord.Output(name: $0.0, state: $0.1) },
                consultations: consultations, facts: facts, holds: [], interest: nil, sources: ["RR"],
                answer: Array(repeating: 7, count: 32)))
    }

    /// The closing of a consultation of which every source failed.
    static func failure(_ acts: SampleController, _ person: SubjectRef, of consultation: Identifier) -> Act {
        .closed(
            ConsultationClosing(
                person: person, purpose: acts.purpose("task"), consultation: consultation, ending: .failed,
                calls: [
                    CallEnding(
                        service: SampleController.service, status: .busy, code: "MAGDA:99996", attempts: 3,
                        reference: "ref-1")
                ], kept: [], interest: nil, members: []))
    }
}
