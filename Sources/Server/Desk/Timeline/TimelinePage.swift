import Catalogue
import Core
import Disclosure
import Ledger

/// One person's timeline: on the screen for the officer, on paper the answer to a request for access.
///
/// Article 15 GDPR.
struct TimelinePage {
    /// Lines that one answer holds; a longer one says so.
    static let most = 2_000
    /// An answer to a request is whole: nobody has so many.
    private static let mostOfAnswer = 1_000_000

    let call: PageCall
    let handle: String
    let person: DeskPerson
    /// Employees are named on the screen only, and only after that was asked for.
    let namesStaff: Bool
    /// When the person asked.
    let asked: CalendarDate
    /// Whether it is the answer to a request, which leaves nothing out.
    let isAnswer: Bool
    /// Whether the officer asked to see what the person told.
    let showsTold: Bool

    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        try await TimelinePage(call, call.query).reply()
    }

    /// In the answer to a form, so that names appear when they are asked for and not when a page is loaded again.
    static func showStaff(_ call: PageCall) async throws(PageError) -> PageReply {
        let page = try TimelinePage(call, call.form, namesStaff: true)
        _ = try await call.look(.query, at: page.person.ref, filter: ["person": true, "shown": "employees"])
        return try await page.reply()
    }

    /// In the answer to a form too; this letter can be printed with it.
    static func showTold(_ call: PageCall) async throws(PageError) -> PageReply {
        try await TimelinePage(call, call.form, showsTold: true).reply()
    }

    private init(
        _ call: PageCall, _ fields: PageFields, namesStaff: Bool = false, showsTold: Bool = false
    ) throws(PageError) {
        self.call = call
        self.namesStaff = namesStaff
        self.showsTold = showsTold
        handle = fields["person"] ?? ""
        person = try call.person(handle)
        asked = fields.date("asked") ?? call.today
        isAnswer = fields.has("answer")
        guard asked <= call.today else { throw .invalid("Het verzoek kan niet in de toekomst gesteld zijn.") }
    }

    private func reply() async throws(PageError) -> PageReply {
        let most = isAnswer ? Self.mostOfAnswer : Self.most
        var question = AuditQuestion(limit: most)
        question.subject = person.number
        question.person = person.ref
        let view: ToldView = try await showsValues() ? .values : .kinds
        question.told = view
        let shown: AuditDesk.Shown
        do {
            shown = try await call.desk.audit.lines(question, by: call.officer, reason: call.reason)
        } catch {
            throw PageError(error)
        }
        switch shown {
        case .refused(let refusal): throw PageError(refusal)
        case .lines(let lines, let look):
            let purposes = try await LinePurposes(lines, at: call.desk)
            let told = try await told(as: view, after: look)
            return .document(document(Timeline(lines, isComplete: lines.count < most), look, purposes, told))
        }
    }

    /// Once that was asked for; and in the letter to a person who asked for what we keep, which is one click.
    private func showsValues() async throws(PageError) -> Bool {
        guard isAnswer, !showsTold, let ref = person.ref else { return showsTold }
        do {
            return try await call.journal.storage.rows([]).matters(of: ref).contains { row in
                if case .request(.access, _, _) = row.matter { true } else { false }
            }
        } catch {
            throw PageError(error)
        }
    }

    private func told(as view: ToldView, after look: Journal.Line) async throws(PageError) -> [KeptTelling] {
        guard let ref = person.ref else { return [] }
        do { return try await call.desk.audit.told(by: ref, as: view, after: look) } catch { throw PageError(error) }
    }

    private func document(
        _ timeline: Timeline, _ look: Journal.Line, _ purposes: LinePurposes, _ told: [KeptTelling]
    ) -> DeskDocument {
        let letter = AccessLetter(call: call, asked: asked, timeline: timeline, purposes: purposes)
        var document = DeskDocument(
            "Wie keek naar deze gegevens?",
            help: "Druk deze bladzijde af als antwoord op een vraag om inzage. Namen van medewerkers staan er niet in."
        ) {
            HTML(.div, .class("screen")) { tools }
            ReadingNote(look).html
            letter.opening
            days(timeline, purposes)
            ToldSection(call: call, told: told, form: toldForm).html
            letter.closing
        }
        document.isLetter = true
        return document
    }

    @HTMLBuilder private var tools: HTML {
        HTML(.p) {
            "Over: "
            HTML(.strong, text: person.masked)
        }
        if person.number != nil {
            call.form(to: .personShow, button: "Toon het nummer (wordt opgetekend)", isQuiet: true) {
                Field.hidden("person", handle)
            }
        }
        if !namesStaff {
            call.form(to: .timelineStaff, button: "Toon medewerkers (wordt opgetekend, niet afgedrukt)", isQuiet: true)
            {
                Field.hidden("person", handle)
                Field.hidden("asked", asked.text)
                Field.hidden("answer", isAnswer ? "yes" : nil)
            }
        }
        DeskForm(filtering: .timeline, button: "Zet in de brief") {
            Field.hidden("person", handle)
            Field.hidden("answer", isAnswer ? "yes" : nil)
            Field.date("asked", "Dag van het verzoek", value: asked)
        }.html
        HTML(.p) {
            HTML(.a, .href(Page.log.address(nil, [("person", handle)])), text: "Zoek binnen deze regels")
        }
    }

    private var toldForm: HTML {
        call.form(to: .timelineTold, button: "Toon wat verteld is (wordt opgetekend)", isQuiet: true) {
            Field.hidden("person", handle)
            Field.hidden("asked", asked.text)
            Field.hidden("answer", isAnswer ? "yes" : nil)
        }
    }

    @HTMLBuilder private func days(_ timeline: Timeline, _ purposes: LinePurposes) -> HTML {
        if timeline.days.isEmpty {
            HTML(.p, text: "In dit logboek staat niets over deze persoon.")
        }
        for day in timeline.days {
            HTML(.h2, text: DutchTime.day(day.date))
            HTML(.ul, .class("entries")) {
                for line in day.lines { HTML(.li) { entry(line, purposes[line]) } }
            }
        }
        if !timeline.isComplete {
            HTML(.p, text: "Er zijn nog oudere regels. Vraag ze met een kortere periode in het logboek.")
        }
    }

    @HTMLBuilder private func entry(_ line: AuditLine, _ purpose: Purpose?) -> HTML {
        HTML(.p, text: EntrySentence(line: line, purpose: purpose, namesStaff: false).text)
        if let words = DoubtWords.text(line, call.desk.corrections) { HTML(.p, .class("small"), text: words) }
        if let why = AccessLetter.why(line, purpose) { HTML(.p, .class("small"), text: why) }
        if namesStaff, let name = line.employee {
            HTML(.p, .class("small screen"), text: "Medewerker: \(name)")
        }
    }
}
