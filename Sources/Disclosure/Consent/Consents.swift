import Catalogue
package import Core
package import Ledger

/// Takes down the citizen's acts, by whatever channel, with the same record and effect (law 10).
package struct Consents: Sendable {
    let journal: Journal
    let purposes: ActivePurposes
    let subjects: Subjects
    let facts: any FactSource
    let receipts: Receipts

    package init(
        journal: Journal, purposes: ActivePurposes, subjects: Subjects, facts: any FactSource, receipts: Receipts
    ) {
        self.journal = journal
        self.purposes = purposes
        self.subjects = subjects
        self.facts = facts
        self.receipts = receipts
    }

    package func take(_ act: ConsentAct) async throws(DisclosureError) -> ConsentReply {
        do {
            let person = try await subjects.ref(of: act.number)
            guard let purpose = purposes.active(act.purpose) else {
                return .refused(try await refuse(act, person, nil, Refusal(.unknownPurpose, law: 2)))
            }
            let notice = purpose.template.notice
            guard act.noticeHash == notice.hash else {
                return .refused(try await refuse(act, person, purpose.ref, Refusal(.noticeNotCurrent, law: 2)))
            }
            let telling = Telling(
                notice: notice.id, noticeHash: notice.hash, readAloud: act.readAloud, otherWayTold: act.otherWayTold)
            let bounds = purpose.template.consentBounds
            let from = journal.clock.now.adding(days: Int64(bounds.contestDays[act.taking.channel] ?? 0))
            let longest = from.adding(days: Int64(purpose.template.maximumConsentDays))
            let until = act.until.map { min(BelgianCalendar.endOfDay($0), longest) } ?? longest
            let record: Act =
                switch act.decision {
                case .yes:
                    .consentGiven(
                        ConsentGrant(
                            person: person, purpose: purpose.ref, taking: act.taking, telling: telling, from: from,
                            until: until, uses: bounds.uses, frequency: bounds.frequency))
                case .no:
                    .consentRefused(
                        ConsentRefusal(person: person, purpose: purpose.ref, taking: act.taking, telling: telling))
                }
            switch try await journal.record(record) {
            case .refused(let refusal): return .refused(try await refuse(act, person, purpose.ref, refusal))
            case .appended(let line): return .taken(try await receipts.receipt(of: line))
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Ends a consent.
    ///
    /// When this has returned, no consultation or disclosure on it has a later position, and nothing that only it kept
    /// is left.
    package func withdraw(
        _ consent: Identifier, of number: INSZ, taking: Taking
    ) async throws(DisclosureError) -> WithdrawalReply {
        do {
            let rows = try await rows(standingFor: consent)
            let asking = try await subjects.existing(number)
            // Of another's consent not even the purpose is noted with the one who tried.
            guard let asking, let row = rows.successor(of: consent), rows.isSame(row.person, as: asking),
                let version = try await ref(of: row)
            else {
                let refusal = Refusal(.consentNotRunning, law: 2)
                return .refused(try await refuse("", "withdrawal", taking, asking, nil, refusal))
            }
            // A consent stays with the number under which it was given, and can be stopped under a later one.
            let person = row.person
            let people = rows.people(behind: asking)
            let before = try await inventory(of: people)
            let recorded = try await journal.record(
                .consentWithdrawn(
                    ConsentWithdrawal(person: person, purpose: version, consent: row.id, taking: taking)))
            for person in people { facts.forget(person) }
            switch recorded {
            case .refused(let refusal):
                return .refused(try await refuse(row.purpose, "withdrawal", taking, person, version, refusal))
            case .appended(let line):
                let after = try await inventory(of: people)
                return .done(
                    Withdrawal(
                        consent: row.id, receipt: try await receipts.receipt(of: line),
                        alternative: purposes.active(row.purpose)?.template.alternative ?? "",
                        gone: before.filter { fact in !after.contains { $0.attribute == fact.attribute } },
                        staying: after))
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// A consent and those that took its place: a receipt of before a new version still stops what goes on.
    private func rows(standingFor consent: Identifier) async throws(LedgerError) -> Rows {
        var keys: [RowKey] = [.consent(consent)]
        var rows = try await journal.storage.rows(keys)
        while rows.successor(of: consent) == nil, keys.last != .consent(rows.lastSuccessor(of: consent)) {
            keys.append(.consent(rows.lastSuccessor(of: consent)))
            rows = try await journal.storage.rows(keys)
        }
        return rows
    }

    /// What is kept of a person under all numbers that are known to be theirs.
    private func inventory(of people: [SubjectRef]) async throws(LedgerError) -> [HeldFact] {
        var held: [HeldFact] = []
        for person in people { held += try await facts.inventory(of: person) }
        return held
    }

    private func ref(of row: ConsentRow) async throws(LedgerError) -> PurposeRef? {
        try await journal.storage.rows([.purpose(id: row.purpose, version: row.version)])
            .purpose(row.purpose, row.version)?.ref
    }

    private func refuse(
        _ act: ConsentAct, _ person: SubjectRef, _ version: PurposeRef?, _ refusal: Refusal
    ) async throws(LedgerError) -> Refusal {
        try await refuse(act.purpose, "consent", act.taking, person, version, refusal)
    }

    private func refuse(
        _ purpose: String, _ asked: String, _ taking: Taking, _ person: SubjectRef?, _ version: PurposeRef?,
        _ refusal: Refusal
    ) async throws(LedgerError) -> Refusal {
        _ = try await journal.record(
            .refused(
                RefusalRecord(
                    person: person, purpose: purpose, version: version, rule: refusal.rule,
                    requester: Requester(application: taking.channel.rawValue, employee: taking.recorder),
                    caseReference: nil, asked: asked)))
        return refusal
    }
}
