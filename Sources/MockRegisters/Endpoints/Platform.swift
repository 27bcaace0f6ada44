import Core

/// The mock of MAGDA itself, without the socket: a request's bytes in, an answer out.
struct Platform: Sendable {
    let folder: PopulationFolder
    let clock: @Sendable () -> Instant
    let entropy: Entropy
    /// Kept answers instead of the residents', where a folder of them is served.
    var simulator: SimulatorFolder?
    let faults = FaultBoard()
    let calls = CallList()
    let repertorium = Repertorium()
    let changes = ChangeList()
    let changedAddresses = AddressChanges()

    init(
        folder: PopulationFolder, clock: @escaping @Sendable () -> Instant, entropy: Entropy,
        simulator: SimulatorFolder? = nil
    ) {
        self.folder = folder
        self.clock = clock
        self.entropy = entropy
        self.simulator = simulator
    }

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
        var identity: Identity?
        if case .person(let digits) = question.subject {
            identity = INSZ(digits).flatMap { Identity($0, in: population, faults: faults) }
        }
        note(question, identity?.resident.slug, at: now)
        let reference = Identifier.timeOrdered(at: now, entropy: entropy).text
        let reply = Reply(question: question, now: now, reference: reference)
        guard let service = question.service else { return (.document(reply.refusal(.noAccess), isFault: false), 0) }
        guard question.count == 1 else { return (.document(reply.refusal(.tooManyQuestions), isFault: false), 0) }
        let effect = faults.take(service: service.source, resident: identity?.resident)
        let exchange = Exchange(
            platform: self, service: service, question: question, identity: identity, population: population,
            now: now, reply: reply)
        return (exchange.answer(effect.fault), effect.delay)
    }

    private func note(_ question: Question?, _ slug: String?, at now: Instant) {
        calls.note(
            Call(
                at: now, service: question?.root ?? "unknown", resident: slug ?? "unknown",
                reference: question?.sender.reference, identification: question?.sender.identification,
                capacity: question?.sender.capacity, register: question?.register,
                statuses: question?.statuses.map(\.name) ?? []))
    }
}
