package import Core

/// What an officer found of drawn entries; the last one signs the whole.
package struct SampleReview: EventRecord {
    package struct Finding: Hashable, Sendable {
        package let entry: Identifier
        /// The look had a reason that was found.
        package let isExplained: Bool
        package let note: String?

        package init(entry: Identifier, isExplained: Bool, note: String? = nil) {
            self.entry = entry
            self.isExplained = isExplained
            self.note = note
        }

        var json: JSON {
            .compact([
                "entry": .string(entry.text), "explained": .boolean(isExplained), "note": note.map { .string($0) },
            ])
        }

        init?(json: JSON) {
            guard let entry = json.identifier("entry"), let isExplained = json["explained"]?.boolean else {
                return nil
            }
            self.init(entry: entry, isExplained: isExplained, note: json["note"]?.string)
        }
    }

    package let sample: Identifier
    package let findings: [Finding]
    /// The sample as a whole is signed, and closed.
    package let signsWhole: Bool
    package let by: String

    package init(sample: Identifier, findings: [Finding], signsWhole: Bool, by: String) {
        self.sample = sample
        self.findings = findings
        self.signsWhole = signsWhole
        self.by = by
    }

    var content: JSON {
        [
            "sample": .string(sample.text), "findings": .array(findings.map(\.json)),
            "signsWhole": .boolean(signsWhole),
        ]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: signsWhole ? "signed" : "noted", employee: by) }

    init?(_ source: RecordSource) {
        guard let sample = source.identifier("sample"), let findings = source.list("findings", Finding.init(json:)),
            let signsWhole = source.content["signsWhole"]?.boolean, let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(sample: sample, findings: findings, signsWhole: signsWhole, by: by)
    }

    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let sheet = sheet(in: rows) else { return Refusal(.matterNotOpen, law: 7) }
        guard findings.allSatisfy({ sheet.entries.contains($0.entry) }) else {
            return Refusal(.matterNotOpen, law: 7)
        }
        if signsWhole, !sheet.isComplete { return Refusal(.signOffIncomplete, law: 7) }
        return Judge.officer(by, rows)
    }

    /// The sheet with these findings on it, of a sample that is open.
    private func sheet(in rows: Rows) -> SampleSheet? {
        guard let row = rows.standing(sample), case .sample(var sheet) = row.matter else { return nil }
        for finding in findings { sheet.findings[finding.entry] = finding.isExplained }
        return sheet
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let sheet = sheet(in: rows) else { return [] }
        return rows.closing(sample, as: signsWhole ? .closed : .open, .sample(sheet))
    }
}
