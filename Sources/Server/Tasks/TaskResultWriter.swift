import Catalogue
import Core
import Disclosure
import Ledger

/// What the lines of a task came to, for a program or for a spreadsheet: by line number and the caller's own reference,
/// never by a national number.
struct TaskResultWriter {
    let terms: TaskTerms
    let call: Call

    /// An object on each line.
    func lines(_ page: TaskPage) -> [UInt8] {
        var out: [UInt8] = []
        for line in page.lines {
            json(line).write(to: &out)
            out.append(0x0A)
        }
        return out
    }

    private func json(_ item: TaskPage.Line) -> JSON {
        let (answer, problem) = (answer(item), problem(item))
        return .compact([
            "answer": answer, "line": .integer(item.line.number), "problem": problem?.lineJSON,
            "reference": item.reference.map { .string($0) }, "sameAs": item.line.twin.map { .integer($0) },
            "status": problem.map { .integer(Int64($0.status)) } ?? (answer == nil ? nil : 200),
        ])
    }

    private func answer(_ item: TaskPage.Line) -> JSON? {
        guard case .answered(let purpose, let referenceDate, let answers, let salt, let reference)? = item.result,
            let entry = item.line.entry
        else { return nil }
        return .compact([
            "answers": .array(answers), "id": .string(entry.id.text), "log": call.place(entry.position).json,
            "purpose": .string(purpose), "referenceDate": .string(referenceDate), "salt": .string(salt),
            "subjectReference": reference.map { .string($0) },
        ])
    }

    private func problem(_ item: TaskPage.Line) -> Problem? {
        switch item.result {
        case .refused(let refusal, let alternative)?:
            return Problem(
                refusal, place: item.line.entry.map { call.place($0.position) }, alternative: alternative)
        case .bad(let flaws)?: return .badRequest(flaws.map { Issue(.invalidInput, $0.name, $0.detail) })
        case .failed?: return .internalServerError
        case .answered?: return nil
        case nil: return item.line.state == .gone ? .erasedLine : nil
        }
    }

    /// A row each, under a header that stands before the first line; in the columns of answers a value or nothing, and
    /// beside each its state, how firm it is, and why it is unavailable.
    func table(_ page: TaskPage, from: Int64) -> [UInt8] {
        var out: [UInt8] = []
        if from == 1 {
            let columns = terms.outputs.flatMap { output in
                ["", ".state", ".marks", ".reason"].map { output.name + $0 }
            }
            let end = ["problem", "alternative", "id", "subjectReference"]
            row(["line", "reference", "status", "sameAs"] + columns + end, to: &out)
        }
        for item in page.lines {
            let (answer, problem) = (answer(item), problem(item))
            var told: [String: JSON] = [:]
            for output in answer?["answers"]?.array ?? [] { told[output["name"]?.string ?? ""] = output }
            let status = problem?.status ?? (answer == nil ? nil : 200)
            let columns = terms.outputs.flatMap { name -> [String] in
                let output = told[name.name]
                return [
                    Self.text(output?["value"]), output?["state"]?.string ?? "", Self.marks(output),
                    output?["reason"]?.string ?? "",
                ]
            }
            let cells = [
                String(item.line.number), item.reference ?? "", status.map { String($0) } ?? "",
                item.line.twin.map { String($0) } ?? "",
            ]
            let end = [
                problem?.title ?? "", problem?.alternative ?? "", item.line.entry?.id.text ?? "",
                answer?["subjectReference"]?.string ?? "",
            ]
            row(cells + columns + end, to: &out)
        }
        return out
    }

    /// What weakens an answer, or says that no register vouches for it.
    private static func marks(_ output: JSON?) -> String {
        let isDoubtful = output?["doubtful"]?.boolean == true || output?["doubt"] != nil
        let isTold = (output?["sources"]?.array ?? []).contains { $0["authentic"]?.boolean == false }
        return [
            isDoubtful ? "doubtful" : nil, output?["olderThanAsked"] == nil ? nil : "older", isTold ? "told" : nil,
        ].compactMap(\.self).joined(separator: ";")
    }

    private static func text(_ value: JSON?) -> String {
        switch value {
        case .string(let text): text
        case let value?: value.canonicalText
        case nil: ""
        }
    }

    private func row(_ cells: [String], to out: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.append(0x2C) }
            let isPlain = cell.utf8.allSatisfy { $0 != 0x2C && $0 != 0x3B && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
            out.append(contentsOf: (isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\"").utf8)
        }
        out.append(contentsOf: [0x0D, 0x0A])
    }
}

extension Problem {
    /// Of a line whose person was erased nothing is left.
    fileprivate static let erasedLine = belgif(410, "gone", "Gone", "What was asked on this line was erased.")

    /// As it stands on a line of results.
    fileprivate var lineJSON: JSON {
        .compact([
            "type": .string(type), "title": .string(title), "status": .integer(Int64(status)),
            "detail": .string(detail), "issues": issues.isEmpty ? nil : .array(issues.map(\.json)), "log": place?.json,
            "alternative": alternative.map { .string($0) }, "otherWay": alternative == nil ? nil : true,
        ])
    }
}
