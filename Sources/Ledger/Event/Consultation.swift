package import Catalogue
package import Core

/// The record that comes before asking a source (law 1).
///
/// The consultation's id is the id of this entry.
package struct Consultation: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let basis: Basis
    package let requester: Requester
    package let caseReference: String?
    package let referenceDate: CalendarDate
    package let calls: [CallRecord]
    /// The change of identity that this consultation is to settle, and nothing else.
    package let identity: Identifier?
    /// Why, where the purpose is one for emergencies.
    package let emergency: EmergencyReason?
    /// The follow-up because of which it is asked again before it is too old; then nobody asked for it.
    package let followUp: Identifier?
    /// The open case for which something may be kept: what stands for it in the holds.
    package let openCase: Identifier?

    package init(
        person: SubjectRef, purpose: PurposeRef, basis: Basis, requester: Requester, caseReference: String?,
        referenceDate: CalendarDate, calls: [CallRecord], identity: Identifier? = nil,
        emergency: EmergencyReason? = nil, followUp: Identifier? = nil, openCase: Identifier? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.basis = basis
        self.requester = requester
        self.caseReference = caseReference
        self.referenceDate = referenceDate
        self.calls = calls
        self.identity = identity
        self.emergency = emergency
        self.followUp = followUp
        self.openCase = openCase
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purpose": purpose.json, "basis": basis.json, "requester": requester.json,
            "case": caseReference.map { .string($0) }, "referenceDate": .string(referenceDate.text),
            "calls": .array(calls.map(\.json)), "identity": identity.map { .string($0.text) },
            "emergency": emergency?.json, "followUp": followUp.map { .string($0.text) },
            "openCase": openCase.map { .string($0.text) },
        ])
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(
            purpose: purpose.text, application: requester.application,
            source: Set(calls.map(\.source)).sorted().joined(separator: ","), employee: requester.employee)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let basis = Basis(json: source.content["basis"]),
            let requester = Requester(content: source.content["requester"], staff: source.staff),
            let referenceDate = source.date("referenceDate"), let calls = source.list("calls", CallRecord.init(json:))
        else { return nil }
        self.init(
            person: person, purpose: purpose, basis: basis, requester: requester,
            caseReference: source.string("case"), referenceDate: referenceDate, calls: calls,
            identity: source.identifier("identity"), emergency: EmergencyReason(json: source.content["emergency"]),
            followUp: source.identifier("followUp"), openCase: source.identifier("openCase"))
    }
}
