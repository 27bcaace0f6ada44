import Core
import Disclosure
import Ledger

/// Erasures that wait for a second officer, and those that were done, each with its certificate.
///
/// Nobody is named.
enum ErasuresPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        _ = try await call.look(.query, filter: ["page": "erasures"])
        let rows: [ErasureRow]
        do { rows = try await call.desk.erasures.list() } catch { throw PageError(error) }
        let open = rows.filter { $0.state != .performed }
        let done = rows.filter { $0.state == .performed }
        return .document(
            DeskDocument("Wissen", help: "Twee functionarissen keuren elk apart goed. Wat de wet laat bewaren, blijft.")
            {
                HTML(.h2, text: "Wat kan er weg?")
                call.form(to: .erasureClasses, button: "Zoek op wat er bewaard wordt") { PersonField.html() }
                HTML(.h2, text: "Wachten op goedkeuring")
                if open.isEmpty { HTML(.p, .class("nothing"), text: "Er wacht niets.") }
                for row in open { waiting(row, call) }
                HTML(.h2, text: "Gewist")
                DeskTable(
                    caption: "Nieuwste eerst", columns: ["Gepland", "Wat", "Grond", "Goedgekeurd door", "Bewijs"],
                    rows: done.map { row in
                        [
                            HTML(planned(row)), HTML(row.keyClass.dutch), HTML("artikel \(row.ground.rawValue)"),
                            HTML(row.agreement.officers),
                            HTML(
                                .a, .href(Page.erasureCertificate.address(row.id.text)),
                                text: "Bewijs van \(planned(row))"),
                        ]
                    }, nothing: "Er is nog niets gewist."
                ).html
            })
    }

    private static func planned(_ row: ErasureRow) -> String {
        DutchTime.moment(Instant(milliseconds: row.id.milliseconds))
    }

    /// Who agreed already has no button: the second yes is another's.
    @HTMLBuilder private static func waiting(_ row: ErasureRow, _ call: PageCall) -> HTML {
        HTML(.section, .label("Wissing van \(planned(row))")) {
            HTML(.p) {
                "\(planned(row)): \(row.keyClass.dutch), artikel \(row.ground.rawValue) AVG, gepland door \(row.planner). "
                row.agreement.dutch
            }
            if !row.isApproved(by: call.officer) {
                call.form(to: .approveErasure, segment: row.id.text, button: "Keur goed, \(planned(row))")
            }
        }
    }

    /// What there is of a person, class by class: what may go, what stays, why and until when.
    static func classes(_ call: PageCall) async throws(PageError) -> PageReply {
        let number = try PersonField.number(call.form, call.environment)
        let overview: ErasureDesk.Overview
        do {
            overview = try await call.desk.erasures.overview(of: number, by: call.officer, reason: call.reason)
        } catch {
            throw PageError(error)
        }
        guard case .classes(let classes) = overview else {
            if case .refused(let refusal) = overview { throw PageError(refusal) }
            throw .notFound
        }
        let handle = call.session.handle(of: DeskPerson(ref: nil, number: number))
        return .document(
            DeskDocument("Wat kan er weg?", help: "Plannen wist nog niets: twee functionarissen keuren eerst goed.") {
                if classes.isEmpty { HTML(.p, .class("nothing"), text: "Van deze persoon wordt niets bewaard.") }
                for item in classes { section(item, handle, call) }
            })
    }

    @HTMLBuilder private static func section(_ item: ErasureClass, _ handle: String, _ call: PageCall) -> HTML {
        HTML(.h2, text: item.label)
        HTML(.p, text: "\(item.parts) regels uit het logboek en \(item.facts) bewaarde gegevens.")
        HTML(.p, text: item.retention.words)
        HTML(.p) {
            "Grond: \(item.retention.ground)"
            item.retention.until.map { ", tot \(DutchTime.day($0))." } ?? "."
        }
        if item.retention.mayGo {
            call.form(to: .planErasure, segment: item.keyClass.name, button: "Plan de wissing van \(item.label)") {
                Field.hidden("person", handle)
                HTML(.p) {
                    HTML(.label, .for("ground-" + item.keyClass.name), text: "Grond voor \(item.label)")
                    HTML(.br)
                    HTML(.select, .id("ground-" + item.keyClass.name), .name("ground")) {
                        for ground in ErasureGround.allCases {
                            HTML(.option, .value(ground.rawValue), text: ground.dutch)
                        }
                    }
                }
            }
        }
    }

    static func plan(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let keyClass = KeyClass(name: String(call.segment)) else { throw .notFound }
        let person = try call.person(call.form["person"])
        guard let number = person.number, let ground = call.form.choice("ground", ErasureGround.self) else {
            throw .invalid("Kies een grond.")
        }
        let planned: ErasureDesk.Planned
        do {
            planned = try await call.desk.erasures.plan(of: number, keyClass, ground: ground, by: call.officer)
        } catch {
            throw PageError(error)
        }
        if case .refused(let refusal) = planned { throw PageError(refusal) }
        return .next(Page.erasures.address())
    }

    static func approve(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = Identifier(String(call.segment)) else { throw .notFound }
        let approved: ErasureDesk.Approved
        do { approved = try await call.desk.erasures.approve(id, by: call.officer) } catch { throw PageError(error) }
        switch approved {
        case .refused(let refusal): throw PageError(refusal)
        case .approved: return .next(Page.erasures.address())
        case .performed: return .next(Page.erasureCertificate.address(id.text))
        }
    }

    /// The certificate as a letter for the citizen, and as a file with its proof.
    static func certificate(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = Identifier(String(call.segment)) else { throw .notFound }
        _ = try await call.look(.query, filter: ["erasure": .string(id.text)])
        let found: ErasureCertificate?
        do { found = try await call.desk.erasures.certificate(id) } catch { throw PageError(error) }
        guard let certificate = found else { throw .notFound }
        if call.query["format"] == "json" {
            return .file(
                name: "bewijs-van-wissing.json", mediaType: "application/json", bytes: certificate.json.canonicalBytes)
        }
        var document = DeskDocument(certificate.title, help: "Druk deze brief af, of neem het bestand mee.") {
            for sentence in certificate.sentences { HTML(.p, text: sentence) }
            HTML(.p, .class("screen")) {
                HTML(
                    .a, .href(Page.erasureCertificate.address(id.text, [("format", "json")])),
                    text: "Neem het bestand met het bewijs mee")
            }
        }
        document.isLetter = true
        return .document(document)
    }
}
