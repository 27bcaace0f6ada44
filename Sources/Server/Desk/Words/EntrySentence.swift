import Catalogue
import Core
import Disclosure
import Ledger

/// A line of the log as a Dutch sentence, in Belgian time: who did what, about what, and how it ended.
struct EntrySentence {
    let line: AuditLine
    /// The purpose, where a version of it is in force: it names the product and the service.
    let purpose: Purpose?
    /// Whether an employee is named; otherwise it is `een medewerker`.
    let namesStaff: Bool

    var text: String { "Op \(DutchTime.moment(line.at)) \(act)." }

    private var act: String {
        if line.isMembers { return "kwamen gegevens over u mee met een antwoord over een gezinslid\(about)" }
        switch line.type {
        case .consulted:
            let sources = SourceName.list(line.source).map { " bij " + $0 } ?? ""
            if line.content?["followUp"] != nil {
                return "werd wat opgevolgd wordt opnieuw opgevraagd\(sources)\(about)"
            }
            return "deed \(who) een opvraging\(sources)\(about)"
        case .disclosed:
            let rest = line.outcome == "incomplete" ? ", een deel was niet beschikbaar" : ""
            return "kreeg \(who) een mededeling\(about)\(rest)"
        case .refused: return "kreeg \(who) geen antwoord\(about): \(OutcomeWord.dutch(line.outcome ?? ""))"
        case .checked: return "vroeg \(who) vooraf of een vraag mag\(about): \(OutcomeWord.dutch(line.outcome ?? ""))"
        case .closed: return "eindigde een opvraging\(about): \(OutcomeWord.dutch(line.outcome ?? ""))"
        case .retried: return "werd een opvraging opnieuw geprobeerd\(about)"
        case .inspected: return "keek \(reader) in het logboek\(reason)"
        case .consentGiven: return "gaf de persoon toestemming\(about)\(channel)"
        case .consentRefused: return "weigerde de persoon toestemming\(about)\(channel)"
        case .consentWithdrawn: return "trok de persoon een toestemming in\(about)\(channel)"
        case .toldOnce: return "vertelde de persoon zelf iets\(kind) en mocht dat bewaard worden\(about)"
        case .toldCorrected: return "verbeterde de persoon wat eerder verteld was\(kind)\(about)"
        case .toldWithdrawn: return "nam de persoon terug wat eerder verteld was\(kind)\(about)"
        case .toldExpired: return "verviel wat de persoon zelf verteld had\(kind)\(about)"
        case .purposeActivated: return "bracht \(employee) een doel in gebruik\(about)"
        case .purposeRetired: return "stopte \(employee) een doel\(about)"
        case .applicationRegistered: return "registreerde \(employee) wie vragen mag stellen"
        case .logOpened: return "werd het logboek van dit jaar geopend"
        default:
            guard let words = Self.passive[line.type.rawValue] else {
                return "kwam er een regel bij: \(line.type.dutch)\(about)"
            }
            return words.replacing("%", with: about)
        }
    }

    /// What happened by itself, or by whom is said in the details; `%` is what it was for.
    private static let passive = [
        "identityChanged": "meldde een bron een ander nummer voor deze persoon",
        "identityDecided": "werd beslist of het nieuwe nummer van dezelfde persoon is",
        "consentRequested": "werd toestemming gevraagd%", "consentDeferred": "vroeg de persoon bedenktijd%",
        "consentRenewed": "verlengde de persoon een toestemming%",
        "consentAssented": "werd een toestemming bevestigd%",
        "consentContested": "betwistte de persoon een toestemming%",
        "consentPaused": "werd een toestemming gepauzeerd%", "consentResumed": "liep een toestemming weer verder%",
        "consentExpired": "liep een toestemming af%",
        "consentSuperseded": "kwam er een andere toestemming in de plaats%",
        "consentRevoked": "stopte het bestuur een toestemming%",
        "consentInvalidated": "bleek een toestemming ongeldig%",
        "mandateChecked": "werd nagekeken wie de persoon mag vertegenwoordigen%",
        "restrictionSet": "werd het gebruik van gegevens beperkt%",
        "restrictionLifted": "eindigde een beperking van het gebruik%", "objected": "maakte de persoon bezwaar%",
        "objectionDecided": "werd over een bezwaar beslist%",
        "emergencyReviewed": "werd een opvraging in nood nagekeken%",
        "sampled": "werd een steekproef getrokken", "reviewed": "werd een regel van een steekproef nagekeken",
        "subjectRequested": "kwam een vraag van de persoon binnen", "subjectAnswered": "kreeg de persoon een antwoord",
        "doubtRaised": "werd een gegeven betwist; tot het is nagekeken, geldt het als twijfelachtig",
        "doubtConfirmed": "nam een dossier een betwist gegeven in onderzoek",
        "doubtAddressed": "ging een betwist gegeven naar de gemeente die het kan verbeteren",
        "doubtEnded": "eindigde de betwisting van een gegeven",
        "checkpointWitnessed": "tekenden getuigen een controlepunt",
        "policyChanged": "veranderde wie als getuige tekent",
        "carried": "gingen doelen en wie vragen mag stellen mee naar het logboek van dit jaar",
        "consentCarried": "ging een lopende toestemming mee naar het logboek van dit jaar",
        "accessCarried": "gingen bewaarde gegevens mee naar het logboek van dit jaar",
        "pruningPlanned": "werd voorgesteld een oud logboek te vernietigen",
        "pruningApproved": "werd een vernietiging goedgekeurd", "pruningPerformed": "werd een oud logboek vernietigd",
        "pruningReplayed": "werd een vernietiging herhaald na een teruggezette kopie",
        "erasurePlanned": "werd voorgesteld gegevens te wissen", "erasureApproved": "werd wissen goedgekeurd",
        "erasurePerformed": "werden gegevens gewist",
        "erasureReplayed": "werd wissen herhaald na een teruggezette kopie",
        "inscriptionAsked": "werd een bron gevraagd te noteren dat deze persoon gevolgd wordt%",
        "inscriptionEndAsked": "werd een bron gevraagd te schrappen dat deze persoon gevolgd wordt",
        "inscriptionEnded": "antwoordde een bron of deze persoon geschrapt is",
        "keyRotated": "kwam er een nieuwe sleutel",
        "caseEnded": "eindigde een dossier, en wat ervoor bewaard werd%",
        "changeNoticed": "meldde een bron dat er iets veranderde; wat daarop rustte, wordt opnieuw gevraagd",
        "changesAsked": "werd een bron gevraagd wat er veranderde",
        "changesRead": "waren de meldingen van een bron verwerkt",
        "interestsEnded": "verviel wat bewaard werd, want de reden om het te bewaren was voorbij",
    ]

    /// The service, as the purpose names who receives its answers, and the application that asked.
    private var who: String {
        let service = SourceName.joined(purpose?.adoption.recipients ?? [])
        let application = line.application.map { "toepassing \($0)" }
        let asker =
            switch (service.isEmpty, application) {
            case (false, let application?): "\(service) (\(application))"
            case (false, nil): service
            case (true, let application?): application
            case (true, nil): "een toepassing"
            }
        guard let name = line.employee else { return asker }
        return namesStaff ? "\(asker), medewerker \(name)," : asker
    }

    private var about: String {
        if let purpose { return " voor «\(purpose.template.product)»" }
        return line.purpose.map { " voor \($0)" } ?? ""
    }

    /// What kind of thing was told; the value stands in no entry.
    private var kind: String {
        let kind = line.content?["attribute"]?.string.flatMap { Tellable(rawValue: $0) }
        return kind.map { " (\($0.label))" } ?? ""
    }

    private var channel: String { line.outcome.map { ", \(OutcomeWord.dutch($0))" } ?? "" }
    private var employee: String { namesStaff ? line.employee ?? "een medewerker" : "een medewerker" }

    /// An application that looks back at what it asked itself has no employee behind it.
    private var reader: String {
        guard line.outcome != Inspection.Way.own.rawValue else { return who }
        return namesStaff ? line.employee.map { "functionaris \($0)" } ?? "een functionaris" : "een functionaris"
    }

    private var reason: String {
        guard let reason = line.content?["reason"]?.string, line.outcome != Inspection.Way.own.rawValue else {
            return ""
        }
        return " (reden: \(reason))"
    }
}
