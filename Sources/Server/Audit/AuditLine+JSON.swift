import Core
import Disclosure
import Ledger

extension AuditLine {
    func json(at call: Call) -> JSON {
        .compact([
            "id": .string(id.text), "at": .string(at.rfc3339), "type": .string(type.rawValue),
            "log": call.place(position).json, "purpose": purpose.map { .string($0) },
            "application": application.map { .string($0) }, "outcome": outcome.map { .string($0) },
            "source": source.map { .string($0) }, "employee": employee.map { .string($0) }, "content": content,
            "words": words.map { .string($0) },
        ])
    }
}
