import Catalogue
import Core
import Disclosure
import Ledger

/// How a clerk says on a page by what way a citizen's word came, and how sure it is whose it is.
enum TakingFields {
    /// The ways that a clerk takes down while the citizen is there.
    private static let channels = [Channel.counter, .phone]
    private static let checks = [Assurance.eidSeen, .questions]

    @HTMLBuilder static func html() -> HTML {
        Field.choice(
            "channel", "Hoe de burger bij u kwam", channels.map { ($0.rawValue, $0.dutch) },
            chosen: Channel.counter.rawValue)
        Field.choice(
            "assurance", "Hoe de identiteit is nagekeken",
            checks.map { ($0.rawValue, $0 == .eidSeen ? "identiteitskaart gezien" : "twee controlevragen") },
            chosen: Assurance.eidSeen.rawValue)
        Field.text(
            "whyNot", "Aan het loket, als u de kaart niet kon inlezen: waarom niet?", hint: "Anders leeg laten.")
        Field.text("call", "Aan de telefoon: het nummer van de oproep", hint: "Anders leeg laten.")
        Field.choice(
            "readBack", "Hoe de burger het bevestigd krijgt",
            [("printed", "op papier, meegegeven"), ("letter", "met een brief"), ("text", "met een bericht")],
            chosen: ReadBack.printed.rawValue)
    }

    static func taking(_ call: PageCall) throws(PageError) -> Taking {
        guard let channel = call.form.choice("channel", Channel.self), channels.contains(channel),
            let assurance = call.form.choice("assurance", Assurance.self), checks.contains(assurance),
            let readBack = call.form.choice("readBack", ReadBack.self)
        else { throw .invalid("Kies hoe de burger kwam, hoe u de identiteit nakeek en hoe u bevestigt.") }
        let proof: ChannelEvidence
        if channel == .phone {
            guard let name = call.form["call"] else { throw .invalid("Vul het nummer van de oproep in.") }
            proof = .phone(call: name, script: "desk-told-1")
        } else {
            proof = .counter(whyNoCard: call.form["whyNot"])
        }
        return Taking(
            channel: channel, assurance: assurance, identityCheck: assurance.rawValue, recorder: call.officer,
            proof: proof, readBack: readBack)
    }
}
