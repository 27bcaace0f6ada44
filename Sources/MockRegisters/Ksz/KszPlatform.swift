import Core

/// The KSZ asked without MAGDA between: `HandiService/consultFilesByDate`.
struct KszPlatform: Sendable {
    static let path = "/HandiService/consultFilesByDate"

    let platform: Platform

    func respond(to bytes: [UInt8]) -> (answer: MockAnswer, delay: Int) {
        let now = platform.clock()
        guard let question = KszQuestion(bytes) else {
            note(nil, nil, at: now)
            return (.document(KszReply.refusal(), isFault: true), 0)
        }
        let ticket = Identifier.timeOrdered(at: now, entropy: platform.entropy).text
        let reply = KszReply(question: question, now: now, ticket: ticket)
        guard let population = try? platform.folder.population(on: BelgianCalendar.date(at: now)) else {
            return (.document(reply.fault(code: "CONFIG", diagnostic: "residents"), isFault: true), 0)
        }
        let identity = INSZ(question.digits).flatMap { Identity($0, in: population, faults: platform.faults) }
        note(question, identity?.resident.slug, at: now)
        let effect = platform.faults.take(service: .handicap, resident: identity?.resident)
        var resident = identity?.resident
        if effect.kind == .wrongPerson { resident = resident.flatMap(population.another) }
        return (answer(question, reply, resident, identity?.formerNumber, effect.fault), effect.delay)
    }

    private func answer(
        _ question: KszQuestion, _ reply: KszReply, _ resident: Resident?, _ formerNumber: INSZ?, _ fault: Fault?
    ) -> MockAnswer {
        let good = good(question, reply, resident, formerNumber)
        switch fault?.kind {
        case nil, .slow, .wrongPerson, .newNumber, .partial: return .document(good, isFault: false)
        case .busy: return .document(reply.fault(code: "BUSY", diagnostic: "Too many requests"), isFault: true)
        case .unreachable, .soapFault:
            return .document(reply.fault(code: "UNAVAILABLE", diagnostic: "Source unreachable"), isFault: true)
        case .down: return .none
        case .notFound:
            let status = reply.status("NO_DATA_FOUND", "MSG00100", HandicapMessage.nothing)
            return .document(status, isFault: false)
        case .cancelledNumber:
            let cancelled = reply.answer { writer in
                writer.status("NO_DATA_FOUND", "MSG00100", HandicapMessage.nothing)
                writer.leaf("ssin", question.digits, ("canceled", "true"))
            }
            return .document(cancelled, isFault: false)
        case .notInscribed:
            let text = "The SSIN is not integrated by the customer"
            return .document(reply.status("NO_RESULT", "MSG00012", text), isFault: false)
        case .exception:
            guard let exception = fault?.exception else { return .document(good, isFault: false) }
            if exception.level == 2 {
                return .document(reply.fault(code: exception.code, diagnostic: "Planted"), isFault: true)
            }
            return .document(reply.status("NO_RESULT", exception.code, "Planted"), isFault: false)
        case .malformed?, .truncated?, .cut?, .huge?, .doctype?, .entityBomb?, .latin1?:
            return fault?.kind.spoil(good) ?? .none
        }
    }

    private func good(
        _ question: KszQuestion, _ reply: KszReply, _ resident: Resident?, _ formerNumber: INSZ?
    ) -> [UInt8] {
        guard INSZ(question.digits) != nil else {
            return reply.status("NO_RESULT", "MSG00008", "The SSIN is invalid")
        }
        guard let resident else { return reply.status("NO_DATA_FOUND", "MSG00100", HandicapMessage.nothing) }
        let message = HandicapMessage(
            resident: resident, formerNumber: formerNumber, file: resident.records.handicap, criteria: question.criteria
        )
        return reply.answer(message.write)
    }

    private func note(_ question: KszQuestion?, _ slug: String?, at now: Instant) {
        platform.calls.note(
            Call(
                at: now, service: MockSource.handicap.name, resident: slug ?? "unknown",
                reference: question?.customer["ticket"]?.trimmed, identification: question?.legalContext,
                capacity: question?.customer["customerIdentification", "cbeNumber"]?.trimmed, register: nil,
                statuses: []))
    }
}
