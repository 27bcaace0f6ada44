/// An exception as MAGDA words it (FIELD 1.3).
struct Anomaly: Sendable {
    let code: String
    let origin: String
    /// `FOUT`, `WAARSCHUWING` or `INFORMATIE`.
    let type: String
    let diagnosis: String
    let circumstance: String?
    let annotations: [Annotation]

    /// A name and a value beside the diagnosis.
    struct Annotation: Sendable {
        let name: String
        let value: String
    }

    init(
        _ code: String, _ origin: String, _ diagnosis: String, type: String = "FOUT", circumstance: String? = nil,
        annotations: [Annotation] = []
    ) {
        self.code = code
        self.origin = origin
        self.type = type
        self.diagnosis = diagnosis
        self.circumstance = circumstance
        self.annotations = annotations
    }

    static let busy = Anomaly("99996", "MAGDA", "Te veel gelijktijdige bevragingen")
    static let unreachable = Anomaly("99997", "MAGDA", "Bron is niet bereikbaar")
    static let noAccess = Anomaly("60011", "MAGDA", "Toegangsparameters zijn niet ingesteld")
    static let tooManyQuestions = Anomaly("20110", "MAGDA", "Maximaal aantal vragen overschreden")
    static let invalidNumber = Anomaly("20002", "MAGDA", "INSZ in de vraag heeft een ongeldige structuur")
    static let notInscribed = Anomaly("13202", "MAGDA", "Er is geen dossier geregistreerd voor dit INSZ")
    static let noAnswer = Anomaly("60006", "MAGDA", "Geen antwoord van bron ontvangen")
    static let alreadyInscribed = Anomaly(
        "40143", "MAGDA", "De inschrijving bestaat reeds", type: "WAARSCHUWING")
    static let unknownReceipt = Anomaly("30014", "MAGDA", "Ongeldige ontvangstreferte")
    static let noMoreNotices = Anomaly("30016", "MAGDA", "Geen verdere mutaties beschikbaar")
    static let unknownEnterprise = Anomaly(
        "40046", "MAGDA", "Gevraagde ondernemingsnummer bestaat niet in KBO", type: "INFORMATIE",
        circumstance: "Gevraagde ondernemingsnummer bestaat niet in KBO")

    /// 30001 comes from the register itself where the platform only passes it on.
    static func notFound(_ service: MagdaService) -> Anomaly {
        let text = "Geen gegevens gevonden voor de vraag"
        return switch service {
        case .geefPersoon, .geefVolledigDossierHandicap: Anomaly("30001", "RR", text, circumstance: "140")
        case .geefOnderneming: unknownEnterprise
        case .zoekEigendomstoestanden: Anomaly("30001", "AAPD", text)
        case .geefStatusRechtOndersteuningen: Anomaly("30001", "WSE", text)
        default: Anomaly("30001", "MAGDA", text)
        }
    }

    /// One of the three education sources has nothing about a person.
    static func noEnrolment(_ origin: String) -> Anomaly {
        Anomaly("30101", origin, "Geen gegevens gevonden voor de vraag")
    }

    /// All zeros as the new number mean that the old one was cancelled and nothing came in its place.
    static func newNumber(old: String, new: String) -> Anomaly {
        Anomaly(
            "30004", "RR", "Het INSZ werd vervangen door een nieuw INSZ", type: "WAARSCHUWING",
            annotations: [Annotation(name: "Oud INSZ", value: old), Annotation(name: "Nieuw INSZ", value: new)])
    }

    /// The KSZ found nothing; this comes together with a content that says so.
    static let nothingAtSupplier = Anomaly(
        "70001", "KSZ", "Antwoord met waarschuwing", type: "WAARSCHUWING", circumstance: "NO_DATA_FOUND",
        annotations: [
            Annotation(name: "status code", value: "MSG00100"),
            Annotation(name: "status description", value: HandicapMessage.nothing),
        ])
}
