import Core

/// One question at the platform, on its way to an answer.
struct Exchange {
    let platform: Platform
    let service: MagdaService
    let question: Question
    /// `nil` where the question is about no person, or about one whom no register knows.
    let identity: Identity?
    let population: Population
    let now: Instant
    let reply: Reply

    private var today: CalendarDate { BelgianCalendar.date(at: now) }

    /// The answer that a fault leaves of the good one.
    func answer(_ fault: Fault?) -> MockAnswer {
        switch fault?.kind {
        case nil, .slow, .newNumber: whole(good())
        case .busy: whole(reply.refusal(.busy))
        case .unreachable: whole(reply.refusal(.unreachable))
        case .down: .none
        case .notFound: whole(reply.answer(.anomaly(.notFound(service))))
        case .soapFault: .document(Reply.fault("Server", "ERR_025: Verification Failure"), isFault: true)
        case .wrongPerson: whole(good(aboutAnother: true))
        case .cancelledNumber: whole(reply.answer(.anomaly(cancelled)))
        case .exception: whole(fault?.exception.map(exceptional) ?? good())
        case .partial: whole(good(isPartial: true))
        case .notInscribed: whole(isInscribed ? good() : reply.answer(.anomaly(.notInscribed)))
        case .malformed?, .truncated?, .cut?, .huge?, .doctype?, .entityBomb?, .latin1?:
            fault?.kind.spoil(good()) ?? .none
        }
    }

    private func whole(_ bytes: [UInt8]) -> MockAnswer { .document(bytes, isFault: false) }

    private func exceptional(_ exception: ExceptionSwitch) -> [UInt8] {
        if exception.level == 2 { return reply.refusal(exception.anomaly) }
        guard exception.withData, platform.simulator == nil else {
            return exception.withData ? good() : reply.answer(.anomaly(exception.anomaly))
        }
        return reply.answer(part().with(exception.anomaly))
    }

    private func good(aboutAnother: Bool = false, isPartial: Bool = false) -> [UInt8] {
        if let simulator = platform.simulator, !isForDesk {
            let document = simulator.document(
                service: service.name, version: service.version, key: question.subject.key)
            let answer = document.flatMap { SimulatorAnswer(question: question, now: now).envelope($0) }
            return answer ?? reply.refusal(.noAccess)
        }
        let part = part(aboutAnother: aboutAnother, isPartial: isPartial)
        guard isPartial, service != .geefHistoriekInschrijving else { return reply.answer(part) }
        return reply.answer(part.with(.noAnswer))
    }

    private func part(aboutAnother: Bool = false, isPartial: Bool = false) -> AnswerPart {
        let registers = Registers(population: population, today: today)
        switch question.subject {
        case _ where isForDesk:
            let desk = RepertoriumDesk(
                repertorium: platform.repertorium, changes: platform.changes, population: population, today: today,
                receipt: reply.reference)
            return desk.part(service, question)
        case .asker: return .refusal(.noAccess)
        case .address(let criteria): return registers.part(service, address: criteria)
        case .enterprise(let digits):
            guard let number = EnterpriseNumber(digits) else { return .anomaly(.notFound(service)) }
            return registers.part(service, enterprise: number)
        case .person(let digits):
            guard INSZ(digits) != nil else { return .anomaly(.invalidNumber) }
            guard let identity,
                let resident = aboutAnother ? population.another(than: identity.resident) : identity.resident
            else { return unknownPerson }
            let part = registers.part(
                service, question, resident, formerNumber: identity.formerNumber, isPartial: isPartial)
            return identity.warning.map(part.with) ?? part
        }
    }

    /// The KSZ says in a content that it found nothing; the others say it in an exception.
    private var unknownPerson: AnswerPart {
        guard service == .geefDossierHandicap else { return .anomaly(.notFound(service)) }
        let content = AnswerPart.content { writer in
            writer.element("ConsultFilesByDateResponse") { writer in
                writer.status("NO_DATA_FOUND", "MSG00100", HandicapMessage.nothing)
            }
        }
        return content.with(.nothingAtSupplier)
    }

    /// Nothing came in the place of the number.
    private var cancelled: Anomaly {
        guard case .person(let digits) = question.subject else { return .notFound(service) }
        return .newNumber(old: digits, new: String(repeating: "0", count: 11))
    }

    private var isForDesk: Bool {
        switch service {
        case .registreerInschrijving0200, .registreerInschrijving0201, .registreerUitschrijving,
            .geefPersoonMutatiesNotificaties:
            true
        default: false
        }
    }

    private var isInscribed: Bool {
        guard service.handsOutPersons, case .person(let digits) = question.subject, let insz = INSZ(digits) else {
            return true
        }
        let inscription = Inscription(
            identification: question.sender.identification, capacity: question.sender.capacity ?? "", insz: insz)
        return platform.repertorium.covers(inscription, on: today)
    }
}
