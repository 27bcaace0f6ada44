import Core

/// A request as the platform reads it before it asks a source.
struct Question: Sendable {
    /// The root element of the body, and the name and version of its context.
    let root: String
    let namespace: String
    let name: String
    let version: String
    let sender: Sender
    let reference: String
    /// How many questions stand in it; online services take one.
    let count: Int
    /// What is asked: `Inhoud`, or the question itself where the service has none.
    let content: XMLElement
    /// Whom or what it is about.
    let subject: QuestionSubject
    let statuses: [AskedStatus]

    /// `RR` or `KSZ`, where the service lets one choose.
    var register: String? { content["Bron"]?.trimmed }

    /// The service, where name, version and namespace agree.
    var service: MagdaService? { Self.service(root: root, namespace: namespace, name: name, version: version) }

    private static func service(
        root: String, namespace: String, name: String, version: String
    ) -> MagdaService? {
        MagdaService.allCases.first {
            $0.name == name && $0.name == root && $0.version == version && $0.namespace == namespace
        }
    }

    /// Reads a SOAP 1.1 envelope; a text says what the platform's schema check would refuse.
    static func read(_ bytes: [UInt8]) -> Result<Question, Refusal> {
        guard let envelope = try? XMLScanner.document(bytes) else {
            return .failure(Refusal(text: "not well-formed"))
        }
        guard envelope.name == "Envelope", envelope.namespace == soap else {
            return .failure(Refusal(text: "no SOAP 1.1 envelope"))
        }
        guard let body = envelope.child("Body"), body.namespace == soap, body.children.count == 1,
            let root = body.children.first, !root.namespace.isEmpty
        else { return .failure(Refusal(text: "no single qualified element in the body")) }
        guard let question = Question(root: root) else {
            return .failure(Refusal(text: "not valid against the schema"))
        }
        return .success(question)
    }

    /// Why a request cannot be read.
    struct Refusal: Error {
        let text: String
    }

    static let soap = "http://schemas.xmlsoap.org/soap/envelope/"

    private init?(root: XMLElement) {
        guard let request = root["Verzoek"], let context = request["Context"], let name = context["Naam"]?.trimmed,
            let version = context["Versie"]?.trimmed, let message = context["Bericht"],
            message["Type"]?.trimmed == "VRAAG",
            message["Tijdstip", "Datum"]?.trimmed.flatMap(CalendarDate.init) != nil,
            Self.isTime(message["Tijdstip", "Tijd"]?.trimmed), let sender = message["Afzender"].flatMap(Sender.init),
            let questions = request["Vragen"]?.children("Vraag"), let question = questions.first,
            let reference = question["Referte"]?.trimmed
        else { return nil }
        let service = Self.service(root: root.name, namespace: root.namespace, name: name, version: version)
        let content = question["Inhoud"] ?? question
        guard (question["Inhoud"] == nil) == (service == .geefDossierHandicap) || service == nil,
            let subject = QuestionSubject(service, content)
        else { return nil }
        let asked = content["Criteria", "SocialeStatuten"]?.children("SociaalStatuut") ?? []
        let statuses = asked.compactMap(AskedStatus.init)
        guard statuses.count == asked.count, asked.count <= 8 else { return nil }
        self.root = root.name
        namespace = root.namespace
        self.name = name
        self.version = version
        self.sender = sender
        self.reference = reference
        count = questions.count
        self.content = content
        self.subject = subject
        self.statuses = statuses
    }

    /// `HH:mm`, with seconds and with milliseconds, where milliseconds must be zero: some services refuse others.
    private static func isTime(_ text: String?) -> Bool {
        guard let utf8 = text.map({ Array($0.utf8) }), [5, 8, 12].contains(utf8.count) else { return false }
        for (index, byte) in utf8.enumerated() {
            switch index {
            case 2, 5: guard byte == 0x3A else { return false }
            case 8: guard byte == 0x2E else { return false }
            case 9...: guard byte == 0x30 else { return false }
            default: guard (0x30...0x39).contains(byte) else { return false }
            }
        }
        return true
    }
}
