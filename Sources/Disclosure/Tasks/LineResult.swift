package import Catalogue
package import Core
package import Ledger

/// What a line of a task came to, as it is kept for the application that asked.
package enum LineResult: Hashable, Sendable {
    /// `answers` as the entry commits to them.
    case answered(
        purpose: PurposeRef, referenceDate: CalendarDate, answers: [UInt8], salt: [UInt8], reference: Identifier?)
    case refused(Refusal, alternative: String?)
    case bad([ListedLine.Flaw])
    /// Something that is kept about the person does not read.
    case failed

    var state: LineState {
        switch self {
        case .answered: .answered
        case .refused: .refused
        case .bad, .failed: .bad
        }
    }
}

/// A result as it comes out of storage again: purposes by their text, which is all that is told of them.
package enum KeptResult: Hashable, Sendable {
    case answered(purpose: String, referenceDate: String, answers: [JSON], salt: String, reference: String?)
    case refused(Refusal, alternative: String?)
    case bad([ListedLine.Flaw])
    case failed
}

extension LineResult {
    var bytes: [UInt8] {
        switch self {
        case .answered(let purpose, let referenceDate, let answers, let salt, let reference):
            var out: [UInt8] = []
            out.reserveCapacity(answers.count + 192)
            var object = JSONObjectWriter(to: &out)
            object.name("answers", to: &out)
            out.append(contentsOf: answers)
            object.member("purpose", purpose.text, to: &out)
            object.member("referenceDate", referenceDate.text, to: &out)
            object.member("salt", Base64.encode(salt), to: &out)
            if let reference { object.member("subjectReference", reference.text, to: &out) }
            object.close(&out)
            return out
        case .refused(let refusal, let alternative):
            return JSON.compact([
                "alternative": alternative.map { .string($0) }, "law": .integer(Int64(refusal.law)),
                "rule": .string(refusal.rule.rawValue),
            ]).canonicalBytes
        case .bad(let flaws):
            return JSON.compact([
                "flaws": .array(
                    flaws.map { .compact(["detail": .string($0.detail), "name": $0.name.map { .string($0) }]) })
            ]).canonicalBytes
        case .failed: return JSON.compact(["failed": true]).canonicalBytes
        }
    }
}

extension KeptResult {
    init?(json: JSON) {
        if let answers = json["answers"]?.array, let purpose = json["purpose"]?.string,
            let date = json["referenceDate"]?.string, let salt = json["salt"]?.string
        {
            self = .answered(
                purpose: purpose, referenceDate: date, answers: answers, salt: salt,
                reference: json["subjectReference"]?.string)
        } else if let word = json["rule"]?.string, let rule = Refusal.Rule(rawValue: word),
            let law = json["law"]?.integer
        {
            self = .refused(Refusal(rule, law: Int(law)), alternative: json["alternative"]?.string)
        } else if let flaws = json["flaws"]?.array {
            self = .bad(flaws.map { ListedLine.Flaw($0["name"]?.string, $0["detail"]?.string ?? "") })
        } else if json["failed"]?.boolean == true {
            self = .failed
        } else {
            return nil
        }
    }
}
