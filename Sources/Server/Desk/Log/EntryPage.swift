import Core
import Disclosure
import Ledger

/// One line of the log, for whoever was led to it by what rests on it.
enum EntryPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = Identifier(String(call.segment)) else { throw .notFound }
        var question = AuditQuestion(limit: 1)
        question.entry = id
        let shown: AuditDesk.Shown
        do {
            shown = try await call.desk.audit.lines(question, by: call.officer, reason: call.reason)
        } catch {
            throw PageError(error)
        }
        switch shown {
        case .refused(let refusal): throw PageError(refusal)
        case .lines(let lines, let look):
            guard let line = lines.first else { throw .notFound }
            let purpose = try await LinePurposes(lines, at: call.desk)[line]
            return .document(
                DeskDocument("Eén regel van het logboek") {
                    ReadingNote(look).html
                    HTML(.p, text: EntrySentence(line: line, purpose: purpose, namesStaff: true).text)
                    EntryDetails(line: line, purpose: purpose).html
                    timeline(line, call)
                })
        }
    }

    /// The way to the person of a line, whose number the log does not know; `known` is the person that was looked for.
    static func timeline(_ line: AuditLine, _ call: PageCall, known: DeskPerson? = nil) -> HTML? {
        guard let ref = line.person else { return nil }
        let handle = call.session.handle(of: DeskPerson(ref: ref, number: ref == known?.ref ? known?.number : nil))
        return HTML(.p) {
            HTML(.a, .href(Page.timeline.address(nil, [("person", handle)])), text: "Tijdlijn van deze persoon")
        }
    }
}
