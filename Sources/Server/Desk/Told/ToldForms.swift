import Catalogue
import Core
import Disclosure
import Ledger

/// The forms with which a clerk takes down something new, a correction or that it is taken back.
enum ToldForms {
    private enum Deed: String { case correct, withdraw }
    private static let shared = "De burger wil dat ook andere diensten van dit bestuur het gebruiken"

    static func new(_ call: PageCall) throws(PageError) -> PageReply {
        let handle = call.query["person"]
        _ = try ToldPage.number(call, handle)
        let purposes = call.desk.purposes.all.filter { !$0.template.tells.isEmpty }
        return .document(
            DeskDocument("Neem op wat een burger vertelt", help: ToldPage.help) {
                if purposes.isEmpty {
                    HTML(.p, text: "Geen enkele dienst van uw bestuur laat burgers iets vertellen.")
                } else {
                    call.form(to: .tellNew, button: "Leg vast") {
                        Field.hidden("person", handle)
                        Field.choice(
                            "purpose", "Voor welke dienst",
                            purposes.map { ($0.ref.id, $0.template.product) }, chosen: nil)
                        Field.choice("kind", "Wat", kinds(purposes).map { ($0.rawValue, $0.label) }, chosen: nil)
                        value(nil)
                        Field.tick("shared", shared)
                        notice(purposes)
                        TakingFields.html()
                    }
                }
            })
    }

    static func tell(_ call: PageCall) async throws(PageError) -> PageReply {
        let handle = call.form["person"]
        let number = try ToldPage.number(call, handle)
        guard let kind = call.form.choice("kind", Tellable.self), let purpose = call.form["purpose"] else {
            throw .invalid("Kies een dienst en wat de burger vertelt.")
        }
        guard let thing = ToldThing(kind, json(call, kind)) else { throw wrong(kind) }
        let act = try act(call, number, purpose)
        let reply: ActReply<ToldReceipt>
        do {
            reply = try await call.desk.told.tell(thing, for: purpose, isShared: call.form["shared"] != nil, act)
        } catch {
            throw PageError(error)
        }
        let back = Page.toldPerson.address(nil, [("person", handle)])
        guard let warning = try ToldPage.done(reply).warning else { return .next(back) }
        return .document(warned(warning, back))
    }

    static func item(_ call: PageCall) async throws(PageError) -> PageReply {
        let handle = call.query["person"]
        let items = try await ToldPage.items(call, of: try ToldPage.number(call, handle))
        guard let item = items.first(where: { $0.row.id.text == call.segment }) else { throw .notFound }
        let purpose = call.desk.purposes.active(item.row.purpose)
        return .document(
            DeskDocument("Verbeter of neem terug", help: ToldPage.help) {
                HTML(.p) {
                    HTML(.strong, text: item.row.kind.label)
                    ": \(ToldPage.value(item)), \(ToldPage.age(item)), \(item.row.channel.dutch)"
                }
                call.form(to: .settleTold, segment: item.row.id.text, button: "Leg vast") {
                    Field.hidden("person", handle)
                    Field.hidden("purpose", item.row.purpose)
                    Field.hidden("kind", item.row.kind.rawValue)
                    Field.radios(
                        "deed", "Wat wil de burger?",
                        [(Deed.correct.rawValue, "verbeteren"), (Deed.withdraw.rawValue, "terugnemen")])
                    value(item.row.kind)
                    Field.tick("shared", shared, isTicked: item.row.isShared)
                    if let purpose { notice([purpose]) }
                    TakingFields.html()
                }
            })
    }

    /// After a change of an account number the page says where word of it goes.
    static func settle(_ call: PageCall) async throws(PageError) -> PageReply {
        let handle = call.form["person"]
        let number = try ToldPage.number(call, handle)
        guard let id = Identifier(String(call.segment)), let deed = call.form.choice("deed", Deed.self),
            let kind = call.form.choice("kind", Tellable.self)
        else { throw .invalid("Kies of de burger verbetert of terugneemt.") }
        let back = Page.toldPerson.address(nil, [("person", handle)])
        do {
            guard deed == .correct else {
                let act = ToldAct(number: number, taking: try TakingFields.taking(call))
                _ = try ToldPage.done(try await call.desk.told.withdraw(id, act))
                return .next(back)
            }
            let act = try act(call, number, call.form["purpose"] ?? "")
            let reply = try await call.desk.told.correct(
                id, to: json(call, kind), isShared: call.form["shared"] != nil, act)
            guard let receipt = try ToldPage.done(reply) else { throw wrong(kind) }
            guard let warning = receipt.warning else { return .next(back) }
            return .document(warned(warning, back))
        } catch let error as PageError {
            throw error
        } catch let error as DisclosureError {
            throw PageError(error)
        } catch {
            throw .internalFailure
        }
    }

    private static func warned(_ warning: ToldWarning, _ back: String) -> DeskDocument {
        DeskDocument("Verwittig de burger nu", help: ToldPage.help) {
            HTML(
                .p,
                text: "Het rekeningnummer is veranderd. Stuur bericht, zodat de burger het hoort als iemand anders het "
                    + "veranderde.")
            HTML(
                .p,
                text: warning.contact.map { "Naar het contact dat al gekend was: \($0.printed)." }
                    ?? "Met een brief naar het adres in het register: er is geen contact dat al lang genoeg gekend is.")
            HTML(.p) { HTML(.a, .href(back), text: "Terug naar wat deze burger vertelde") }
        }
    }

    private static func act(
        _ call: PageCall, _ number: INSZ, _ purpose: String
    ) throws(PageError) -> ToldAct {
        guard call.form["told"] != nil else { throw .invalid("Lees eerst voor waarom en hoe lang het bewaard wordt.") }
        return ToldAct(
            number: number, taking: try TakingFields.taking(call),
            noticeHash: call.desk.purposes.active(purpose)?.template.notice.hash ?? "", readAloud: true,
            otherWayTold: true)
    }

    private static func kinds(_ purposes: [Purpose]) -> [Tellable] {
        let told = Set(purposes.flatMap(\.template.tells).compactMap { Tellable($0.attribute) })
        return Tellable.allCases.filter { told.contains($0) && $0 != .document }
    }

    private static func value(_ kind: Tellable?) -> HTML {
        Field.text(
            "value", "Wat de burger zegt",
            hint: kind == .channel
                ? "email, letter of phone."
                : "Een rekeningnummer zoals BE68 5390 0754 7034, een telefoonnummer, een e-mailadres, of uren zoals "
                    + "ma-vr 09:00-12:00. Bij terugnemen leeg laten.")
    }

    @HTMLBuilder private static func notice(_ purposes: [Purpose]) -> HTML {
        for purpose in purposes {
            HTML(.section, .label(purpose.template.product)) {
                HTML(.h2, text: "Lees voor: \(purpose.template.product)")
                for given in purpose.template.tells { HTML(.p, text: given.reason) }
                HTML(.p, text: "We bewaren het \(purpose.template.tellingDays) dagen. U mag het altijd terugnemen.")
                HTML(.p, text: purpose.template.notice.text)
            }
        }
        Field.tick("told", "Ik las dit voor, en zei dat het niet moet")
    }

    private static func json(_ call: PageCall, _ kind: Tellable) -> JSON? { call.form["value"].map { .string($0) } }

    /// What was typed is not repeated.
    private static func wrong(_ kind: Tellable) -> PageError {
        .invalid("Dit is geen \(kind.label). Kijk na wat de burger zei; bij een rekeningnummer ook de controlecijfers.")
    }
}
