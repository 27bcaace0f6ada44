import Core
import Ledger

/// One matter with what was written at its opening, and the form that settles it.
enum MatterPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let row = try await row(call)
        _ = try await call.look(.query, at: row.person, filter: ["matter": .string(row.id.text)])
        let opening = try await opening(row, call)
        return .document(
            DeskDocument("Eén zaak", help: "Wat u beslist, komt in het logboek en op de tijdlijn van de burger.") {
                RightsPage.table(row.dutch, [row], call)
                DeskTable(
                    caption: "Wat er bij het begin is opgeschreven", columns: ["Wat", "Waarde"],
                    rows: labels.compactMap { name, label in opening[name].map { [HTML(label), HTML($0.plain)] } },
                    nothing: "Niet te lezen."
                ).html
                MatterAnswer(call: call, row: row, opening: opening).html
                if row.isDoubt {
                    HTML(.p) {
                        HTML(
                            .a, .href(Page.doubtLetter.address(row.id.text)),
                            text: "Toon de brief aan wie het kan verbeteren")
                    }
                }
                if row.state != .closed { form(row, call) }
            })
    }

    private static let labels = [
        ("right", "recht"), ("ground", "grond"), ("reason", "reden"), ("words", "in de woorden van de burger"),
        ("channel", "kanaal"), ("received", "ontvangen"), ("due", "uiterlijk"), ("emergency", "noodsituatie"),
        ("identityCheck", "identiteit nagekeken"), ("case", "dossier"), ("attribute", "gegeven"),
        ("category", "wat er scheelt"), ("contester", "wie betwist"), ("evidence", "bewijs"),
    ]

    static func row(_ call: PageCall) async throws(PageError) -> MatterRow {
        guard let id = Identifier(String(call.segment)),
            let row = try await RightsPage.matters(call).first(where: { $0.id == id }), row.person != nil
        else { throw .notFound }
        return row
    }

    static func opening(_ row: MatterRow, _ call: PageCall) async throws(PageError) -> JSON {
        do {
            guard let position = try await call.journal.storage.position(of: row.id),
                let entry = try await call.journal.storage.entry(at: position)
            else { return [:] }
            return try await call.journal.open(entry).first?.payload ?? [:]
        } catch {
            throw PageError(error)
        }
    }

    private static func form(_ row: MatterRow, _ call: PageCall) -> HTML {
        call.form(to: .settleMatter, segment: row.id.text, button: "Leg vast") {
            switch row.matter {
            case .restriction:
                HTML(.p, text: "U heft de beperking op. De burger moet dat vooraf weten (artikel 18, lid 3).")
                Field.date("told", "Verteld aan de burger op", value: call.today)
                Field.lines("text", "Waarom", isRequired: true)
            case .objection:
                Field.radios(
                    "verdict", "Beslissing",
                    [("upheld", "gegrond: dit doel stopt voor deze burger"), ("rejected", "ongegrond, met reden")])
                Field.lines("text", "Reden")
            case .request:
                Field.choice(
                    "outcome", "Antwoord", SubjectAnswer.Outcome.allCases.map { ($0.rawValue, $0.dutch) }, chosen: nil)
                Field.lines("text", "Reden, als u niet alles doet of later antwoordt")
                Field.date("due", "Nieuwe dag, bij een verlenging")
            case .emergency:
                Field.radios("verdict", "Besluit", [("justified", "terecht"), ("notJustified", "niet terecht")])
                Field.lines("text", "Wat u naging", isRequired: true)
            case .doubt: DoubtForm.settling()
            case .sample: HTML()
            }
        }
    }

    static func settle(_ call: PageCall) async throws(PageError) -> PageReply {
        let row = try await row(call)
        guard let person = row.person else { throw .notFound }
        let text = call.form["text"] ?? ""
        switch row.matter {
        case .restriction:
            guard let told = call.form.date("told") else { throw .invalid("Zeg wanneer de burger het wist.") }
            _ = try await call.record(
                .restrictionLifted(
                    RestrictionLifting(person: person, restriction: row.id, reason: text, told: told, by: call.officer))
            )
        case .objection:
            guard let verdict = call.form.choice("verdict", ObjectionDecision.Verdict.self) else {
                throw .invalid("Kies een beslissing.")
            }
            _ = try await call.record(
                .objectionDecided(
                    ObjectionDecision(
                        person: person, objection: row.id, verdict: verdict, ground: text, by: call.officer)))
        case .request:
            guard let outcome = call.form.choice("outcome", SubjectAnswer.Outcome.self) else {
                throw .invalid("Kies een antwoord.")
            }
            _ = try await call.record(
                .subjectAnswered(
                    SubjectAnswer(
                        person: person, request: row.id, outcome: outcome, ground: text, due: call.form.date("due"),
                        by: call.officer)))
        case .emergency:
            guard let verdict = call.form.choice("verdict", EmergencyReview.Verdict.self) else {
                throw .invalid("Kies een besluit.")
            }
            _ = try await call.record(
                .emergencyReviewed(
                    EmergencyReview(
                        person: person, emergency: row.id, verdict: verdict, note: text, by: call.officer)))
            return .next(Page.emergencies.address())
        case .doubt: try await DoubtForm.settle(row.id, call)
        case .sample: throw .notFound
        }
        return .next(Page.rights.address())
    }
}
