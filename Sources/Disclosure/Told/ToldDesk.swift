import Catalogue
package import Core
import Ledger

/// Where a citizen tells something once, sees what they told, corrects it and takes it back, with a clerk's help.
package struct ToldDesk: Sendable {
    /// Acts taken down in one way: who acts, and what a refusal leaves behind.
    private let consents: Consents
    private let tellings: Tellings

    package init(consents: Consents) {
        self.consents = consents
        tellings = Tellings(journal: consents.journal)
    }

    private var journal: Journal { consents.journal }

    /// Keeps what a citizen tells for a purpose, and for others too where they say so.
    package func tell(
        _ thing: ToldThing, for id: String, isShared: Bool, _ act: ToldAct
    ) async throws(DisclosureError) -> ActReply<ToldReceipt> {
        do {
            let person = try await consents.subjects.ref(of: act.number)
            guard let purpose = consents.purposes.active(id) else {
                return .refused(
                    try await consents.refuse(
                        Refusal(.unknownPurpose, law: 2), Tried(act.taking, "told", id, person)))
            }
            let tried = Tried(act.taking, "told", id, person, purpose.ref)
            guard act.noticeHash == purpose.template.notice.hash else {
                return .refused(try await consents.refuse(Refusal(.noticeNotCurrent, law: 2), tried))
            }
            let earlier = try await journal.storage.rows([.tellings(person)])
            var warning: ToldWarning?
            if !earlier.takenBack(thing.kind, by: person, at: journal.clock.now).isEmpty {
                warning = try await self.warning(to: person, earlier)
            }
            let telling = Identifier.timeOrdered(at: journal.clock.now, entropy: journal.entropy)
            let record = ToldOnce(
                person: person, purpose: purpose.ref,
                taking: try await consents.taking(act.taking, by: act.acting, for: act.number),
                notice: act.notice(of: purpose), telling: telling, kind: thing.kind, isShared: isShared,
                until: until(act, purpose), warning: warning?.notice)
            let sealed = try await tellings.seal(thing.value, of: person, telling, revision: 1)
            return try await append(
                .toldOnce(record), telling, sealed, until: record.until, warning: warning, tried)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Puts another value in the place of one that was told; says whom to warn of it.
    ///
    /// - Parameter isShared: Whether other services may use it from now on; `nil` leaves that as it was.
    package func correct(
        _ telling: Identifier, to json: JSON?, isShared: Bool? = nil, _ act: ToldAct
    ) async throws(DisclosureError) -> ActReply<ToldReceipt?> {
        do {
            let person = try await consents.subjects.ref(of: act.number)
            let rows = try await journal.storage.rows([.telling(telling), .tellings(person)])
            guard let row = rows.tellings[telling], let purpose = consents.purposes.active(row.purpose) else {
                return .refused(try await notStanding(act, person))
            }
            let tried = Tried(act.taking, "told", purpose.ref.id, person, purpose.ref)
            guard rows.isSame(row.person, as: person) else { return .refused(try await notStanding(act, person)) }
            guard act.noticeHash == purpose.template.notice.hash else {
                return .refused(try await consents.refuse(Refusal(.noticeNotCurrent, law: 2), tried))
            }
            guard let thing = ToldThing(row.kind, json) else { return .done(nil) }
            let warning = row.kind.isGuarded ? try await warning(to: person, rows) : nil
            let record = ToldCorrection(
                person: person, purpose: purpose.ref,
                taking: try await consents.taking(act.taking, by: act.acting, for: act.number),
                notice: act.notice(of: purpose), telling: telling, kind: row.kind, revision: row.revision + 1,
                isShared: isShared, until: until(act, purpose), warning: warning?.notice)
            let sealed = try await tellings.seal(thing.value, of: person, telling, revision: record.revision)
            switch try await append(
                .toldCorrected(record), telling, sealed, until: record.until, warning: warning, tried)
            {
            case .done(let receipt): return .done(receipt)
            case .refused(let refusal): return .refused(refusal)
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Takes back what was told: it goes in that transaction.
    package func withdraw(
        _ telling: Identifier, _ act: ToldAct
    ) async throws(DisclosureError) -> ActReply<ToldReceipt> {
        do {
            let person = try await consents.subjects.ref(of: act.number)
            let rows = try await journal.storage.rows([.telling(telling)])
            guard let row = rows.tellings[telling], rows.isSame(row.person, as: person),
                let version = rows.purpose(row.purpose, row.version)?.ref
            else { return .refused(try await notStanding(act, person)) }
            let record = ToldWithdrawal(
                person: person, purpose: version,
                taking: try await consents.taking(act.taking, by: act.acting, for: act.number), telling: telling,
                kind: row.kind)
            return try await append(
                .toldWithdrawn(record), telling, nil, until: nil,
                Tried(act.taking, "told", version.id, person, version))
        } catch {
            throw DisclosureError(error)
        }
    }

    /// What a person told, oldest first, after the look is an entry (law 7).
    package func overview(
        of number: INSZ, by clerk: String, reason: String
    ) async throws(DisclosureError) -> ActReply<[ToldItem]> {
        do {
            let person = try await consents.subjects.existing(number)
            let look = Inspection(person: person, way: .assisting, by: clerk, reason: reason, filter: ["told": true])
            if case .refused(let refusal) = try await journal.record(.inspected(look)) { return .refused(refusal) }
            guard let person else { return .done([]) }
            let registry = try await journal.storage.rows([])
            var items: [ToldItem] = []
            for stored in try await tellings.stored(of: person, registry) {
                let now = journal.clock.now
                items.append(
                    ToldItem(
                        row: stored.row, value: try await tellings.open(stored),
                        end: registry.end(of: stored.row, at: now),
                        noticeHash: consents.purposes.active(stored.row.purpose)?.template.notice.hash,
                        ageDays: Int(max(0, now.milliseconds - stored.row.at.milliseconds) / 86_400_000)))
            }
            return .done(items)
        } catch {
            throw DisclosureError(error)
        }
    }
}

extension ToldDesk {
    private func append(
        _ act: Act, _ telling: Identifier, _ sealed: [UInt8]?, until: Instant?, warning: ToldWarning? = nil,
        _ tried: Tried
    ) async throws(LedgerError) -> ActReply<ToldReceipt> {
        switch try await journal.record(act, facts: sealed.map { [telling: $0] } ?? [:]) {
        case .refused(let refusal): return .refused(try await consents.refuse(refusal, tried))
        case .appended(let line):
            return .done(ToldReceipt(telling: telling, line: line, until: until, warning: warning))
        }
    }

    /// Whether it was never told, is another's, or is gone, reads the same.
    private func notStanding(_ act: ToldAct, _ person: SubjectRef) async throws(LedgerError) -> Refusal {
        try await consents.refuse(Refusal(.tellingNotStanding, law: 2), Tried(act.taking, "told", "", person))
    }

    private func until(_ act: ToldAct, _ purpose: Purpose) -> Instant {
        let longest = journal.clock.now.adding(days: Int64(purpose.template.tellingDays))
        return act.until.map { min(BelgianCalendar.endOfDay($0), longest) } ?? longest
    }

    /// At a contact that stood before, else by letter.
    private func warning(to person: SubjectRef, _ rows: Rows) async throws(LedgerError) -> ToldWarning {
        guard let steady = rows.steadyContact(of: person, at: journal.clock.now),
            let stored = try await tellings.stored(of: person, rows).first(where: { $0.row.id == steady.id }),
            let contact = try await tellings.open(stored)
        else { return ToldWarning(notice: .letter, contact: nil) }
        return ToldWarning(notice: .contact(steady.id), contact: contact)
    }
}

extension ToldAct {
    fileprivate func notice(of purpose: Purpose) -> Telling {
        let notice = purpose.template.notice
        return Telling(
            notice: notice.id, noticeHash: notice.hash, readAloud: readAloud, otherWayTold: otherWayTold)
    }
}
