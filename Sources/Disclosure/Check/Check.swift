package import Catalogue
package import Core
package import Ledger

/// The decision whether an application may, before anything is asked: pure, over the rows as they are now.
///
/// The transactions that record a consultation and a disclosure judge the basis again.
package enum Check {
    package enum Verdict: Hashable, Sendable {
        case permitted(Basis, consentUntil: Instant?)
        case refused(Refusal)

        /// Whether nothing but the citizen's act is missing.
        var lacksConsent: Bool {
            guard case .refused(let refusal) = self else { return false }
            return refusal.rule == .noActiveConsent
        }
    }

    /// The rows that a check reads.
    package static func keys(purpose: Purpose, request: DisclosureRequest, person: SubjectRef) -> [RowKey] {
        [
            .purpose(id: purpose.ref.id, version: purpose.ref.version), .application(request.requester.application),
        ] + (purpose.template.act.mustBeGiven ? [.consents(person, purpose: purpose.ref.id)] : [])
    }

    /// The titles that the wanted outputs rest on, and the questions for them; all where no output rests on any.
    private static func titles(of purpose: Purpose, reading attributes: [AttributeID]) -> [String] {
        var needed: [String] = []
        for attribute in attributes {
            if let number = purpose.authorisation(for: attribute)?.number, needed.last != number {
                needed.append(number)
            }
        }
        if !needed.isEmpty { needed.append(contentsOf: purpose.inputTitles) }
        return purpose.adoption.authorisations.map(\.number).filter { needed.isEmpty || needed.contains($0) }
    }

    package static func verdict(
        on request: DisclosureRequest, purpose: Purpose, person: SubjectRef, referenceDate: CalendarDate, rows: Rows,
        controller: String, now: Instant
    ) -> Verdict {
        let consent = rows.runningConsent(
            of: person, purpose: purpose.ref.id, version: purpose.ref.version, at: now)
        let reads = Derivation.reads(of: purpose, wanted: request.outputs)
        let basis = Basis(
            authorisations: titles(of: purpose, reading: reads),
            consent: purpose.template.act.mustBeGiven
                ? consent.map { Basis.ConsentCitation(id: $0.id, revision: $0.revision) } : nil)
        let refusal = Judge.basis(
            of: purpose.ref, basis, application: request.requester.application, person: person, in: rows,
            controller: controller, times: (now, now))
        // Who may not ask at all learns nothing else; the citizen's acts are told last.
        let isLast = refusal?.rule == .noActiveConsent || refusal?.rule == .restrained
        if let refusal, !isLast { return .refused(refusal) }
        if let refusal = Judge.emergency(request.emergency, by: request.requester, purpose.template.emergency) {
            return .refused(refusal)
        }
        if let outputs = request.outputs, !Set(outputs).isSubset(of: purpose.outputs) {
            return .refused(Refusal(.unknownAttribute, law: 3))
        }
        if let rule = request.freshness.rule(against: purpose, reading: reads) {
            return .refused(Refusal(rule, law: 3))
        }
        if referenceDate > BelgianCalendar.date(at: now) { return .refused(Refusal(.dateNotAllowed, law: 3)) }
        guard request.number.kind == purpose.template.population.about else {
            return .refused(Refusal(.wrongKindOfSubject, law: 3))
        }
        guard purpose.isAbout(request.number, on: referenceDate) else {
            return .refused(Refusal(.outsidePopulation, law: 3))
        }
        if purpose.template.population.requiresCase, request.caseReference == nil {
            return .refused(Refusal(.caseMissing, law: 2))
        }
        if let refusal { return .refused(refusal) }
        return .permitted(basis, consentUntil: purpose.template.act.mustBeGiven ? consent?.end : nil)
    }
}
