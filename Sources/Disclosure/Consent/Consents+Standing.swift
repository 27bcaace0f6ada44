import Catalogue
package import Core
package import Ledger

extension Consents {
    /// A consent that an act names, and the version of its purpose.
    private struct Named {
        let row: ConsentRow
        let version: PurposeRef
        /// Everyone whom the person is known to be.
        let people: [SubjectRef]
    }

    /// The consent, where it is this person's; of another's not even the purpose is noted with the one who tried.
    private func named(
        _ consent: Identifier, of number: INSZ
    ) async throws(LedgerError) -> (found: Named?, asking: SubjectRef?) {
        let asking = try await subjects.existing(number)
        let rows = try await journal.storage.rows([])
        guard let asking, let row = try await standing(consent), rows.isSame(row.person, as: asking),
            let version = try await version(of: row)
        else { return (nil, asking) }
        return (Named(row: row, version: version, people: rows.people(behind: asking)), asking)
    }

    /// A record by its id, or the one that took its place: a citizen comes with the paper they have.
    func standing(_ consent: Identifier) async throws(LedgerError) -> ConsentRow? {
        var row = try await journal.storage.rows([.consent(consent)]).consents[consent]
        while let next = row?.successor, row?.state == .superseded {
            row = try await journal.storage.rows([.consent(next)]).consents[next]
        }
        return row
    }

    func version(of row: ConsentRow) async throws(LedgerError) -> PurposeRef? {
        try await journal.storage.rows([.purpose(id: row.purpose, version: row.version)])
            .purpose(row.purpose, row.version)?.ref
    }

    /// Ends a consent.
    ///
    /// When this has returned, no consultation or disclosure on it has a later position, and nothing that only it kept
    /// is left.
    package func withdraw(
        _ consent: Identifier, of number: INSZ, taking: Taking, acting: Acting? = nil
    ) async throws(DisclosureError) -> ActReply<Withdrawal> {
        do {
            let (found, asking) = try await named(consent, of: number)
            guard let found else {
                let tried = Tried(taking, "withdrawal", "", asking)
                return .refused(try await refuse(Refusal(.consentNotRunning, law: 2), tried))
            }
            let before = try await inventory(of: found.people)
            // A consent stays with the number under which it was given, and can be stopped under a later one.
            let act = Act.consentWithdrawn(
                ConsentWithdrawal(
                    person: found.row.person, purpose: found.version, consent: found.row.id,
                    taking: try await self.taking(taking, by: acting, for: number)))
            let reply = try await append(
                act, Tried(taking, "withdrawal", found.row.purpose, found.row.person, found.version))
            for person in found.people { facts.forget(person) }
            switch reply {
            case .refused(let refusal): return .refused(refusal)
            case .done(let receipt):
                let after = try await inventory(of: found.people)
                return .done(
                    Withdrawal(
                        consent: found.row.id, receipt: receipt,
                        alternative: purposes.active(found.row.purpose)?.template.alternative ?? "",
                        gone: before.filter { fact in !after.contains { $0.attribute == fact.attribute } },
                        staying: after))
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// What is kept of a person under all numbers that are known to be theirs.
    private func inventory(of people: [SubjectRef]) async throws(LedgerError) -> [HeldFact] {
        var held: [HeldFact] = []
        for person in people { held += try await facts.inventory(of: person) }
        return held
    }

    /// A yes in the place of one that stands, to the words in force now.
    package func renew(
        _ consent: Identifier, _ answer: ConsentAct
    ) async throws(DisclosureError) -> ActReply<Receipt> {
        do {
            let (found, asking) = try await named(consent, of: answer.number)
            guard let found, let purpose = purposes.active(found.row.purpose) else {
                let tried = Tried(answer.taking, "renewal", "", asking)
                return .refused(try await refuse(Refusal(.consentNotRunning, law: 2), tried))
            }
            return try await take(answer, of: found.row.person, for: purpose, renews: found.row.id)
        } catch {
            throw DisclosureError(error)
        }
    }

    /// What else a citizen, or who acts for or with them, does about a consent that stands.
    package enum Change: String, Sendable, CaseIterable {
        /// A rest, as easy as a stop; and its end.
        case pause, resume
        /// The second act of two, or a parent who now agrees.
        case assent
        /// Another parent says no.
        case contest
    }

    package func change(
        _ consent: Identifier, _ change: Change, _ answer: ConsentAct
    ) async throws(DisclosureError) -> ActReply<Receipt> {
        do {
            let (found, asking) = try await named(consent, of: answer.number)
            guard let found, let purpose = try await receipts.archive.purpose(hash: found.version.hash) else {
                let tried = Tried(answer.taking, change.rawValue, "", asking)
                return .refused(try await refuse(Refusal(.consentNotRunning, law: 2), tried))
            }
            let (person, id) = (found.row.person, found.row.id)
            let tried = Tried(answer.taking, change.rawValue, found.row.purpose, person, found.version)
            let notice = purpose.template.notice
            if change == .assent, answer.noticeHash != notice.hash {
                return .refused(try await refuse(Refusal(.noticeNotCurrent, law: 2), tried))
            }
            let taking = try await taking(answer.taking, by: answer.acting, for: answer.number)
            let act: Act =
                switch change {
                case .pause:
                    .consentPaused(
                        ConsentPause(person: person, purpose: found.version, consent: id, taking: taking))
                case .resume:
                    .consentResumed(
                        ConsentResumption(
                            person: person, purpose: found.version, consent: id, ground: .citizen(taking)))
                case .contest:
                    .consentContested(
                        ConsentContest(person: person, purpose: found.version, consent: id, taking: taking))
                case .assent:
                    .consentAssented(
                        ConsentAssent(
                            person: person, purpose: found.version, consent: id, taking: taking,
                            telling: Telling(
                                notice: notice.id, noticeHash: notice.hash, readAloud: answer.readAloud,
                                otherWayTold: answer.otherWayTold)))
                }
            let reply = try await append(act, tried)
            for person in found.people { facts.forget(person) }
            return reply
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Writes down how a mandate was found when it was looked up again: an end suspends, that it holds reaffirms.
    package func checkMandate(
        of consent: Identifier, about number: INSZ, _ acting: Acting, holds: Bool, by employee: String
    ) async throws(DisclosureError) -> ActReply<Journal.Line> {
        do {
            let (found, asking) = try await named(consent, of: number)
            let requester = Requester(application: "mandate", employee: employee)
            guard let found else {
                let tried = Tried(by: requester, "mandate", "", asking)
                return .refused(try await refuse(Refusal(.consentNotRunning, law: 2), tried))
            }
            let check = MandateCheck(
                person: found.row.person, purpose: found.version, consent: found.row.id,
                representative: try await subjects.ref(of: acting.number),
                mandate: acting.mandate(over: number, at: journal.clock.now), holds: holds, by: employee)
            let recorded = try await journal.record(.mandateChecked(check))
            for person in found.people { facts.forget(person) }
            switch recorded {
            case .appended(let line): return .done(line)
            case .refused(let refusal):
                return .refused(
                    try await refuse(
                        refusal, Tried(by: requester, "mandate", found.row.purpose, found.row.person, found.version)))
            }
        } catch {
            throw DisclosureError(error)
        }
    }
}
