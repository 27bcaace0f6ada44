import Catalogue
package import Core
package import Ledger

/// What became of the end of a case.
package enum CaseReply: Sendable {
    case ended(Journal.Line)
    case refused(Refusal, Journal.Line?)
}

extension Exchange {
    /// An application says that a case is over: what was kept for it goes in that entry's transaction.
    ///
    /// Said twice it does no harm: the second entry finds nothing to drop.
    package func end(
        case name: String, of number: SubjectNumber, for id: String, by requester: Requester
    ) async throws(DisclosureError) -> CaseReply {
        do {
            let person = try await subjects.ref(of: number)
            let purpose = purposes.active(id)
            guard let purpose,
                let interest = journal.keys.controllerKeys.caseInterest(
                    purpose: id, subject: person, caseReference: name)
            else {
                let refusal = Refusal(.unknownPurpose, law: 2)
                return .refused(refusal, try await refuse(id, nil, person, refusal, name, requester))
            }
            let end = CaseEnd(
                person: person, purpose: purpose.ref, requester: requester, caseReference: name, interest: interest)
            switch try await journal.record(.caseEnded(end)) {
            case .appended(let line):
                facts.forget(person)
                return .ended(line)
            case .refused(let refusal):
                return .refused(refusal, try await refuse(id, purpose.ref, person, refusal, name, requester))
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    private func refuse(
        _ purpose: String, _ version: PurposeRef?, _ person: SubjectRef, _ refusal: Refusal, _ name: String,
        _ requester: Requester
    ) async throws(LedgerError) -> Journal.Line? {
        try await journal.record(
            .refused(
                RefusalRecord(
                    person: person, purpose: purpose, version: version, rule: refusal.rule, requester: requester,
                    caseReference: name, asked: "caseEnd"))
        ).line
    }

    /// The desk that lets go of what is over.
    package var retention: RetentionDesk { RetentionDesk(journal: journal, facts: facts, doubts: doubts) }
}
