import Catalogue
import Core
import Support

/// Draws rules and half-known worlds, and lists every complete world that a half-known one can be.
struct RandomWorld {
    private let entropy: Entropy

    init(seed: UInt64) {
        entropy = .seeded(seed)
    }

    func below(_ count: Int) -> Int {
        entropy.bytes(4).reduce(0) { $0 << 8 | Int($1) } % count
    }

    func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    static let booleans: [AttributeID] = ["p", "q", "r"]
    static let days = [(2023, 1, 1), (2023, 6, 30), (2023, 12, 31), (2022, 12, 31), (2024, 2, 1)].compactMap {
        CalendarDate(year: $0.0, month: $0.1, day: $0.2)
    }

    // MARK: Rules

    func rule(depth: Int, inElement: Bool = false) -> Rule {
        if depth == 0 || below(4) == 0 { return leaf(depth: depth, inElement: inElement) }
        switch below(3) {
        case 0: return .all((0...below(2)).map { _ in rule(depth: depth - 1, inElement: inElement) })
        case 1: return .any((0...below(2)).map { _ in rule(depth: depth - 1, inElement: inElement) })
        default: return .not(rule(depth: depth - 1, inElement: inElement))
        }
    }

    private func leaf(depth: Int, inElement: Bool) -> Rule {
        if inElement {
            switch below(3) {
            case 0: return .holds("flag")
            case 1: return .compare(.age("birth"), pick(Comparison.allCases), .constant(.integer(Int64(below(4)))))
            default: return .current(from: "birth", until: "end")
            }
        }
        switch below(7) {
        case 0: return .holds(pick(Self.booleans))
        case 1: return .isOne("code", of: [pick(["a", "b"])])
        case 2:
            return .compare(
                .attribute("day"), pick(Comparison.allCases), .constant(.date(PartialDate(pick(Self.days)))))
        case 3: return .exists("items", where: rule(depth: 1, inElement: true))
        case 4:
            let condition = below(3) == 0 ? nil : rule(depth: 1, inElement: true)
            return .compare(
                .count("items", where: condition), pick(Comparison.allCases), .constant(.integer(Int64(below(4)))))
        case 5:
            return .compare(
                .sum("items", field: "amount"), pick(Comparison.allCases), .constant(.integer(Int64(below(4) - 1))))
        default: return .compare(arithmetic(), pick(Comparison.allCases), .constant(.integer(Int64(below(7) - 2))))
        }
    }

    private func arithmetic() -> Term {
        let some = Term.count("items", where: rule(depth: 1, inElement: true))
        let factor = Term.constant(.integer(Int64(below(5) - 2)))
        switch below(5) {
        case 0: return .plus([some, factor])
        case 1: return .times(some, factor)
        case 2: return .between(some, nil)
        case 3: return .between(some, .count("items", where: nil))
        default: return .plus([.sum("items", field: "amount"), .times(factor, .between(some, nil))])
        }
    }

    // MARK: Half-known worlds

    /// What is known of one attribute.
    struct Known {
        /// `nil`: nothing.
        var value: Value?
        var isPartial = false
        var isDoubtful = false
    }

    func known() -> [AttributeID: Known] {
        var known: [AttributeID: Known] = [:]
        for name in Self.booleans { known[name] = Known(value: .boolean(below(2) == 0)) }
        known["code"] = Known(value: .code(pick(["a", "b"])))
        known["day"] = Known(value: .date(date()))
        known["items"] = Known(value: .list((0..<below(3)).map { _ in element() }), isPartial: below(3) == 0)
        for name in known.keys.sorted() {
            switch below(5) {
            case 0: known[name] = Known(value: nil)
            case 1: known[name]?.isDoubtful = true
            default: break
            }
        }
        return known
    }

    private func date() -> PartialDate { below(3) == 0 ? PartialDate(year: 2023) : PartialDate(pick(Self.days)) }

    private func element() -> Value {
        var fields: [String: Value] = [:]
        if below(4) > 0 { fields["flag"] = .boolean(below(2) == 0) }
        if below(4) > 0 { fields["amount"] = .integer(Int64(below(3) - 1)) }
        if below(4) > 0 { fields["birth"] = .date(date()) }
        if below(2) == 0 { fields["end"] = .date(date()) }
        return .record(fields)
    }

    // MARK: Completions

    /// All complete values that an attribute can have, given what is known of it.
    static func completions(of attribute: AttributeID, _ known: Known) -> [Value] {
        guard let value = known.value else { return domain(attribute) }
        switch value {
        case .date(let date): return completions(date)
        case .list(let elements):
            var lists: [[Value]] = [[]]
            for element in elements {
                let options = completions(element: element)
                lists = lists.flatMap { list in options.map { list + [$0] } }
            }
            guard known.isPartial else { return lists.map(Value.list) }
            return lists.flatMap { list in additions.map { .list(list + $0) } }
        default: return [value]
        }
    }

    private static func domain(_ attribute: AttributeID) -> [Value] {
        switch attribute {
        case "code": [.code("a"), .code("b")]
        case "day": days.map { .date(PartialDate($0)) }
        case "items": additions.map(Value.list)
        default: [.boolean(true), .boolean(false)]
        }
    }

    private static func completions(_ date: PartialDate) -> [Value] {
        if let whole = date.date { return [.date(PartialDate(whole))] }
        return days.filter { date.earliest <= $0 && $0 <= date.latest }.map { .date(PartialDate($0)) }
    }

    private static func completions(element: Value) -> [Value] {
        guard case .record(let fields) = element else { return [] }
        var records: [[String: Value]] = [[:]]
        for (name, all) in [
            ("flag", [Value.boolean(true), .boolean(false)]), ("amount", [.integer(-1), .integer(1)]),
            ("birth", [.date(PartialDate(days[0])), .date(PartialDate(days[3]))]),
        ] {
            var options = all
            if let field = fields[name] {
                options = [field]
                if case .date(let date) = field { options = completions(date) }
            }
            records = records.flatMap { record in
                options.map { record.merging([name: $0]) { _, new in new } }
            }
        }
        // An interval without an end is open: that completes to nothing else.
        guard case .date(let end)? = fields["end"] else { return records.map(Value.record) }
        return records.flatMap { record in
            completions(end).map { .record(record.merging(["end": $0]) { _, new in new }) }
        }
    }

    private static let additions: [[Value]] = {
        let some = completions(element: .record([:]))
        let ended = completions(element: .record(["end": .date(PartialDate(days[0]))]))
        return [[], [some[0]], [some[3]], [some[6]], [some[0], some[5]], some, [ended[2]], [ended[7]]]
    }()
}
