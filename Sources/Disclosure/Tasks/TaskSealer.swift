import Core
import Ledger

/// Seals what a task holds under the task's own key, each piece for its own place.
struct TaskSealer: Sendable {
    enum Piece: String {
        case terms, person, result
    }

    let task: Identifier
    let key: SealingKey
    let entropy: Entropy

    func seal(_ bytes: [UInt8], as piece: Piece, of number: Int64 = 0) throws(LedgerError) -> [UInt8] {
        try SealedBytes.seal(bytes, with: key, context: context(piece, number), entropy: entropy)
    }

    func open(_ sealed: [UInt8], as piece: Piece, of number: Int64 = 0) throws(LedgerError) -> JSON {
        let plain = try SealedBytes.open(sealed, with: key, context: context(piece, number))
        do {
            return try JSON(parsing: plain)
        } catch {
            throw LedgerError(.unreadable, "what a task holds is no canonical JSON")
        }
    }

    func seal(_ person: TaskPerson, of number: Int64) throws(LedgerError) -> [UInt8] {
        let json = JSON.compact([
            "kind": .string(person.number.kind.rawValue), "number": .string(person.number.revealedDigits),
            "reference": person.reference.map { .string($0) },
        ])
        return try seal(json.canonicalBytes, as: .person, of: number)
    }

    func person(_ line: TaskLine) throws(LedgerError) -> TaskPerson {
        let json = try open(line.sealed, as: .person, of: line.number)
        let digits = json["number"]?.string ?? ""
        let number: SubjectNumber?
        switch json["kind"]?.string {
        case SubjectNumber.Kind.person.rawValue: number = INSZ(digits).map { .person($0) }
        case SubjectNumber.Kind.enterprise.rawValue: number = EnterpriseNumber(digits).map { .enterprise($0) }
        default: number = nil
        }
        guard let number else { throw LedgerError(.unreadable, "a line of a task names nobody") }
        return TaskPerson(number: number, reference: json["reference"]?.string)
    }

    /// The caller's own word for a line, whoever it names.
    func reference(_ line: TaskLine) throws(LedgerError) -> String? {
        line.sealed.isEmpty ? nil : try open(line.sealed, as: .person, of: line.number)["reference"]?.string
    }

    func result(_ line: TaskLine) throws(LedgerError) -> KeptResult? {
        guard let sealed = line.result else { return nil }
        guard let result = KeptResult(json: try open(sealed, as: .result, of: line.number)) else {
            throw LedgerError(.unreadable, "a result of a task does not read")
        }
        return result
    }

    private func context(_ piece: Piece, _ number: Int64) -> [UInt8] {
        Array("sluis-task\0\(piece.rawValue)\0\(number)\0".utf8) + task.bytes
    }
}
