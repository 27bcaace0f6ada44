import Catalogue
package import Core
package import Ledger

/// Where a value is contested, the doubt confirmed by a case, and ended.
///
/// The value stays as the source told it; what is contested is told as doubtful until the doubt ends (law 5).
package struct DoubtDesk: Sendable {
    let journal: Journal
    let subjects: Subjects
    let purposes: ActivePurposes
    let facts: any FactSource

    package init(journal: Journal, subjects: Subjects, purposes: ActivePurposes, facts: any FactSource) {
        self.journal = journal
        self.subjects = subjects
        self.purposes = purposes
        self.facts = facts
    }

    package func raise(_ question: DoubtQuestion) async throws(DisclosureError) -> DoubtReply {
        do {
            let person = try await subjects.ref(of: question.number)
            let raising = DoubtRaising(
                person: person, attribute: question.attribute, category: question.category,
                contester: question.contester, evidence: question.evidence, caseReference: question.caseReference,
                purposes: readers(of: question.attribute), requester: question.requester)
            return try await record(.doubtRaised(raising), raised: nil, of: person, question.requester)
        } catch {
            throw DisclosureError(error)
        }
    }

    package func confirm(
        _ doubt: Identifier, case name: String, by requester: Requester
    ) async throws(DisclosureError) -> DoubtReply {
        do {
            guard let (person, _) = try await known(doubt) else { return try await unknown(requester) }
            let confirmation = DoubtConfirmation(
                person: person, doubt: doubt, caseReference: name, requester: requester)
            return try await record(.doubtConfirmed(confirmation), raised: doubt, of: person, requester)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Where the source was corrected, what is kept of the attribute goes with it.
    package func end(
        _ doubt: Identifier, as outcome: DoubtEnding.Outcome, by requester: Requester
    ) async throws(DisclosureError) -> DoubtReply {
        do {
            guard let (person, attribute) = try await known(doubt) else { return try await unknown(requester) }
            var kept: [Identifier] = []
            if outcome == .corrected {
                for person in try await journal.storage.rows([]).people(behind: person) {
                    kept += try await facts.kept(AttributeID(attribute), of: person)
                }
            }
            let ending = DoubtEnding(
                person: person, doubt: doubt, outcome: outcome, facts: kept, purposes: readers(of: attribute),
                requester: requester)
            return try await record(.doubtEnded(ending), raised: doubt, of: person, requester)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// The sources that the purposes in force have the attribute from; a doubt goes to who can correct them.
    package func sources(of attribute: String) -> [String] {
        Set(purposes.all.compactMap { $0.authorisation(for: AttributeID(attribute))?.source }).sorted()
    }

    /// The purposes in force whose answers may rest on the attribute, told by the person or not: they may be other now.
    func readers(of attribute: String) -> [String] {
        purposes.all.filter { PurposeReach($0).regards(attribute) }.map(\.ref.id)
    }

    private func known(_ doubt: Identifier) async throws(LedgerError) -> (person: SubjectRef, attribute: String)? {
        guard let row = try await journal.storage.rows([]).matters[doubt], case .doubt(let known) = row.matter,
            let person = row.person
        else { return nil }
        return (person, known.attribute)
    }

    private func record(
        _ act: Act, raised: Identifier?, of person: SubjectRef, _ requester: Requester
    ) async throws(LedgerError) -> DoubtReply {
        switch try await journal.record(act) {
        case .refused(let refusal): return try await refuse(refusal, person, requester)
        case .appended(let line):
            let rows = try await journal.storage.rows([])
            for person in rows.people(behind: person) { facts.forget(person) }
            guard let row = rows.matters[raised ?? line.id] else {
                throw LedgerError(.unreadable, "a doubt that was recorded is not among the rows")
            }
            return .recorded(row, line)
        }
    }

    private func unknown(_ requester: Requester) async throws(LedgerError) -> DoubtReply {
        try await refuse(Refusal(.matterNotOpen, law: 5), nil, requester)
    }

    private func refuse(
        _ refusal: Refusal, _ person: SubjectRef?, _ requester: Requester
    ) async throws(LedgerError) -> DoubtReply {
        let recorded = try await journal.record(
            .refused(
                RefusalRecord(
                    person: person, purpose: "", version: nil, rule: refusal.rule, requester: requester,
                    caseReference: nil, asked: "doubt")))
        return .refused(refusal, recorded.line)
    }
}

extension Exchange {
    /// The desk where values are contested.
    package var doubts: DoubtDesk {
        DoubtDesk(journal: journal, subjects: subjects, purposes: purposes, facts: facts)
    }
}
