package import Catalogue
package import Core

/// dpv:ConsentGiven, or dpv:RenewedConsentGiven where it takes the place of an earlier yes: from ``from`` to its end the
/// basis may rest on it.
///
/// The consent's id is the id of this entry.
package struct ConsentGrant: TakenRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    package let telling: Telling
    /// The end of the contest period of its channel, or later.
    package let from: Instant
    package let until: Instant
    /// The most disclosures that may rest on it, and how often; absent where the purpose sets no bound.
    package let uses: Int?
    package let frequency: Frequency?
    /// The request that it answers.
    package let request: Identifier?
    /// The consent whose place it takes; then the entry is a renewal.
    package let renews: Identifier?

    package init(
        person: SubjectRef, purpose: PurposeRef, taking: Taking, telling: Telling, from: Instant, until: Instant,
        uses: Int? = nil, frequency: Frequency? = nil, request: Identifier? = nil, renews: Identifier? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.telling = telling
        self.from = from
        self.until = until
        self.uses = uses
        self.frequency = frequency
        self.request = request
        self.renews = renews
    }

    /// The state that it brings about.
    package var state: ConsentState { renews == nil ? .given : .renewed }

    var content: JSON {
        content(
            state.term,
            [
                "from": .string(from.rfc3339), "until": .string(until.rfc3339),
                "uses": uses.map { .integer(Int64($0)) }, "frequency": frequency?.json,
                "request": request.map { .string($0.text) }, "renews": renews.map { .string($0.text) },
            ], telling: telling)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let telling = Telling(source), let from = source.instant("from"), let until = source.instant("until"),
            (source.content["frequency"] == nil) == (Frequency(json: source.content["frequency"]) == nil)
        else { return nil }
        self.init(
            person: person, purpose: purpose, taking: taking, telling: telling, from: from, until: until,
            uses: source.integer("uses"), frequency: Frequency(json: source.content["frequency"]),
            request: source.identifier("request"), renews: source.identifier("renews"))
    }
}
