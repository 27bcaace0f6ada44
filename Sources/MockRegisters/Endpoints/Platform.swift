import Core
import Synchronization

/// The mock of MAGDA itself, without the socket: a request's bytes in, an answer out.
struct Platform: Sendable {
    let folder: PopulationFolder
    let clock: @Sendable () -> Instant
    let entropy: Entropy
    let faults = FaultBoard()
    let calls = CallList()

    /// Answers one request; `delay` is how long the answer is held back, in milliseconds.
    func respond(to bytes: [UInt8]) -> (answer: MockAnswer, delay: Int) {
        let now = clock()
        switch Question.read(bytes) {
        case .failure(let refusal):
            note(nil, nil, at: now)
            return (.document(Reply.fault("Client", "ERR_010: " + refusal.text), isFault: true), 0)
        case .success(let question):
            do {
                let population = try folder.population(on: BelgianCalendar.date(at: now))
                return respond(to: question, population: population, now: now)
            } catch {
                note(question, nil, at: now)
                return (.document(Reply.fault("Server", error.description), isFault: true), 0)
            }
        }
    }

    private func respond(
        to question: Question, population: Population, now: Instant
    ) -> (answer: MockAnswer, delay: Int) {
        let insz = INSZ(question.digits)
        let resident = insz.flatMap(population.resident)
        note(question, resident, at: now)
        let reference = Identifier.timeOrdered(at: now, entropy: entropy).text
        let reply = Reply(question: question, now: now, reference: reference)
        guard let service = question.service else { return (.document(reply.refusal(.noAccess), isFault: false), 0) }
        guard question.count == 1 else { return (.document(reply.refusal(.tooManyQuestions), isFault: false), 0) }
        let effect = faults.take(service: service, resident: resident)
        let answer = answer(effect.kind) { other in
            guard insz != nil else { return reply.answer(.anomaly(.invalidNumber)) }
            let subject = other ? resident.flatMap(population.another) : resident
            return content(service, question, subject, population, reply)
        } refusal: {
            reply.refusal($0)
        } notFound: {
            reply.answer(.anomaly(.notFound(service)))
        }
        return (answer, effect.delay)
    }

    /// The answer that a fault leaves of the good one.
    private func answer(
        _ kind: FaultKind?, good: (_ aboutAnother: Bool) -> [UInt8], refusal: (Anomaly) -> [UInt8],
        notFound: () -> [UInt8]
    ) -> MockAnswer {
        switch kind {
        case nil, .slow: .document(good(false), isFault: false)
        case .busy: .document(refusal(.busy), isFault: false)
        case .unreachable: .document(refusal(.unreachable), isFault: false)
        case .down: .none
        case .notFound: .document(notFound(), isFault: false)
        case .soapFault: .document(Reply.fault("Server", "ERR_025: Verification Failure"), isFault: true)
        case .wrongPerson: .document(good(true), isFault: false)
        case .malformed?, .truncated?, .cut?, .huge?, .doctype?, .entityBomb?, .latin1?:
            kind?.spoil(good(false)) ?? .none
        }
    }

    private func content(
        _ service: MagdaService, _ question: Question, _ subject: Resident?, _ population: Population, _ reply: Reply
    ) -> [UInt8] {
        guard let subject else { return reply.answer(.anomaly(.notFound(service))) }
        switch service {
        case .geefPersoon:
            let message = PersonMessage(resident: subject, population: population, register: question.register ?? "RR")
            return reply.answer(.content(message.write))
        case .geefGezinssamenstelling:
            guard subject.isRegistered else { return reply.answer(.anomaly(.notFound(service))) }
            return reply.answer(.content(HouseholdMessage(resident: subject, population: population).write))
        case .geefSociaalStatuut:
            let message = StatusMessage(resident: subject, population: population, asked: question.statuses)
            return reply.answer(.content(message.write))
        }
    }

    private func note(_ question: Question?, _ resident: Resident?, at now: Instant) {
        calls.note(
            Call(
                at: now, service: question?.root ?? "unknown", resident: resident?.slug ?? "unknown",
                reference: question?.sender.reference, identification: question?.sender.identification,
                capacity: question?.sender.capacity, register: question?.register,
                statuses: question?.statuses.map(\.name) ?? []))
    }
}
