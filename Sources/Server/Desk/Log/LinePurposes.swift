import Catalogue
import Core
import Disclosure
import Ledger

/// The purposes that lines cite: the very version of the time where the line still says which, else the one in force.
struct LinePurposes {
    private let byLine: [Identifier: Purpose]

    init(_ lines: [AuditLine], at desk: ControllerDesk) async throws(PageError) {
        var found: [Identifier: Purpose] = [:]
        do {
            for line in lines {
                var purpose: Purpose?
                if let hash = line.content?["purpose"]?["hash"]?.string {
                    purpose = try await desk.archive.purpose(hash: hash)
                }
                // `controller/id@n`
                let name = line.purpose.map { String($0.prefix { $0 != "@" }.drop { $0 != "/" }.dropFirst()) }
                found[line.id] = purpose ?? name.flatMap { desk.purposes.active($0) }
            }
        } catch {
            throw PageError(error)
        }
        byLine = found
    }

    subscript(line: AuditLine) -> Purpose? { byLine[line.id] }
}
