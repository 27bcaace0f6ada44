import Catalogue
import Core
package import Ledger

/// One request, top to bottom (DESIGN 3).
package final class Exchange: Sendable {
    let journal: Journal
    let purposes: ActivePurposes
    let subjects: Subjects
    let facts: any FactSource
    let tellings: Tellings

    package init(journal: Journal, purposes: ActivePurposes, subjects: Subjects, facts: any FactSource) {
        self.journal = journal
        self.purposes = purposes
        self.subjects = subjects
        self.facts = facts
        tellings = Tellings(journal: journal)
    }

    /// Answers an authenticated application, or refuses with the rule that failed.
    ///
    /// Throws when nothing can be recorded; then nothing was asked and nothing has left.
    package func reply(to request: DisclosureRequest) async throws(DisclosureError) -> Reply {
        do {
            return try await walk(request, isSecondTime: false)
        } catch {
            throw DisclosureError(error)
        }
    }

    private func walk(
        _ request: DisclosureRequest, isSecondTime: Bool, keeps: Bool = true
    ) async throws(LedgerError) -> Reply {
        let person = try await subjects.ref(of: request.number)

        // The purpose version, and whether this application may for this person.
        guard let purpose = purposes.active(request.purpose) else {
            return try await refuse(request, person, nil, Refusal(.unknownPurpose, law: 2))
        }
        let now = journal.clock.now
        let day = request.referenceDate ?? purpose.defaultReferenceDate(today: journal.clock.today)
        let standing: Standing
        let (verdict, doubts) = try await check(request, purpose, person, day: day, now: now)
        switch verdict {
        case .refused(let refusal): return try await refuse(request, person, purpose, refusal)
        case .permitted(let basis, let consentUntil):
            standing = Standing(
                request: request, person: person, purpose: purpose, basis: basis, consentUntil: consentUntil, day: day,
                interest: keeps ? interest(request, purpose, person, basis, consentUntil, now: now) : nil,
                doubts: doubts)
        }

        // The facts that this purpose may use; then, for what is missing, the sources.
        let need = FactNeed(
            person: person, number: request.number, purpose: purpose,
            attributes: Derivation.reads(of: purpose, wanted: request.outputs), referenceDate: day,
            asked: request.freshness, isOfTask: journal.isForTasks)
        let kept = try await facts.usable(for: need)
        let missing = need.attributes.filter { attribute in !kept.contains { $0.fact.attribute == attribute } }
        var gathered = Gathered(kept: kept)
        if !missing.isEmpty {
            switch try await consult(standing, need, missing) {
            case .refused(let refusal): return try await refuse(request, person, purpose, refusal)
            case .gathered(let fetched):
                gathered.add(fetched, for: need)
                let away = gathered.away(of: need.attributes)
                if !away.isEmpty {
                    gathered.bridge(try await facts.stopgaps(for: need.narrowed(to: away)), by: purpose)
                }
                if request.line?.mayWait == true, gathered.isAway { return .later(gathered.retryAt) }
            case .replaced: return try await tellNothing(standing, need)
            }
        }

        // The answers, everything not asked dropped; their record; and only then the answer.
        switch try await tell(standing, gathered) {
        case .answered(let answer): return .answered(answer)
        case .refused(let refusal):
            // A kept fact that has gone meanwhile is no reason to refuse: ask once more, without memory. Nor is a case that
            // has ended: then nothing is kept for it.
            facts.forget(person)
            let isOfKept = refusal.rule == .noSourceBehindValue || refusal.rule == .keepingNotAllowed
            if isOfKept, !isSecondTime {
                let hasEnded = refusal.rule == .keepingNotAllowed && standing.interest?.kind == .openCase
                return try await walk(request, isSecondTime: true, keeps: !hasEnded)
            }
            return try await refuse(request, person, purpose, refusal)
        }
    }

    /// The answer about a number that is the person's no more: of nothing can it be said whose it is.
    ///
    /// The basis is looked at again, since the record of the change may have paused it.
    private func tellNothing(_ before: Standing, _ need: FactNeed) async throws(LedgerError) -> Reply {
        let (request, person, purpose) = (before.request, before.person, before.purpose)
        let (verdict, doubts) = try await check(request, purpose, person, day: before.day, now: journal.clock.now)
        switch verdict {
        case .refused(let refusal): return try await refuse(request, person, purpose, refusal)
        case .permitted(let basis, let consentUntil):
            let standing = Standing(
                request: request, person: person, purpose: purpose, basis: basis, consentUntil: consentUntil,
                day: before.day, interest: nil, doubts: doubts)
            let why = Dictionary(uniqueKeysWithValues: need.attributes.map { ($0, Unavailability(.anomaly)) })
            switch try await tell(standing, Gathered(unavailable: why)) {
            case .answered(let answer): return .answered(answer)
            case .refused(let refusal): return try await refuse(request, person, purpose, refusal)
            }
        }
    }

    /// The verdict, and what is contested of what the purpose reads, by the same rows.
    private func check(
        _ request: DisclosureRequest, _ purpose: Purpose, _ person: SubjectRef, day: CalendarDate, now: Instant
    ) async throws(LedgerError) -> (verdict: Check.Verdict, doubts: [StandingDoubt]) {
        let rows = try await journal.storage.rows(Check.keys(purpose: purpose, request: request, person: person))
        let verdict = Check.verdict(
            on: request, purpose: purpose, person: person, referenceDate: day, rows: rows,
            controller: journal.controller, now: now)
        guard verdict.lacksConsent, try await carryOver(to: purpose, of: person, in: rows, now: now) else {
            return (verdict, doubts(about: person, purpose, in: rows))
        }
        let carried = try await journal.storage.rows(Check.keys(purpose: purpose, request: request, person: person))
        let again = Check.verdict(
            on: request, purpose: purpose, person: person, referenceDate: day, rows: carried,
            controller: journal.controller, now: now)
        return (again, doubts(about: person, purpose, in: carried))
    }

    /// The same question, dry: it reads no facts, and is recorded.
    package func check(_ request: DisclosureRequest) async throws(DisclosureError) -> Checked {
        do {
            let person = try await subjects.ref(of: request.number)
            let purpose = purposes.active(request.purpose)
            var refusal: Refusal?
            if let purpose {
                let day = request.referenceDate ?? purpose.defaultReferenceDate(today: journal.clock.today)
                let (verdict, _) = try await check(request, purpose, person, day: day, now: journal.clock.now)
                if case .refused(let found) = verdict { refusal = found }
            } else {
                refusal = Refusal(.unknownPurpose, law: 2)
            }
            let recorded = try await journal.record(
                .checked(
                    CheckRecord(
                        person: person, purpose: request.purpose, version: purpose?.ref,
                        verdict: refusal?.rule.rawValue ?? "permitted", requester: request.requester,
                        caseReference: request.caseReference)))
            return Checked(refusal: refusal, alternative: alternative(refusal, purpose), line: recorded.line)
        } catch {
            throw DisclosureError(error)
        }
    }

    private func refuse(
        _ request: DisclosureRequest, _ person: SubjectRef, _ purpose: Purpose?, _ refusal: Refusal
    ) async throws(LedgerError) -> Reply {
        let way = alternative(refusal, purpose)
        let recorded = try await journal.record(
            .refused(
                RefusalRecord(
                    person: person, purpose: request.purpose, version: purpose?.ref, rule: refusal.rule,
                    requester: request.requester, caseReference: request.caseReference, asked: "disclosure")),
            line: try request.line?.ending(.refused(refusal, alternative: way)))
        return .refused(
            RefusedRequest(
                refusal: refusal, alternative: way, line: recorded.line,
                allowedAgeDays: refusal.rule == .stalerNotAllowed ? allowedAges(request, purpose) : [:]))
    }

    private func allowedAges(_ request: DisclosureRequest, _ purpose: Purpose?) -> [AttributeID: Int] {
        guard let purpose else { return [:] }
        return Dictionary(
            Derivation.reads(of: purpose, wanted: request.outputs).map {
                ($0, purpose.freshness(of: $0).maximumAgeDays)
            }, uniquingKeysWith: { first, _ in first })
    }

    private func alternative(_ refusal: Refusal?, _ purpose: Purpose?) -> String? {
        refusal?.rule == .noActiveConsent || refusal?.rule == .restrained ? purpose?.template.alternative : nil
    }

    /// What would justify keeping, as long as the purpose is about the person.
    private func interest(
        _ request: DisclosureRequest, _ purpose: Purpose, _ person: SubjectRef, _ basis: Basis, _ until: Instant?,
        now: Instant
    ) -> Interest? {
        guard let interest = ground(request, purpose, person, basis, until, now: now) else { return nil }
        guard let leaving = purpose.leaving(request.number) else { return interest }
        let last = min(interest.until, BelgianCalendar.startOfDay(leaving).adding(milliseconds: -1))
        return last > now ? Interest(kind: interest.kind, id: interest.id, until: last) : nil
    }

    /// The running consent, the open case, or else a follow-up that a title of the purpose allows, for as long as each of
    /// those does.
    private func ground(
        _ request: DisclosureRequest, _ purpose: Purpose, _ person: SubjectRef, _ basis: Basis, _ until: Instant?,
        now: Instant
    ) -> Interest? {
        if let consent = basis.consent, let until {
            return Interest(kind: .consent, id: consent.id, until: until)
        }
        let keys = journal.keys.controllerKeys
        if let name = request.caseReference, purpose.template.caseDays > 0,
            let id = keys.caseInterest(purpose: purpose.ref.id, subject: person, caseReference: name)
        {
            return Interest(kind: .openCase, id: id, until: now.adding(days: Int64(purpose.template.caseDays)))
        }
        let days = purpose.adoption.authorisations.map(\.followUpDays).filter { $0 > 0 }.min()
        guard basis.consent == nil, let days,
            let id = keys.followUpInterest(purpose: purpose.ref.id, subject: person)
        else { return nil }
        return Interest(kind: .followUp, id: id, until: now.adding(days: Int64(days)))
    }
}
