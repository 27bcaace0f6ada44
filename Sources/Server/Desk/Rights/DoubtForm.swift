import Catalogue
import Core
import Disclosure
import Ledger

/// The forms with which an officer takes down what a citizen contests, confirms it in a case, or ends it.
enum DoubtForm {
    /// What is chosen where a doubt is seen to: a case confirms it, or it ends.
    private static let confirmed = "confirmed"
    private static let outcomes: [DoubtEnding.Outcome] = [.corrected, .unfounded, .withdrawn]

    @HTMLBuilder static func fields(_ call: PageCall) -> HTML {
        Field.choice("attribute", "Gegeven", attributes(call.desk), chosen: nil)
        Field.choice("category", "Wat er scheelt", Doubt.Category.allCases.map { ($0.rawValue, $0.dutch) }, chosen: nil)
        Field.radios("contester", "Wie betwist het", [("citizen", "de burger"), ("employee", "een medewerker")])
        Field.text("evidence", "Waar het bewijs te vinden is", hint: "Een referte, geen gegeven.", isRequired: true)
        Field.text("case", "Dossier")
    }

    /// What some purpose in force reads.
    private static func attributes(_ desk: ControllerDesk) -> [(value: String, label: String)] {
        let names = Set(desk.purposes.all.flatMap { Derivation.reads(of: $0, wanted: nil).map(\.name) })
        return names.map { ($0, desk.corrections.label(of: $0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    }

    static func take(_ number: SubjectNumber, _ call: PageCall) async throws(PageError) {
        guard let attribute = call.form["attribute"], let evidence = call.form["evidence"],
            let category = call.form.choice("category", Doubt.Category.self),
            let contester = call.form.choice("contester", DoubtRaising.Contester.self)
        else { throw .invalid("Kies een gegeven, wat er scheelt en wie het betwist, en zeg waar het bewijs is.") }
        let question = DoubtQuestion(
            number: number, attribute: attribute, category: category, contester: contester, evidence: evidence,
            caseReference: call.form["case"], requester: requester(call))
        try await settled { () throws(DisclosureError) in
            try await call.desk.exchange.doubts.contest(question, by: call.desk.corrections).reply
        }
    }

    @HTMLBuilder static func settling() -> HTML {
        Field.radios(
            "outcome", "Besluit",
            [(confirmed, "een dossier onderzoekt het: het blijft langer twijfelachtig")]
                + outcomes.map { ($0.rawValue, $0.dutch) })
        Field.text("case", "Dossier, als u bevestigt")
    }

    static func settle(_ doubt: Identifier, _ call: PageCall) async throws(PageError) {
        let desk = call.desk.exchange.doubts
        if call.form["outcome"] == confirmed {
            guard let name = call.form["case"] else { throw .invalid("Noem het dossier dat het onderzoekt.") }
            return try await settled { () throws(DisclosureError) in
                try await desk.confirm(doubt, case: name, by: requester(call))
            }
        }
        guard let outcome = call.form.choice("outcome", DoubtEnding.Outcome.self), outcomes.contains(outcome) else {
            throw .invalid("Kies een besluit.")
        }
        try await settled { () throws(DisclosureError) in
            try await desk.end(doubt, as: outcome, by: requester(call))
        }
    }

    private static func requester(_ call: PageCall) -> Requester {
        Requester(application: Channel.counter.rawValue, employee: call.officer)
    }

    private static func settled(_ act: () async throws(DisclosureError) -> DoubtReply) async throws(PageError) {
        let reply: DoubtReply
        do { reply = try await act() } catch { throw PageError(error) }
        if let refusal = reply.refusal { throw PageError(refusal) }
    }
}
