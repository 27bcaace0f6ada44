import Catalogue
import Core
import Disclosure
import Ledger

/// How a clerk says on a page by what way a citizen's word came, and how sure it is whose it is.
enum TakingFields {
    /// The ways that a clerk takes down while the citizen is there: by telephone nobody sees a card.
    enum Way: String, CaseIterable {
        case card = "counter-card"
        case counter = "counter-questions"
        case phone = "phone-questions"

        var channel: Channel { self == .phone ? .phone : .counter }
        var assurance: Assurance { self == .card ? .eidSeen : .questions }

        fileprivate var label: String {
            switch self {
            case .card: "aan het loket, identiteitskaart gezien"
            case .counter: "aan het loket, twee controlevragen"
            case .phone: "aan de telefoon, teruggebeld en twee controlevragen"
            }
        }
    }

    @HTMLBuilder static func html() -> HTML {
        Field.choice(
            "way", "Hoe de burger bij u kwam, en hoe u de identiteit nakeek",
            Way.allCases.map { ($0.rawValue, $0.label) }, chosen: Way.card.rawValue)
        Field.text(
            "whyNot", "Aan het loket, als u de kaart niet kon inlezen: waarom niet?", hint: "Anders leeg laten.")
        Field.text("call", "Aan de telefoon: het nummer van de oproep", hint: "Anders leeg laten.")
        Field.choice(
            "readBack", "Hoe de burger het bevestigd krijgt",
            [("printed", "op papier, meegegeven"), ("letter", "met een brief"), ("text", "met een bericht")],
            chosen: ReadBack.printed.rawValue)
    }

    static func taking(_ call: PageCall) throws(PageError) -> Taking {
        guard let way = call.form.choice("way", Way.self), let readBack = call.form.choice("readBack", ReadBack.self)
        else { throw .invalid("Kies hoe de burger kwam, hoe u de identiteit nakeek en hoe u bevestigt.") }
        let proof: ChannelEvidence
        if way == .phone {
            guard let name = call.form["call"] else { throw .invalid("Vul het nummer van de oproep in.") }
            proof = .phone(call: name, script: "desk-told-1")
        } else {
            proof = .counter(whyNoCard: call.form["whyNot"])
        }
        return Taking(
            channel: way.channel, assurance: way.assurance, identityCheck: way.assurance.rawValue,
            recorder: call.officer, proof: proof, readBack: readBack)
    }
}
