import Catalogue
package import Core

extension Rows {
    /// The consent that permits a version of a purpose now.
    ///
    /// Other words or attributes make another version, which asks again or takes it over
    /// (``consentToCarry(of:to:at:)``).
    package func runningConsent(
        of person: SubjectRef, purpose: String, version: Int, at instant: Instant
    ) -> ConsentRow? {
        consents(of: person, purpose: purpose).first { $0.version == version && $0.permits(at: instant) }
    }

    /// A running consent to an earlier version, which a version may take over because it asks for no more.
    package func consentToCarry(of person: SubjectRef, to purpose: PurposeRow, at instant: Instant) -> ConsentRow? {
        consents(of: person, purpose: purpose.ref.id).first { row in
            row.permits(at: instant) && mayCarry(row, to: purpose.ref.version)
        }
    }

    /// Whether a consent that stands may go on under a later version: it asks for no more, and nobody said no to it.
    func mayCarry(_ row: ConsentRow, to version: Int) -> Bool {
        guard row.version < version, let old = purpose(row.purpose, row.version)?.terms,
            let new = purpose(row.purpose, version)?.terms
        else { return false }
        let answers = consents(of: row.person, purpose: row.purpose).filter { $0.version == version }
        return new.widenings(from: old).isEmpty && !answers.contains { $0.state == .refused }
    }

    /// The record that stands in the place of one that was superseded; `nil` where one on the way is not known here.
    package func successor(of consent: Identifier) -> ConsentRow? { consents[lastSuccessor(of: consent)] }

    /// The id where the chain of successors ends, whether its row is known here or not.
    package func lastSuccessor(of consent: Identifier) -> Identifier {
        var id = consent
        while let row = consents[id], row.state == .superseded, let next = row.successor { id = next }
        return id
    }

    /// The request that a one-time code belongs to, by the code's keyed hash.
    package func request(code: [UInt8]) -> ConsentRow? {
        consents.values.first { $0.state == .requested && $0.code == code }
    }

    /// The end of a consent ends its interests; a fact that nothing else holds goes with them, in this transaction.
    func ending(_ row: ConsentRow) -> [RowChange] {
        var changes: [RowChange] = [.consent(row)]
        for key in holds(of: row.id) {
            changes.append(.dropHold(key))
            if !hasOtherHold(on: key.fact, than: row.id) { changes.append(.dropFact(key.fact)) }
        }
        return changes
    }

    /// What was asked of a person for a purpose version, answered by a yes or a no.
    func answering(of person: SubjectRef, _ purpose: PurposeRef, by answer: Identifier) -> [RowChange] {
        consents(of: person, purpose: purpose.id)
            .filter { $0.version == purpose.version && $0.state.isOpen }
            .map { .consent($0.ended(.superseded, by: answer)) }
    }

    /// The noes of other parents to what a parent agrees to.
    func dissenters(with grant: ConsentGrant) -> [ConsentRow] {
        guard let parent = grant.parent else { return [] }
        return dissents(of: grant.person, grant.purpose.id) { $0 != parent }
    }

    /// The earlier noes of the parent who now agrees.
    func ownDissents(before grant: ConsentGrant) -> [ConsentRow] {
        guard let parent = grant.parent else { return [] }
        return dissents(of: grant.person, grant.purpose.id) { $0 == parent }
    }

    func dissenters(to row: ConsentRow) -> [ConsentRow] {
        dissents(of: row.person, row.purpose) { $0 != row.actingFor?.representative }
    }

    /// A no holds against a later version too.
    private func dissents(of person: SubjectRef, _ purpose: String, by fits: (SubjectRef) -> Bool) -> [ConsentRow] {
        consents(of: person, purpose: purpose).filter { row in
            guard row.state == .refused, let dissenter = row.actingFor else { return false }
            return dissenter.kind == .parent && fits(dissenter.representative)
        }
    }
}

extension ConsentGrant {
    /// The parent who gives it.
    fileprivate var parent: SubjectRef? {
        taking.representation.flatMap { $0.mandate.kind == .parent ? $0.representative : nil }
    }
}
