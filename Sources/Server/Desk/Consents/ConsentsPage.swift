import Catalogue
import Core
import Disclosure
import Ledger

/// What citizens decided, by period, purpose, channel, clerk and outcome; nobody is named.
enum ConsentsPage {
    static let acts = EntryType.allCases.filter { $0.consentWord != nil }

    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        var question = AuditQuestion(limit: 100)
        question.types = call.query.choice("outcome", EntryType.self).map { [$0] } ?? acts
        question.purpose = call.query["purpose"].map { "\(call.journal.controller)/\($0)" }
        question.outcome = call.query.choice("channel", Channel.self)?.rawValue
        question.employee = call.query["clerk"]
        question.from = call.query.date("from").map(BelgianCalendar.startOfDay)
        question.until = call.query.date("until").map(BelgianCalendar.endOfDay)
        question.before = call.query["before"].flatMap { Int64($0) }.map { Position(row: $0) }
        let shown: AuditDesk.Shown
        do {
            shown = try await call.desk.audit.lines(question, by: call.officer, reason: call.reason)
        } catch {
            throw PageError(error)
        }
        guard case .lines(let lines, _) = shown else {
            if case .refused(let refusal) = shown { throw PageError(refusal) }
            throw .notFound
        }
        return .document(
            DeskDocument("Toestemmingen", help: "Kies een regel om de woorden en het bewijs te zien.") {
                filters(call)
                DeskTable(
                    caption: "Wat burgers beslisten, nieuwste eerst",
                    columns: ["Wanneer", "Wat", "Doel", "Kanaal", "Medewerker", "Meer"],
                    rows: lines.map { row($0) }
                ).html
                DeskPager(
                    newest: question.before == nil ? nil : address(call, before: nil),
                    older: lines.count < question.limit
                        ? nil : lines.last.map { address(call, before: String($0.position.row)) }
                ).html
            })
    }

    private static let filterNames = ["outcome", "purpose", "channel", "clerk", "from", "until"]

    private static func address(_ call: PageCall, before: String?) -> String {
        Page.consents.address(nil, filterNames.map { ($0, call.query[$0]) } + [("before", before)])
    }

    private static func filters(_ call: PageCall) -> HTML {
        DeskForm(filtering: .consents, button: "Toon") {
            Field.date("from", "Van", value: call.query.date("from"))
            Field.date("until", "Tot en met", value: call.query.date("until"))
            Field.choice(
                "purpose", "Doel",
                call.desk.purposes.all.filter { $0.template.act.mustBeGiven }.map { ($0.ref.id, $0.template.product) },
                chosen: call.query["purpose"], everything: "alle doelen")
            Field.choice(
                "channel", "Kanaal", Channel.allCases.map { ($0.rawValue, $0.dutch) }, chosen: call.query["channel"],
                everything: "alle kanalen")
            Field.choice(
                "outcome", "Wat", acts.map { ($0.rawValue, $0.consentWord ?? "") }, chosen: call.query["outcome"],
                everything: "alles")
            Field.text("clerk", "Medewerker", value: call.query["clerk"])
        }.html
    }

    private static func row(_ line: AuditLine) -> [HTML] {
        let consent = line.content?["consent"]?.string ?? line.id.text
        return [
            HTML(DutchTime.moment(line.at)), HTML(line.type.consentWord ?? line.type.rawValue),
            HTML(line.purpose ?? ""),
            HTML(line.outcome.flatMap { Channel(rawValue: $0) }?.dutch ?? ""), HTML(line.employee ?? ""),
            HTML(.a, .href(Page.consent.address(consent)), text: "Bekijk, \(DutchTime.moment(line.at))"),
        ]
    }
}
