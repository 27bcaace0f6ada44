import Catalogue
import Core
import Ledger

extension Exchange {
    enum Consulted {
        case gathered(Fetched)
        /// The number is this person's no more, so that nothing which came under it can be used.
        case replaced
        case refused(Refusal)
    }

    enum Disclosed {
        case answered(DisclosureAnswer)
        case refused(Refusal)
    }

    /// Steps 4 to 6: plan, record, ask, close.
    ///
    /// A source is asked only after its record is durable. With `identity`, it is asked to settle that change alone.
    func consult(
        _ standing: Standing, _ need: FactNeed, _ missing: [AttributeID], settling identity: Identifier? = nil
    ) async throws(LedgerError) -> Consulted {
        let plan = await facts.plan(missing, for: need)
        // Where no source delivers what is missing, nobody is asked and there is nothing to record.
        guard !plan.calls.isEmpty else {
            return .gathered(Fetched(consultation: nil, calls: [], unreachable: plan.unreachable))
        }
        let line: Journal.Line
        do {
            switch try await journal.record(.consulted(consultation(standing, plan, identity))) {
            case .refused(let refusal):
                await facts.release(plan, for: need)
                return .refused(refusal)
            case .appended(let appended): line = appended
            }
        } catch {
            await facts.release(plan, for: need)
            throw error
        }
        let journal = journal
        let calls = await facts.fetch(
            plan, for: need,
            mayRetry: { service, attempt in
                let retry = ConsultationRetry(
                    person: standing.person, purpose: standing.purpose.ref, consultation: line.id, service: service,
                    attempt: attempt)
                guard case .appended? = try? await journal.record(.retried(retry)) else { return false }
                return true
            },
            mayInscribe: { inscription in
                let asking = InscriptionAsking(
                    person: standing.person, purpose: standing.purpose.ref, consultation: line.id,
                    service: inscription.service, finality: inscription.finality.text, fact: inscription.fact,
                    interest: inscription.interest)
                let kept = [inscription.fact: inscription.sealed]
                guard case .appended? = try? await journal.record(.inscriptionAsked(asking), facts: kept) else {
                    return false
                }
                return true
            })
        let mayKeep = try await close(line.id, standing, need, calls)
        if identity == nil, let told = calls.compactMap(\.replacement).first {
            try await replace(standing, need, line.id, told)
            return .replaced
        }
        return .gathered(
            Fetched(consultation: line.id, calls: calls, unreachable: plan.unreachable, mayKeep: mayKeep))
    }

    private func consultation(_ standing: Standing, _ plan: FetchPlan, _ identity: Identifier?) -> Consultation {
        Consultation(
            person: standing.person, purpose: standing.purpose.ref, basis: standing.basis,
            requester: standing.request.requester, caseReference: standing.request.caseReference,
            referenceDate: standing.day, calls: plan.calls, identity: identity, emergency: standing.request.emergency,
            followUp: standing.isRefresh ? standing.interest?.id : nil,
            openCase: standing.interest?.kind == .openCase ? standing.interest?.id : nil)
    }

    /// The closing entry; what may be kept is written in its transaction, and dropped when the basis went meanwhile.
    ///
    /// `false` where keeping was refused: then the answer holds nothing else either.
    private func close(
        _ consultation: Identifier, _ standing: Standing, _ need: FactNeed, _ calls: [FetchedCall]
    ) async throws(LedgerError) -> Bool {
        let members = try await members(of: calls, besides: need.number.person)
        // What cannot be sealed is not kept, nor what came under a number that is this person's no more; the consultation
        // is closed all the same.
        let interest = calls.contains { $0.replacement != nil } ? nil : standing.interest
        let keeping = (try? await facts.keeping(calls, for: need, interest: interest)) ?? .nothing
        let changed = try await facts.changed(by: keeping, of: standing.person, among: purposes.all)
        func closing(_ keeping: Keeping) -> Act {
            .closed(
                ConsultationClosing(
                    person: standing.person, purpose: standing.purpose.ref, consultation: consultation,
                    ending: calls.contains { $0.ending.hasData } ? .answered : .failed, calls: calls.map(\.ending),
                    kept: keeping.kept, interest: keeping.kept.isEmpty ? nil : standing.interest, members: members,
                    // What is not kept takes the place of nothing.
                    changed: keeping.kept.isEmpty ? [] : changed,
                    asker: standing.isRefresh ? nil : standing.request.requester.application))
        }
        switch try await journal.record(closing(keeping), facts: keeping.sealed) {
        case .appended:
            if let interest = standing.interest, !keeping.kept.isEmpty {
                facts.committed(keeping, for: standing.person, interest: interest)
            }
            return true
        case .refused:
            _ = try await journal.record(closing(.nothing))
            return keeping.kept.isEmpty
        }
    }

    /// Step 8: the record of the disclosure, judged in its own transaction; its position is when it happened.
    func disclose(
        _ standing: Standing, _ outputs: [OutputAnswer], _ gathered: Gathered, doubts: [Identifier],
        tellings: [ToldUse] = []
    ) async throws(LedgerError) -> Disclosed {
        let purpose = standing.purpose.ref
        let salt = journal.entropy.bytes(Commitment.saltLength)
        let answers = DisclosureAnswer.answers(outputs)
        let committed = DisclosureAnswer.committed(purpose: purpose, referenceDate: standing.day, answers: answers)
        guard let answer = Commitment.answer(salt: salt, bytes: committed) else {
            throw LedgerError(.unreadable, "a salt has 32 bytes")
        }
        var holds = gathered.holds(standing)
        if let interest = standing.interest, interest.kind == .followUp, !holds.isEmpty {
            let titles = standing.purpose.adoption.authorisations.filter {
                standing.basis.authorisations.contains($0.number)
            }
            holds += try await facts.numbers(of: standing.person, under: titles)
        }
        let record = DisclosureRecord(
            person: standing.person, purpose: purpose, basis: standing.basis, requester: standing.request.requester,
            caseReference: standing.request.caseReference, referenceDate: standing.day,
            outputs: outputs.map {
                DisclosureRecord.Output(name: $0.name, state: $0.stateName, isOlder: $0.lapse != nil)
            },
            consultations: gathered.consultations, facts: gathered.keptIDs, holds: holds,
            interest: standing.interest,
            sources: (gathered.sources + (tellings.isEmpty ? [] : [Tellings.source])).sorted(), doubts: doubts,
            answer: answer, emergency: standing.request.emergency, tellings: tellings,
            isWhole: standing.request.line == nil && outputs.count == standing.purpose.outputs.count)
        let reference = journal.keys.controllerKeys.reference(
            application: standing.request.requester.application, purpose: purpose.id, subject: standing.person)
        let line = try standing.request.line?.ending(
            .answered(
                purpose: purpose, referenceDate: standing.day, answers: answers, salt: salt, reference: reference),
            isIncomplete: gathered.isAway)
        switch try await journal.record(.disclosed(record), line: line) {
        case .refused(let refusal): return .refused(refusal)
        case .appended(let line):
            if let interest = standing.interest {
                facts.held(holds, of: standing.person, interest: interest)
            }
            return .answered(
                DisclosureAnswer(
                    purpose: purpose, referenceDate: standing.day, outputs: outputs, answers: answers, line: line,
                    salt: salt, reference: reference))
        }
    }
}
