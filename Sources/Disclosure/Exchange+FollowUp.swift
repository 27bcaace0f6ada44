package import Catalogue
package import Core
package import Ledger

/// What came of asking again under a follow-up.
package enum RefreshReply: Hashable, Sendable {
    /// Whether a source told something.
    case asked(hasData: Bool)
    case refused(Refusal)
}

extension Exchange {
    /// How the gateway stands in the record where nobody asks.
    private static let gateway = Requester(application: "sluis", process: "followUp")

    /// Asks again what is kept for a follow-up, before it is too old: nobody asks, the interest is the reason.
    ///
    /// The transaction of its record holds it to a follow-up that still runs; what comes is kept as long as that, and
    /// nothing is told to anyone.
    package func refresh(
        _ attributes: [AttributeID], of number: SubjectNumber, known person: SubjectRef, for purpose: Purpose,
        under interest: Interest
    ) async throws(DisclosureError) -> RefreshReply {
        let day = purpose.defaultReferenceDate(today: journal.clock.today)
        // Who was young enough when it began may be so no more, and a later version may be about others.
        guard purpose.isAbout(number, on: day) else { return .refused(Refusal(.outsidePopulation, law: 3)) }
        let titles = attributes.compactMap { purpose.authorisation(for: $0)?.number } + purpose.inputTitles
        let standing = Standing(
            request: DisclosureRequest(requester: Self.gateway, number: number, purpose: purpose.ref.id),
            person: person, purpose: purpose, basis: Basis(authorisations: Set(titles).sorted(), consent: nil),
            consentUntil: nil, day: day, interest: interest, isRefresh: true)
        let need = FactNeed(
            person: person, number: number, purpose: purpose, attributes: attributes, referenceDate: day,
            isOfTask: journal.isForTasks)
        do {
            switch try await consult(standing, need, attributes) {
            case .refused(let refusal): return .refused(refusal)
            case .replaced: return .asked(hasData: false)
            case .gathered(let fetched): return .asked(hasData: fetched.calls.contains { $0.ending.hasData })
            }
        } catch {
            throw DisclosureError(error)
        }
    }
}
