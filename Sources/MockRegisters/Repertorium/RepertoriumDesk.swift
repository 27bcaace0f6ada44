import Core

/// Answers what askers register themselves: inscriptions, their end, and the notices that follow from them.
struct RepertoriumDesk {
    let repertorium: Repertorium
    let changes: ChangeList
    let population: Population
    let today: CalendarDate
    /// A reference for a batch of notices.
    let receipt: String

    func part(_ service: MagdaService, _ question: Question) -> AnswerPart {
        switch service {
        case .registreerInschrijving0200, .registreerInschrijving0201: inscribe(question)
        case .registreerUitschrijving: remove(question)
        default: notices(question)
        }
    }

    private func inscribe(_ question: Question) -> AnswerPart {
        guard let element = question.content["Inschrijving"], let inscription = inscription(element, question),
            let begin = element["Periode", "Begin"]?.trimmed.flatMap(CalendarDate.init)
        else { return .anomaly(.invalidNumber) }
        let end = element["Periode", "Einde"]?.trimmed.flatMap(CalendarDate.init)
        if let end, end < begin { return .anomaly(Anomaly("30106", "MAGDA", "Ongeldige datum")) }
        let isNew = repertorium.inscribe(inscription, Period(since: begin, until: end))
        let part = AnswerPart.content(Self.succeeded)
        return isNew ? part : part.with(.alreadyInscribed)
    }

    private func remove(_ question: Question) -> AnswerPart {
        guard let element = question.content["Uitschrijving"], let inscription = inscription(element, question) else {
            return .anomaly(.invalidNumber)
        }
        guard repertorium.remove(inscription) else {
            return .anomaly(Anomaly("40003", "MAGDA", "Geen inschrijving voor dit INSZ"))
        }
        return .content(Self.succeeded)
    }

    private static func succeeded(_ writer: inout MessageWriter) {
        writer.leaf("Resultaat", "1", ("Beschrijving", "Wel geslaagd"))
    }

    private func inscription(_ element: XMLElement, _ question: Question) -> Inscription? {
        guard case .person(let digits) = question.subject, let insz = INSZ(digits),
            let identification = element["Identificatie"]?.trimmed, let capacity = element["Hoedanigheid"]?.trimmed
        else { return nil }
        return Inscription(identification: identification, capacity: capacity, insz: insz)
    }

    private func notices(_ question: Question) -> AnswerPart {
        guard let identification = question.content["Identificatie"]?.trimmed,
            let capacity = question.content["Hoedanigheid"]?.trimmed
        else { return .anomaly(.noMoreNotices) }
        let followed = repertorium.persons(identification: identification, capacity: capacity, on: today)
        let concerns = { (change: Change) -> Bool in
            guard let resident = population.resident(slug: change.slug) else { return false }
            return [resident.insz, resident.formerNumber].compactMap(\.self).contains(where: followed.contains)
        }
        let batch = changes.next(
            for: identification + "|" + capacity,
            acknowledging: question.content["Ontvangstreferte"]?.trimmed, concerns: concerns, newReceipt: receipt)
        switch batch {
        case .unknownReceipt: return .anomaly(.unknownReceipt)
        case .none: return .anomaly(.noMoreNotices)
        case .changes(let own, let receipt):
            return .content(ChangeMessage(changes: own, population: population, receipt: receipt).write)
        }
    }
}
