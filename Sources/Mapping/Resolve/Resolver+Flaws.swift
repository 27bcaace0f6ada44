import Core

extension Resolver {
    /// Whether a value rests on a record whose first or last day stands there and cannot be read: it may or may not hold
    /// on the reference date.
    func hasFlaw(_ function: AttributePlan.Function) -> Bool {
        guard hasSeenFlaw else { return false }
        switch function {
        case .exists(let condition): return hasFlaw(condition)
        case .count(let records), .list(let records, _): return hasFlaw(records)
        case .join(let value, _), .date(let value, _), .code(let value, _), .number(let value), .money(let value, _),
            .bool(let value, _, _):
            return hasFlaw(value)
        }
    }

    private func hasFlaw(_ condition: Condition) -> Bool {
        switch condition {
        case .existsRecord(let records): hasFlaw(records)
        case .existsValue, .present: false
        case .not(let inner): hasFlaw(inner)
        case .all(let parts), .any(let parts): parts.contains { hasFlaw($0) }
        case .named(let index): hasFlaw(mapping.conditions[index])
        }
    }

    private func hasFlaw(_ value: ValueExpression) -> Bool {
        switch value {
        case .take(_, let records): hasFlaw(records)
        case .select, .constant: false
        case .when(_, let inner), .first(let inner), .only(let inner): hasFlaw(inner)
        case .coalesce(let parts), .union(let parts): parts.contains { hasFlaw($0) }
        }
    }

    /// Of all records that a choice was made among.
    private func hasFlaw(_ expression: RecordExpression) -> Bool {
        switch expression {
        case .all: records(expression).contains { isFlawed($0) }
        case .selection(let index): hasFlaw(mapping.selections[index])
        case .union(let parts): parts.contains { hasFlaw($0) }
        case .current(let inner), .first(let inner), .only(let inner), .where(let inner, _): hasFlaw(inner)
        }
    }
}
