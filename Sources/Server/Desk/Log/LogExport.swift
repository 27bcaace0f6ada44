import Core
import Disclosure
import Ledger

/// What the page of the log shows, to take along; an entry of its own, whose number stands in the file.
enum LogExport {
    /// Lines that one file holds at most; the last line of a longer one says so.
    static let most = 5_000

    private static let columns = [
        "regel", "logboek", "tijd", "soort", "zin", "doel", "toepassing", "medewerker", "bron", "uitkomst", "dossier",
        "spoornummer", "inzage",
    ]

    static func csv(_ call: PageCall) async throws(PageError) -> PageReply {
        let page = try LogPage(call)
        let (lines, look) = try await page.lines(.export, limit: most)
        let purposes = try await LinePurposes(lines, at: call.desk)
        var rows = [columns]
        for line in lines {
            rows.append([
                String(line.position.seq), String(line.position.log),
                BelgianCalendar.date(at: line.at).text + " " + BelgianCalendar.time(at: line.at), line.type.dutch,
                EntrySentence(line: line, purpose: purposes[line], namesStaff: true).text, line.purpose ?? "",
                line.application ?? "", line.employee ?? "", line.source ?? "",
                line.outcome.map(OutcomeWord.dutch) ?? "", line.content?["case"]?.string ?? "", line.id.text,
                String(look.position.seq),
            ])
        }
        if lines.count == most { rows.append(["meer regels dan een bestand houdt: kies een kortere periode"]) }
        // The mark at the beginning tells a spreadsheet that this is UTF-8.
        let text = "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()
        return .file(name: "logboek.csv", mediaType: "text/csv; charset=utf-8", bytes: Array(text.utf8))
    }

    /// A spreadsheet takes nothing of a cell for a formula.
    private static func cell(_ text: String) -> String {
        let isFormula = text.utf8.first.map { Array("=+-@\t\r".utf8).contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
    }

    static func json(_ call: PageCall) async throws(PageError) -> PageReply {
        let page = try LogPage(call)
        let (lines, look) = try await page.lines(.export, limit: most)
        let purposes = try await LinePurposes(lines, at: call.desk)
        let origin = call.journal.storage.origin
        let items = lines.map { line -> JSON in
            .compact([
                "id": .string(line.id.text), "at": .string(line.at.rfc3339), "type": .string(line.type.rawValue),
                "sentence": .string(
                    EntrySentence(line: line, purpose: purposes[line], namesStaff: true).text),
                "log": ["year": .integer(Int64(line.position.log)), "index": .integer(line.position.seq)],
                "purpose": line.purpose.map { .string($0) }, "application": line.application.map { .string($0) },
                "employee": line.employee.map { .string($0) }, "source": line.source.map { .string($0) },
                "outcome": line.outcome.map { .string($0) }, "case": line.content?["case"],
                "basis": line.content?["basis"], "outputs": line.content?["outputs"],
            ])
        }
        let json: JSON = [
            "origin": .string(origin), "reading": .integer(look.position.seq),
            "complete": .boolean(lines.count < most), "items": .array(items),
        ]
        return .file(name: "logboek.json", mediaType: "application/json", bytes: json.canonicalBytes)
    }
}
