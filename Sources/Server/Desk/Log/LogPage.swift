import Catalogue
import Core
import Disclosure
import Ledger

/// The log: who asked what about whom, why, and on what ground.
struct LogPage {
    let call: PageCall
    let filter: LogFilter
    let person: DeskPerson?

    init(_ call: PageCall) throws(PageError) {
        self.call = call
        filter = try LogFilter(call.query, today: call.today)
        person = try filter["person"].map { (handle) throws(PageError) in try call.person(handle) }
    }

    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let page = try LogPage(call)
        let (lines, look) = try await page.lines(.query, limit: LogFilter.pageSize)
        let question = page.question(limit: 0)
        let facets: Facets
        do {
            facets = try await call.desk.audit.facets(of: question, from: page.filter.from, until: page.filter.until)
        } catch {
            throw PageError(error)
        }
        let purposes = try await LinePurposes(lines, at: call.desk)
        return .document(page.document(lines, look, facets, purposes))
    }

    private func question(limit: Int) -> AuditQuestion {
        filter.question(person, controller: call.desk.controller, limit: limit)
    }

    /// The lines, after the look at them was recorded.
    func lines(_ way: Inspection.Way, limit: Int) async throws(PageError) -> (lines: [AuditLine], look: Journal.Line) {
        do {
            switch try await call.desk.audit.lines(
                question(limit: limit), by: call.officer, reason: filter["reason"] ?? call.reason, way: way)
            {
            case .lines(let lines, let look): return (lines, look)
            case .refused(let refusal): throw PageError(refusal)
            }
        } catch let error as DisclosureError {
            throw PageError(error)
        } catch let error as PageError {
            throw error
        } catch {
            throw .internalFailure
        }
    }

    private func document(
        _ lines: [AuditLine], _ look: Journal.Line, _ facets: Facets, _ purposes: LinePurposes
    ) -> DeskDocument {
        let help = "Opvallende opzoekingen? Filter op medewerker of op doel, en vraag de dienst om uitleg."
        return DeskDocument("Logboek: wie vroeg wat, en waarom?", help: help) {
            LogForms(call: call, filter: filter, person: person).html
            HTML(.div, .class("split")) {
                HTML(.section, .label("Regels")) {
                    HTML(.h2, text: count(facets))
                    ReadingNote(look).html
                    list(lines, purposes)
                    DeskPager(newest: filter.before == nil ? nil : filter.address(of: .log), older: older(lines)).html
                    exports
                }
                LogFacets(facets: facets, filter: filter, purposes: call.desk.purposes).html
            }
        }
    }

    private func count(_ facets: Facets) -> String {
        let period = "van \(DutchTime.day(filter.from)) tot en met \(DutchTime.day(filter.until))"
        let number = facets.isComplete ? "\(facets.total)" : "Meer dan \(facets.total)"
        return "\(number) \(facets.total == 1 ? "regel" : "regels") \(period)"
    }

    private func list(_ lines: [AuditLine], _ purposes: LinePurposes) -> HTML {
        guard !lines.isEmpty else { return HTML(.p, .class("nothing"), text: "Geen regels met deze keuze.") }
        return HTML(.ul, .class("entries")) {
            for line in lines {
                HTML(.li) {
                    HTML(.p, text: EntrySentence(line: line, purpose: purposes[line], namesStaff: true).text)
                    HTML(.details) {
                        HTML(.summary, text: "Meer over regel \(line.position.seq)")
                        EntryDetails(line: line, purpose: purposes[line]).html
                        EntryPage.timeline(line, call, known: person)
                    }
                }
            }
        }
    }

    private func older(_ lines: [AuditLine]) -> String? {
        guard lines.count == LogFilter.pageSize, let last = lines.last else { return nil }
        return filter.address(of: .log) { $0.before = last.position }
    }

    private var exports: HTML {
        HTML(.p, .class("screen")) {
            "Neem deze keuze mee als "
            HTML(.a, .href(filter.address(of: .logCSV)), text: "rekenblad (CSV)")
            " of als "
            HTML(.a, .href(filter.address(of: .logJSON)), text: "JSON")
            ". Ook dat komt in het logboek."
        }
    }
}
