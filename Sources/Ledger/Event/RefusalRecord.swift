package import Catalogue
package import Core

/// A request that was refused, by rule (law 1: refusals are recorded too).
package struct RefusalRecord: EventRecord {
    package let person: SubjectRef?
    /// The purpose as it was asked; it may not exist.
    package let purpose: String
    /// The version that was in force, where there is one.
    package let version: PurposeRef?
    package let rule: Refusal.Rule
    package let requester: Requester
    package let caseReference: String?
    /// One of `disclosure`, `consultation`, `check`, `consent`, `withdrawal`, `audit`, `task`.
    package let asked: String

    package init(
        person: SubjectRef?, purpose: String, version: PurposeRef?, rule: Refusal.Rule, requester: Requester,
        caseReference: String?, asked: String
    ) {
        self.person = person
        self.purpose = purpose
        self.version = version
        self.rule = rule
        self.requester = requester
        self.caseReference = caseReference
        self.asked = asked
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purposeAsked": .string(purpose), "purpose": version?.json, "rule": .string(rule.rawValue),
            "requester": requester.json,
            "case": caseReference.map { .string($0) }, "asked": .string(asked),
        ])
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(
            purpose: version?.text, application: requester.application, outcome: rule.rawValue,
            employee: requester.employee)
    }

    init?(_ source: RecordSource) {
        guard let purpose = source.string("purposeAsked"), let asked = source.string("asked"),
            let rule = source.string("rule").flatMap({ Refusal.Rule(rawValue: $0) }),
            let requester = Requester(content: source.content["requester"], staff: source.staff)
        else { return nil }
        self.init(
            person: source.subject, purpose: purpose, version: PurposeRef(json: source.content["purpose"]), rule: rule,
            requester: requester, caseReference: source.string("case"), asked: asked)
    }
}
