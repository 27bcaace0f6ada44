import Catalogue
import Core
import Ledger

extension Consents {
    /// Asks for a citizen's act, once at a time and not before the date after a no.
    package func ask(_ question: ConsentQuestion) async throws(DisclosureError) -> AskReply {
        do {
            let person = try await subjects.ref(of: question.number)
            guard let purpose = purposes.active(question.purpose) else {
                let tried = Tried(by: question.requester, "request", question.purpose, person)
                let refusal = try await refuse(Refusal(.unknownPurpose, law: 2), tried)
                return .refused(refusal, alternative: nil, notBefore: nil)
            }
            let longest = journal.clock.now.adding(days: Int64(purpose.template.consentBounds.requestDays))
            let code = question.wantsCode ? ShortCode(journal.entropy.bytes(ShortCode.bytes)) : nil
            let request = ConsentRequest(
                person: person, purpose: purpose.ref, requester: question.requester,
                caseReference: question.caseReference,
                until: question.until.map { min(BelgianCalendar.endOfDay($0), longest) } ?? longest,
                alternative: purpose.template.alternative,
                code: code.map { journal.keys.controllerKeys.code($0.characters) })
            let tried = Tried(by: question.requester, "request", purpose.ref.id, person, purpose.ref)
            switch try await append(.consentRequested(request), tried) {
            case .done(let receipt): return .asked(AskedConsent(code: code, receipt: receipt))
            case .refused(let refusal):
                return .refused(
                    refusal, alternative: purpose.template.alternative,
                    notBefore: refusal.rule == .tooSoonToAsk ? try await askAgain(person, purpose.ref.id) : nil)
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    private func askAgain(_ person: SubjectRef, _ purpose: String) async throws(LedgerError) -> Instant? {
        try await journal.storage.rows([.consents(person, purpose: purpose)])
            .consents(of: person, purpose: purpose).compactMap(\.askAgain).max()
    }

    /// The answer to a question; its purpose is the question's.
    ///
    /// A code that is wrong, used, too late or another person's reads the same, and leaves nothing of whose it is.
    package func answer(
        _ key: ConsentKey, _ answer: ConsentAct
    ) async throws(DisclosureError) -> ActReply<Receipt> {
        do {
            let asking = try await subjects.existing(answer.number)
            let rows: Rows
            let found: ConsentRow?
            switch key {
            case .code(let code):
                let hash = journal.keys.controllerKeys.code(code.characters)
                rows = try await journal.storage.rows([.request(code: hash)])
                found = rows.request(code: hash)
            case .request(let id):
                rows = try await journal.storage.rows([.consent(id)])
                found = rows.consents[id]
            }
            guard let asking, let row = found, row.state.isOpen, rows.isSame(row.person, as: asking),
                let purpose = purposes.active(row.purpose), purpose.ref.version == row.version
            else {
                let tried = Tried(answer.taking, "answer", "", asking)
                return .refused(try await refuse(Refusal(.requestNotOpen, law: 2), tried))
            }
            return try await take(answer, of: row.person, for: purpose, request: row.id)
        } catch {
            throw DisclosureError(error)
        }
    }
}
