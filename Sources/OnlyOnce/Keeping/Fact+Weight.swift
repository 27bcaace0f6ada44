import Core

/// About how many bytes a fact takes in memory: enough to bound what is held, not to account for each.
extension Fact {
    var weight: Int {
        let content: Int =
            switch content {
            case .value(let value): value.weight
            case .absent, .withheld: 0
            }
        // The structs, and what a dictionary and a reference cost.
        return 256 + attribute.name.utf8.count + content + missingSources.reduce(0) { $0 + 16 + $1.utf8.count }
    }
}

extension Provenance {
    var weight: Int {
        let texts = [
            source, service, mapping, finality.identification, finality.hoedanigheid, finality.register, reference,
        ]
        return 256 + texts.reduce(0) { $0 + $1.utf8.count }
    }
}

extension Value {
    var weight: Int {
        switch self {
        case .boolean, .integer, .cents: 16
        case .date: 32
        case .text(let text), .code(let text): 32 + text.utf8.count
        case .person: 32
        case .list(let values): values.reduce(32) { $0 + 16 + $1.weight }
        case .record(let fields): fields.reduce(64) { $0 + 48 + $1.key.utf8.count + $1.value.weight }
        }
    }
}
