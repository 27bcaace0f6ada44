import Core
import Disclosure
import Ledger

/// Whether the log is whole and unchanged, how that is known, and how somebody else can check it.
struct IntegrityPage {
    /// Checkpoints that the page lists.
    private static let most = 20

    let call: PageCall
    let newest: CheckpointMark
    let witnessed: [CheckpointMark]
    /// `nil` while a verification runs: then the page only tells how far it is.
    let look: Journal.Line?
    let run: VerificationBoard.Run?
    let state: Verifications.State?

    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let run = call.session.office.verification.run
        let state = run.flatMap { call.desk.verifications[$0.id] }
        var look: Journal.Line?
        if state?.isRunning != true { look = try await call.look(.query, filter: ["page": "integrity"]) }
        let history = CheckpointHistory(journal: call.journal)
        do {
            let page = IntegrityPage(
                call: call, newest: try await history.newest(),
                witnessed: look == nil ? [] : try await history.witnessed(most), look: look, run: run, state: state)
            return .document(page.document)
        } catch {
            throw PageError(error)
        }
    }

    /// Begins a verification, after that look was recorded, and goes back to the page that tells how far it is.
    static func check(_ call: PageCall) async throws(PageError) -> PageReply {
        let note = call.form.lines("checkpoint").map { $0.replacing("\r\n", with: "\n") } ?? ""
        let look = try await call.look(.verification, filter: [:])
        let id = call.desk.verifications.start(
            Verifications.Question(checkpoints: note.isEmpty ? [] : [note.hasSuffix("\n") ? note : note + "\n"]))
        call.session.office.verification.run = VerificationBoard.Run(
            id: id, begun: call.now, by: call.officer, recordedAs: look.position.seq)
        return .next(Page.integrity.address())
    }

    /// A bundle for somebody outside, with the verifier that checks it without us; recorded before it is made.
    static func bundle(_ call: PageCall) async throws(PageError) -> PageReply {
        var scope = BundleScope(
            logs: call.form["logs"] == "all" ? .all : .current, nothing: call.form["content"] != "entries")
        if !scope.nothing {
            guard let from = call.form.date("from"), let until = call.form.date("until"), from <= until else {
                throw .invalid("Kies van welke dag tot welke dag.")
            }
            scope.from = BelgianCalendar.startOfDay(from)
            scope.until = BelgianCalendar.endOfDay(until)
        }
        do {
            switch try await call.desk.exports.bundle(scope, by: call.officer, reason: call.reason) {
            case .refused(let refusal): throw PageError(refusal)
            case .bundle(let bundle, _):
                return .file(
                    name: "bewijs-\(call.desk.controller).tar", mediaType: "application/x-tar", bytes: bundle.tar)
            }
        } catch let error as DisclosureError {
            throw PageError(error)
        } catch let error as PageError {
            throw error
        } catch {
            throw .internalFailure
        }
    }

    /// The proof that one entry stands in the log, as a file for whoever wants to check it alone.
    static func proof(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = call.form.identifier("entry") else {
            throw .invalid("Geef het spoornummer van de regel. Het staat in het logboek bij elke regel.")
        }
        _ = try await call.look(.proof, filter: ["entry": .string(id.text)])
        do {
            guard let position = try await call.journal.storage.position(of: id) else { throw PageError.notFound }
            let proof = try await call.desk.proofs.proof(of: position, showing: nil)
            let place: JSON = [
                "origin": .string(call.journal.storage.origin(ofLog: position.log)), "index": .integer(position.seq),
            ]
            let json: JSON = [
                "id": .string(id.text), "log": place, "proof": proof.json,
            ]
            return .file(
                name: "bewijs-\(position.seq).json", mediaType: "application/json", bytes: json.canonicalBytes)
        } catch let error as LedgerError {
            throw PageError(error)
        } catch let error as PageError {
            throw error
        } catch {
            throw .internalFailure
        }
    }

    private var document: DeskDocument {
        let help = "Klopt er iets niet? Verander niets, en verwittig de beheerder en wie de getuigen beheert."
        var document = DeskDocument("Is het logboek volledig en ongewijzigd?", help: help) {
            status
            if !isRunning {
                checkForm
                if let look { ReadingNote(look).html }
                result
                checkpoints
                proofForm
            }
            meaning
        }
        if isRunning { document.refreshSeconds = 2 }
        return document
    }

    private var isRunning: Bool { state?.isRunning == true }

    private var status: HTML {
        guard let run, let state else {
            return HTML(.p, .class("status"), .role("status")) {
                "Het logboek telt \(newest.size) regels. Het is nog niet nagekeken sinds Sluis gestart is."
            }
        }
        if let report = state.report { return IntegrityResult(json: report, run: run).status }
        if state.isRunning { return progress(state) }
        return HTML(.p, .class("status alarm"), .role("alert")) {
            "Het nazicht van \(DutchTime.moment(run.begun)) kon niet afgewerkt worden. Probeer het opnieuw."
        }
    }

    private func progress(_ state: Verifications.State) -> HTML {
        let size = max(state.size, newest.size, 1)
        return HTML(.div, .role("status")) {
            HTML(.p, .class("status"), text: "Bezig: \(state.done) van \(size) regels nagekeken.")
            HTML(
                .progress, .label("Nagekeken regels"), .init("max", String(size)),
                .value(String(min(state.done, size))))
            HTML(.p, text: "Deze bladzijde kijkt om de 2 seconden vanzelf opnieuw.")
        }
    }

    private var checkForm: HTML {
        call.form(to: .integrityCheck, button: "Controleer nu") {
            Field.lines(
                "checkpoint", "Vergelijk met een controlepunt dat u elders bewaarde (mag leeg blijven)",
                hint: "Plak de hele tekst, met de regels die met een streepje beginnen.")
        }
    }

    private var result: HTML? {
        guard let run, let report = state?.report else { return nil }
        return IntegrityResult(json: report, run: run).table
    }

    @HTMLBuilder private var checkpoints: HTML {
        HTML(.h2, text: "Controlepunten")
        HTML(.p) {
            "Het nieuwste controlepunt staat voor iedereen op "
            HTML(.a, .href("/v1/log/\(call.desk.controller)/checkpoint"), text: "een eigen adres")
            ". Bewaar het buiten uw bestuur: daarmee ziet u later of het logboek herschreven is."
        }
        DeskTable(
            caption: "Het nieuwste, en de laatste die getuigen ondertekenden",
            columns: ["Wanneer", "Regels", "Getuigen", "Wortel"], rows: ([newest] + witnessed).map(row)
        ).html
        if witnessed.isEmpty { HTML(.p, text: "Nog geen getuige van buiten het bestuur tekende een controlepunt.") }
    }

    private func row(_ mark: CheckpointMark) -> [HTML] {
        [
            HTML(.span, .class(mark.followsGap ? "alarm" : nil)) {
                mark.at.map(DutchTime.moment) ?? "nu"
                if mark.followsGap { " (gat: meer dan \(CheckpointHistory.longestGapHours) uur na het vorige)" }
            },
            HTML(String(mark.size)),
            HTML(.span, .class(mark.isEnough == false ? "alarm" : nil)) {
                mark.witnesses.isEmpty ? "geen" : mark.witnesses.joined(separator: ", ")
                if mark.isEnough == false { " (te weinig)" }
            },
            HTML(.code, text: mark.root),
        ]
    }

    @HTMLBuilder private var proofForm: HTML {
        HTML(.h2, text: "Bewijsbundel voor wie van buiten komt")
        HTML(.p) {
            "Een bestand met alles om het logboek zonder ons na te kijken. Daarna: "
            HTML(.code, text: "python3 verify_bundle.py")
            ". Namen van medewerkers zitten er niet in."
        }
        call.form(to: .integrityBundle, button: "Maak de bundel") {
            Field.radios(
                "content", "Wat zit erin?",
                [
                    ("nothing", "alleen de bewijsstukken, voor een getuige: geen enkele regel gaat open"),
                    ("entries", "ook de regels van deze periode, geopend"),
                ], chosen: "nothing")
            Field.radios(
                "logs", "Van welk logboek?",
                [("current", "dat van dit jaar"), ("all", "dat van elk jaar dat er is")], chosen: "current")
            Field.date("from", "Van", value: call.today.adding(days: -31))
            Field.date("until", "Tot en met", value: call.today)
        }
        HTML(.h2, text: "Bewijs van één regel")
        HTML(
            .p,
            text: "Wie het bestand krijgt, kijkt zelf na dat de regel in het logboek staat. Uw inzage wordt opgetekend."
        )
        call.form(to: .integrityProof, button: "Maak het bewijs", isQuiet: true) {
            Field.text("entry", "Spoornummer van de regel", isRequired: true)
        }
    }

    @HTMLBuilder private var meaning: HTML {
        HTML(.h2, text: "Wat bewijst dit, en wat niet?")
        HTML(.ol) {
            HTML(.li, text: "Sinds een regel geschreven werd, is er niets aan veranderd, bijgevoegd of weggehaald.")
            HTML(.li, text: "Bij elke regel was de wet nageleefd: het nazicht oordeelt opnieuw over elke stap.")
            HTML(.li, text: "Het bewijst niet dat waar is wat iemand toen zei of antwoordde.")
            HTML(
                .li,
                text:
                    "Het bewijst ook niet dat er geen andere weg naar de bron was: vergelijk met de lijst van de bron.")
            HTML(
                .li,
                text: "Wie alle sleutels en alle controlepunten heeft, kan een ander verleden schrijven: geef ze weg.")
        }
    }
}
