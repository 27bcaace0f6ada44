package import Catalogue
package import Core

/// The record that comes before a value leaves (law 1): which outputs in which state, never the values.
package struct DisclosureRecord: EventRecord {
    /// One output and its state: `value`, `absent`, `notPermitted`, `withheld`, `unavailable`.
    package struct Output: Hashable, Sendable {
        package let name: String
        package let state: String
        /// Whether it rests on something older than was asked.
        package let isOlder: Bool

        /// Whether the state tells something of the person that only a source can know (law 5).
        var tellsSomething: Bool { state == "value" || state == "absent" }
        /// Whether no source stayed away; that the person told nothing is no failure of anyone.
        var isThere: Bool { state != "unavailable" || Tellable(rawValue: name) != nil }
        /// Whether the application learned what it asked for, so that it need not ask the person.
        var isTold: Bool { tellsSomething || (state == "unavailable" && isThere) }
        var isKnown: Bool { ["value", "absent", "notPermitted", "withheld", "unavailable"].contains(state) }

        package init(name: String, state: String, isOlder: Bool = false) {
            self.name = name
            self.state = state
            self.isOlder = isOlder
        }
    }

    package let person: SubjectRef
    package let purpose: PurposeRef
    package let basis: Basis
    package let requester: Requester
    package let caseReference: String?
    package let referenceDate: CalendarDate
    package let outputs: [Output]
    /// The consultations whose answers were used.
    package let consultations: [Identifier]
    /// The kept facts that were used, in place of a consultation.
    package let facts: [Identifier]
    /// The kept facts that this request has an interest in from now on.
    package let holds: [Identifier]
    package let interest: Interest?
    package let sources: [String]
    /// What was contested, of all that the purpose reads, when the answer was made.
    package let doubts: [Identifier]
    /// ``Commitment/answer(salt:bytes:)`` of what was answered.
    package let answer: [UInt8]
    /// Why, where the purpose is one for emergencies.
    package let emergency: EmergencyReason?
    /// What the person told and is handed over.
    package let tellings: [ToldUse]
    /// Whether all that the purpose is for was asked, and for one person; `nil` in entries that do not say it.
    package let isWhole: Bool?

    package init(
        person: SubjectRef, purpose: PurposeRef, basis: Basis, requester: Requester, caseReference: String?,
        referenceDate: CalendarDate, outputs: [Output], consultations: [Identifier], facts: [Identifier],
        holds: [Identifier], interest: Interest?, sources: [String], doubts: [Identifier] = [],
        answer: [UInt8], emergency: EmergencyReason? = nil, tellings: [ToldUse] = [], isWhole: Bool? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.basis = basis
        self.requester = requester
        self.caseReference = caseReference
        self.referenceDate = referenceDate
        self.outputs = outputs
        self.consultations = consultations
        self.facts = facts
        self.holds = holds
        self.interest = interest
        self.sources = sources
        self.doubts = doubts
        self.answer = answer
        self.emergency = emergency
        self.tellings = tellings
        self.isWhole = isWhole
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purpose": purpose.json, "basis": basis.json, "requester": requester.json,
            "case": caseReference.map { .string($0) }, "referenceDate": .string(referenceDate.text),
            "outputs": .array(
                outputs.map { output in
                    .compact([
                        "name": .string(output.name), "olderThanAsked": output.isOlder ? true : nil,
                        "state": .string(output.state),
                    ])
                }),
            "consultations": .array(consultations.map { .string($0.text) }),
            "facts": .array(facts.map { .string($0.text) }), "holds": .array(holds.map { .string($0.text) }),
            "interest": interest?.json, "sources": .array(sources.map { .string($0) }),
            "doubts": doubts.isEmpty ? nil : .array(doubts.map { .string($0.text) }),
            "answer": .string(Base64.encode(answer)), "emergency": emergency?.json,
            "tellings": tellings.isEmpty ? nil : .array(tellings.map(\.json)), "whole": isWhole.map { .boolean($0) },
        ])
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(
            purpose: purpose.text, application: requester.application,
            outcome: outcome.rawValue,
            source: sources.joined(separator: ","), employee: requester.employee)
    }

    /// How it went, as the clear column says it.
    ///
    /// What is withheld counts as what is not there, so that the column gives no secret address away. An entry that does
    /// not say whether all was asked reads as it was written.
    package var outcome: Outcome {
        guard let isWhole else { return outputs.allSatisfy(\.isThere) ? .given : .incomplete }
        guard outputs.allSatisfy(\.isTold) else { return .incomplete }
        return isWhole && requester.process == nil ? .given : .aside
    }

    package enum Outcome: String, Sendable {
        case given, incomplete
        /// Given, and nobody was spared a paper by it: to a process, for a line of a list, or for less than the purpose
        /// is for.
        case aside
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let basis = Basis(json: source.content["basis"]),
            let requester = Requester(content: source.content["requester"], staff: source.staff),
            let referenceDate = source.date("referenceDate"),
            let outputs = source.list(
                "outputs",
                { json -> Output? in
                    guard let name = json["name"]?.string, let state = json["state"]?.string else { return nil }
                    return Output(name: name, state: state, isOlder: json["olderThanAsked"]?.boolean ?? false)
                }), let consultations = source.list("consultations", Self.identifier),
            let facts = source.list("facts", Self.identifier), let holds = source.list("holds", Self.identifier),
            let sources = source.strings("sources"),
            let doubts = source.content["doubts"] == nil ? [] : source.list("doubts", Self.identifier),
            let answer = source.string("answer").flatMap(Base64.decode)
        else { return nil }
        let tellings = source.content["tellings"] == nil ? [] : source.list("tellings", { ToldUse(json: $0) })
        guard let tellings else { return nil }
        self.init(
            person: person, purpose: purpose, basis: basis, requester: requester, caseReference: source.string("case"),
            referenceDate: referenceDate, outputs: outputs, consultations: consultations, facts: facts, holds: holds,
            interest: Interest(json: source.content["interest"]), sources: sources, doubts: doubts, answer: answer,
            emergency: EmergencyReason(json: source.content["emergency"]), tellings: tellings,
            isWhole: source.content["whole"]?.boolean)
    }

    private static func identifier(_ json: JSON) -> Identifier? { json.string.flatMap { Identifier($0) } }
}
