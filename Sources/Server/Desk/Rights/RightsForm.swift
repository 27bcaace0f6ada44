import Catalogue
import Core
import Disclosure
import Ledger

/// The forms with which an officer takes down a request, an objection or a restriction, or lets a colleague read.
enum RightsForm {
    enum Kind: String, CaseIterable {
        case request, objection, restriction, reading, doubt

        var dutch: String {
            switch self {
            case .request: "Neem een vraag van een burger op"
            case .objection: "Neem een bezwaar op"
            case .restriction: "Beperk het gebruik van gegevens"
            case .reading: "Laat een collega vermeldingen onder beperking lezen"
            case .doubt: "Neem op dat een gegeven betwist wordt"
            }
        }
    }

    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let kind = Kind(rawValue: String(call.segment)) else { throw .notFound }
        return .document(
            DeskDocument(
                kind.dutch, help: "Schrijf geen namen of nummers in de tekst; het nummer hoort in zijn eigen veld."
            ) {
                call.form(to: .openMatter, segment: kind.rawValue, button: "Leg vast") {
                    PersonField.html()
                    fields(kind, call)
                }
            })
    }

    @HTMLBuilder private static func fields(_ kind: Kind, _ call: PageCall) -> HTML {
        switch kind {
        case .request:
            Field.choice("right", "Recht", SubjectRight.allCases.map { ($0.rawValue, $0.dutch) }, chosen: nil)
            Field.choice("channel", "Hoe het binnenkwam", Channel.allCases.map { ($0.rawValue, $0.dutch) }, chosen: nil)
            Field.date("received", "Ontvangen op", value: call.today)
        case .objection:
            Field.choice(
                "purpose", "Doel", names(call.desk.purposes.all.filter(\.template.mayObject)), chosen: nil)
            Field.choice("channel", "Hoe het binnenkwam", Channel.allCases.map { ($0.rawValue, $0.dutch) }, chosen: nil)
            Field.text("check", "Hoe de identiteit is nagekeken", isRequired: true)
            Field.lines("words", "In de woorden van de burger", hint: "Een reden hoeft niet.")
        case .restriction:
            Field.choice("purpose", "Doel", names(call.desk.purposes.all), chosen: nil, everything: "alle doelen")
            Field.choice(
                "ground", "Grond", RestrictionOrder.Ground.allCases.map { ($0.rawValue, $0.dutch) }, chosen: nil)
            Field.lines("text", "Reden", isRequired: true)
            Field.tick("needsTwo", "Twee functionarissen lezen de vermeldingen van deze persoon samen")
        case .reading:
            Field.text("officer", "Naam van de collega, zoals in het logboek", isRequired: true)
            Field.lines("text", "Waarom", isRequired: true)
        case .doubt: DoubtForm.fields(call)
        }
    }

    private static func names(_ purposes: [Purpose]) -> [(value: String, label: String)] {
        purposes.map { ($0.ref.id, $0.template.product) }
    }

    static func take(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let kind = Kind(rawValue: String(call.segment)) else { throw .notFound }
        let number = try PersonField.number(call.form, call.environment)
        if kind == .doubt {
            try await DoubtForm.take(number, call)
            return .next(Page.rights.address())
        }
        let person: SubjectRef
        do {
            person = try await Subjects(storage: call.journal.storage, keys: call.journal.keys).ref(of: number)
        } catch {
            throw PageError(error)
        }
        _ = try await call.record(try act(kind, person, call))
        return .next(Page.rights.address())
    }

    private static func act(_ kind: Kind, _ person: SubjectRef, _ call: PageCall) throws(PageError) -> Act {
        switch kind {
        case .request:
            guard let right = call.form.choice("right", SubjectRight.self), let received = call.form.date("received"),
                let channel = call.form.choice("channel", Channel.self)
            else { throw .invalid("Kies een recht, een kanaal en een dag.") }
            return .subjectRequested(
                SubjectRequest(person: person, right: right, channel: channel, received: received, by: call.officer))
        case .objection:
            guard let purpose = call.form["purpose"].flatMap({ call.desk.purposes.active($0) }),
                let channel = call.form.choice("channel", Channel.self), let check = call.form["check"]
            else { throw .invalid("Kies een doel en een kanaal, en zeg hoe de identiteit is nagekeken.") }
            let taking = Taking(
                channel: channel, assurance: .questions, identityCheck: check, recorder: call.officer)
            return .objected(
                Objection(person: person, purpose: purpose.ref, taking: taking, words: call.form["words"]))
        case .restriction:
            guard let ground = call.form.choice("ground", RestrictionOrder.Ground.self), let text = call.form["text"]
            else { throw .invalid("Kies een grond en schrijf een reden.") }
            return .restrictionSet(
                RestrictionOrder(
                    person: person, purpose: call.form["purpose"], ground: ground, reason: text,
                    needsTwo: call.form["needsTwo"] != nil, by: call.officer))
        case .reading:
            guard let officer = call.form["officer"], let text = call.form["text"] else {
                throw .invalid("Noem de collega en zeg waarom.")
            }
            return .inspected(
                Inspection(
                    person: person, way: .approval, by: call.officer, reason: text,
                    filter: ["officer": .string(officer)]
                ))
        // Its own desk takes it down.
        case .doubt: throw .notFound
        }
    }
}
