import Core
import Disclosure
import Ledger

/// The logs of earlier years: until when each stays and why, and what is planned, agreed to and gone.
///
/// Nobody but officers is named.
enum PruningsPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        _ = try await call.look(.query, filter: ["page": "prunings"])
        let years: [ClosedYear]
        do { years = try await call.desk.prunings.years() } catch { throw PageError(error) }
        return .document(
            DeskDocument(
                "Oude logboeken",
                help:
                    "Elk jaar heeft een eigen logboek. Na zijn termijn kan het weg, als twee mensen dat goedkeuren."
            ) {
                if years.isEmpty {
                    HTML(.p, .class("nothing"), text: "Er zijn nog geen logboeken van vroegere jaren.")
                }
                for year in years { section(year, call) }
            })
    }

    @HTMLBuilder private static func section(_ year: ClosedYear, _ call: PageCall) -> HTML {
        HTML(.section, .label("Logboek van \(year.year)")) {
            HTML(.h2, text: "Logboek van \(year.year)")
            HTML(.p, text: "\(year.size) regels. \(year.words)")
            if let row = year.pruning {
                standing(row, call)
            } else if year.isTermOver, !year.isGone {
                call.form(to: .planPruning, button: "Stel voor het logboek van \(year.year) te vernietigen") {
                    Field.hidden("log", "\(year.year)")
                }
            }
        }
    }

    /// Who agreed already has no button: the second yes is another's.
    @HTMLBuilder private static func standing(_ row: PruningRow, _ call: PageCall) -> HTML {
        HTML(.p) {
            "Voorgesteld op \(DutchTime.moment(Instant(milliseconds: row.id.milliseconds))) door \(row.planner). "
            row.agreement.dutch
        }
        HTML(.p) {
            HTML(
                .a, .href(Page.destructionList.address(row.id.text)),
                text: "Vernietigingslijst van \(row.scope.year)")
        }
        switch row.state {
        case .planned:
            if !row.isApproved(by: call.officer) {
                call.form(
                    to: .approvePruning, segment: row.id.text,
                    button: "Keur de vernietiging van \(row.scope.year) goed")
            }
        case .approved:
            HTML(.p, text: "Wie dit uitvoert, vernietigt het logboek voor altijd. Bewaar eerst de vernietigingslijst.")
            call.form(to: .performPruning, segment: row.id.text, button: "Vernietig het logboek van \(row.scope.year)")
        case .performed: HTML()
        }
    }

    static func plan(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let year = call.form["log"].flatMap({ Int($0) }) else { throw .invalid("Kies een jaar.") }
        let planned: PruningDesk.Planned
        do { planned = try await call.desk.prunings.plan(year, by: call.officer) } catch { throw PageError(error) }
        if case .refused(let refusal) = planned { throw PageError(refusal) }
        return .next(Page.prunings.address())
    }

    static func approve(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = Identifier(String(call.segment)) else { throw .notFound }
        let approved: PruningDesk.Approved
        do { approved = try await call.desk.prunings.approve(id, by: call.officer) } catch { throw PageError(error) }
        if case .refused(let refusal) = approved { throw PageError(refusal) }
        return .next(Page.prunings.address())
    }

    static func perform(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = Identifier(String(call.segment)) else { throw .notFound }
        let performed: PruningDesk.Performed
        do { performed = try await call.desk.prunings.perform(id, by: call.officer) } catch { throw PageError(error) }
        if case .refused(let refusal) = performed { throw PageError(refusal) }
        return .next(Page.destructionList.address(id.text))
    }
}
