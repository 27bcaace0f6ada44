import Catalogue
import Core
import Disclosure
import Ledger

/// What a citizen told, as the clerk who helps them sees it: the value, its age and its origin.
enum ToldPage {
    static let help = "Lees voor wat u invult, en zeg dat het mag, en dat het niet moet."

    static func find(_ call: PageCall) -> PageReply {
        .document(
            DeskDocument("Wat burgers zelf vertelden", help: help) {
                HTML(
                    .p,
                    text: "Een rekeningnummer of een telefoonnummer staat in geen register. De burger vertelt het één "
                        + "keer, en u kunt het hier tonen, verbeteren of terugnemen.")
                call.form(to: .toldSearch, button: "Toon wat verteld is") { PersonField.html() }
            })
    }

    static func search(_ call: PageCall) async throws(PageError) -> PageReply {
        let number = try PersonField.number(call.form, call.environment)
        guard number.person != nil else { throw .invalid("Alleen een persoon vertelt iets; vul 11 cijfers in.") }
        let ref: SubjectRef?
        do { ref = try await call.desk.audit.person(number) } catch { throw PageError(error) }
        let handle = call.session.handle(of: DeskPerson(ref: ref, number: number))
        return .next(Page.toldPerson.address(nil, [("person", handle)]))
    }

    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let handle = call.query["person"]
        let items = try await items(call, of: try number(call, handle))
        return .document(
            DeskDocument("Wat deze burger vertelde", help: help) {
                DeskTable(
                    caption: "Verteld, oudste eerst", columns: ["Wat", "Waarde", "Verteld", "Voor", "Tot", "Doe"],
                    rows: items.map { row($0, handle, call) }, nothing: "Deze burger vertelde nog niets."
                ).html
                HTML(.p) {
                    HTML(
                        .a, .class("button"), .href(Page.toldNew.address(nil, [("person", handle)])),
                        text: "Neem iets nieuws op")
                }
            })
    }

    private static func row(_ item: ToldItem, _ handle: String?, _ call: PageCall) -> [HTML] {
        let product = call.desk.purposes.active(item.row.purpose)?.template.product ?? item.row.purpose
        return [
            HTML(item.row.kind.label), HTML(value(item)),
            HTML("\(DutchTime.day(BelgianCalendar.date(at: item.row.at))), \(age(item)), \(item.row.channel.dutch)"),
            HTML(product + (item.row.isShared ? " en andere diensten" : "")),
            HTML(
                item.end == nil
                    ? DutchTime.day(BelgianCalendar.date(at: item.row.until)) : "telt niet meer, wordt gewist"),
            HTML(
                .a, .href(Page.toldItem.address(item.row.id.text, [("person", handle)])),
                text: "Verbeter of neem terug: \(item.row.kind.label)"),
        ]
    }

    /// What does not read can still be taken back, or told anew.
    static func value(_ item: ToldItem) -> String { item.value?.printed ?? "niet leesbaar" }

    static func age(_ item: ToldItem) -> String {
        switch item.ageDays {
        case 0: "vandaag"
        case 1: "1 dag oud"
        default: "\(item.ageDays) dagen oud"
        }
    }

    /// The person whom a handle stands for, who must have been found by number.
    static func number(_ call: PageCall, _ handle: String?) throws(PageError) -> INSZ {
        guard let number = try call.person(handle).number?.person else { throw .unknownPerson }
        return number
    }

    /// What the person told, after the look was recorded.
    static func items(_ call: PageCall, of number: INSZ) async throws(PageError) -> [ToldItem] {
        let reply: ActReply<[ToldItem]>
        do {
            reply = try await call.desk.told.overview(of: number, by: call.officer, reason: call.reason)
        } catch {
            throw PageError(error)
        }
        return try done(reply)
    }

    static func done<Done>(_ reply: ActReply<Done>) throws(PageError) -> Done {
        switch reply {
        case .done(let done): return done
        case .refused(let refusal): throw PageError(refusal)
        }
    }
}

extension Value {
    /// As it stands on a page; a document by its reference.
    var printed: String {
        switch self {
        case .text(let text): text
        case .code(let code): ["email": "e-mail", "letter": "brief", "phone": "telefoon"][code] ?? code
        case .record(let fields): fields["reference"].map(\.printed) ?? ""
        default: ""
        }
    }
}
