import Core
import Disclosure
import Ledger
import MerkleLog

/// The destruction list of a year's log, to print and sign, and as a file: what goes or went, in counts.
enum DestructionListPage {
    static func show(_ call: PageCall) async throws(PageError) -> PageReply {
        guard let id = Identifier(String(call.segment)) else { throw .notFound }
        _ = try await call.look(.query, filter: ["pruning": .string(id.text)])
        let found: (row: PruningRow, list: JSON)?
        do { found = try await call.desk.prunings.list(of: id) } catch { throw PageError(error) }
        guard let (row, list) = found else { throw .notFound }
        if call.query["format"] == "json" {
            return .file(
                name: "vernietigingslijst-\(row.scope.year).json", mediaType: "application/json",
                bytes: list.canonicalBytes)
        }
        var document = DeskDocument(
            "Vernietigingslijst \(row.scope.year)", help: "Druk deze lijst af, of neem het bestand mee."
        ) {
            for sentence in sentences(row, list, call.desk.name) { HTML(.p, text: sentence) }
            DeskTable(
                caption: "Regels per soort", columns: ["Soort", "Aantal"],
                rows: counts(list).map { [HTML($0.name), HTML("\($0.count)")] }, nothing: "Geen."
            ).html
            DeskTable(
                caption: "Doelen en hun bewaartermijn", columns: ["Doel", "Regels", "Bewaartermijn"],
                rows: purposes(list), nothing: "Geen."
            ).html
            HTML(.p, .class("screen")) {
                HTML(
                    .a, .href(Page.destructionList.address(id.text, [("format", "json")])),
                    text: "Neem het bestand mee")
            }
        }
        document.isLetter = true
        return .document(document)
    }

    private static func sentences(_ row: PruningRow, _ list: JSON, _ controller: String) -> [String] {
        let scope = row.scope
        var sentences = [
            "\(controller): het logboek \(scope.end.origin), met \(scope.end.size) regels\(period(list)).",
            "Wortel van het logboek: \(scope.end.root.base64).",
            "Het moest \(scope.termYears) jaar blijven na het einde van \(scope.year). Grond: \(DestructionList.ground).",
            "Deze lijst noemt niemand. Ze is herkenbaar aan haar SHA-256: \(Hex.encode(scope.list)).",
        ]
        switch row.state {
        case .planned, .approved: sentences.append("Er is nog niets vernietigd.")
        case .performed:
            let officers = row.agreement.officers
            sentences.append(
                "Het logboek is vernietigd" + (officers.isEmpty ? "." : ", goedgekeurd door \(officers)."))
        }
        return sentences
    }

    private static func period(_ list: JSON) -> String {
        let times = ["first", "last"].compactMap { list[$0]?.string.flatMap { Instant(rfc3339: $0) } }
        return times.count == 2 ? ", van \(DutchTime.day(times[0])) tot \(DutchTime.day(times[1]))" : ""
    }

    private static func counts(_ list: JSON) -> [(name: String, count: Int64)] {
        (list["types"]?.members?.all ?? []).map { member in
            (EntryType(rawValue: member.name)?.dutch ?? member.name, member.value.integer ?? 0)
        }
    }

    private static func purposes(_ list: JSON) -> [[HTML]] {
        (list["purposes"]?.array ?? []).map { item in
            [
                HTML(item["purpose"]?.string ?? ""), HTML("\(item["entries"]?.integer ?? 0)"),
                HTML(item["retentionYears"]?.integer.map { "\($0) jaar" } ?? "geen eigen termijn"),
            ]
        }
    }
}
