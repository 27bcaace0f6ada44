import Core
import Disclosure
import Ledger

/// One sample, entry by entry: explained or not, and the signature under the whole.
enum ReviewPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        let (row, sheet) = try await sheet(call)
        let shown: AuditDesk.Shown
        do {
            shown = try await call.desk.audit.lines(
                sheet.entries, by: call.officer, reason: call.reason, filter: ["sample": .string(row.id.text)])
        } catch {
            throw PageError(error)
        }
        guard case .lines(let lines, _) = shown else {
            if case .refused(let refusal) = shown { throw PageError(refusal) }
            throw .notFound
        }
        return .document(
            DeskDocument(
                "Eén steekproef",
                help: "Verklaard: u vond een reden voor de opvraging, in het dossier of bij de dienst."
            ) {
                HTML(
                    .p,
                    text:
                        "\(sheet.findings.count) van \(sheet.entries.count) nagekeken, \(sheet.unexplained) onverklaard."
                )
                if row.state == .closed {
                    table(lines, sheet) { line in
                        HTML(sheet.findings[line.id].map { $0 ? "verklaard" : "onverklaard" } ?? "")
                    }
                } else {
                    call.form(to: .signReview, segment: row.id.text, button: "Bewaar") {
                        table(lines, sheet) { line in finding(line, sheet) }
                        Field.tick("sign", "Ik onderteken de hele steekproef")
                    }
                }
            })
    }

    private static func table(
        _ lines: [AuditLine], _ sheet: SampleSheet, finding: (AuditLine) -> HTML
    ) -> HTML {
        DeskTable(
            caption: "Getrokken vermeldingen",
            columns: ["Wanneer", "Wie", "Toepassing", "Doel", "Dossier", "Toestemming", "Bevinding"],
            rows: lines.map { line in
                let consent = line.content?["basis"]?["consent"]?.string
                return [
                    HTML(DutchTime.moment(line.at)), HTML(line.employee ?? "geen medewerker genoemd"),
                    HTML(line.application ?? ""), HTML(line.purpose ?? ""),
                    HTML(line.content?["case"]?.string ?? ""),
                    consent.map {
                        HTML(
                            .a, .href(Page.consent.address($0)),
                            text: "Bekijk de toestemming van \(DutchTime.moment(line.at))")
                    } ?? HTML("geen nodig"),
                    finding(line),
                ]
            }
        ).html
    }

    @HTMLBuilder private static func finding(_ line: AuditLine, _ sheet: SampleSheet) -> HTML {
        let name = "f-" + line.id.text
        Field.choice(
            name, "Bevinding", [("explained", "verklaard"), ("unexplained", "onverklaard")],
            chosen: sheet.findings[line.id].map { $0 ? "explained" : "unexplained" }, everything: "nog niet nagekeken")
        Field.text("n-" + line.id.text, "Nota, zonder namen")
    }

    private static func sheet(_ call: PageCall) async throws(PageError) -> (MatterRow, SampleSheet) {
        guard let id = Identifier(String(call.segment)),
            let row = try await RightsPage.matters(call).first(where: { $0.id == id }),
            case .sample(let sheet) = row.matter
        else { throw .notFound }
        return (row, sheet)
    }

    /// Records what was filled in now and differs from what was found before.
    static func sign(_ call: PageCall) async throws(PageError) -> PageReply {
        let (row, sheet) = try await sheet(call)
        let findings = sheet.entries.compactMap { entry -> SampleReview.Finding? in
            guard let word = call.form["f-" + entry.text] else { return nil }
            let note = call.form["n-" + entry.text]
            let isExplained = word == "explained"
            guard note != nil || sheet.findings[entry] != isExplained else { return nil }
            return SampleReview.Finding(entry: entry, isExplained: isExplained, note: note)
        }
        let signs = call.form["sign"] != nil
        guard signs || !findings.isEmpty else { throw .invalid("Vul minstens één bevinding in.") }
        _ = try await call.record(
            .reviewed(SampleReview(sample: row.id, findings: findings, signsWhole: signs, by: call.officer)))
        return .next(Page.review.address(row.id.text))
    }
}
