/// An exception as MAGDA words it (FIELD 1.3).
struct Anomaly: Sendable {
    let code: String
    let origin: String
    let diagnosis: String
    let circumstance: String?

    private init(_ code: String, _ origin: String, _ diagnosis: String, circumstance: String? = nil) {
        self.code = code
        self.origin = origin
        self.diagnosis = diagnosis
        self.circumstance = circumstance
    }

    static let busy = Anomaly("99996", "MAGDA", "Te veel gelijktijdige bevragingen")
    static let unreachable = Anomaly("99997", "MAGDA", "Bron is niet bereikbaar")
    static let noAccess = Anomaly("60011", "MAGDA", "Toegangsparameters zijn niet ingesteld")
    static let tooManyQuestions = Anomaly("20110", "MAGDA", "Maximaal aantal vragen overschreden")
    static let invalidNumber = Anomaly("20002", "MAGDA", "INSZ in de vraag heeft een ongeldige structuur")

    /// 30001 comes from the register itself for GeefPersoon, else from the platform.
    static func notFound(_ service: MagdaService) -> Anomaly {
        let text = "Geen gegevens gevonden voor de vraag"
        return service == .geefPersoon
            ? Anomaly("30001", "RR", text, circumstance: "140") : Anomaly("30001", "MAGDA", text)
    }
}
