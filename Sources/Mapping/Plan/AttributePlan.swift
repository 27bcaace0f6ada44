import Catalogue
import Core

/// How one attribute comes out of an answer.
final class AttributePlan: Sendable {
    enum Function: Sendable {
        case join(ValueExpression, separator: String)
        case date(ValueExpression, allowsIncomplete: Bool)
        case code(ValueExpression, translation: [String: String])
        case number(ValueExpression)
        /// Euro cents, from decimal euros or from cents.
        case money(ValueExpression, isCents: Bool)
        case bool(ValueExpression, yes: [String], no: [String])
        case exists(Condition)
        case count(RecordExpression)
        case list(RecordExpression, fields: [RecordField])
    }

    /// What applies before the function does.
    struct Guard: Sendable {
        var when: Condition?
        var withheld: Condition?
        var unknown: Condition?
    }

    let definition: AttributeDefinition
    let function: Function
    let guards: Guard
    let doubtful: Condition?
    /// Whether an answer that lacks it says nothing, instead of: the source has none.
    let isUnknownWhenMissing: Bool
    /// Whether it holds for the asked day only where the source gives no period.
    let holdsAskedDayOnly: Bool
    /// The period comes from these records where the value's own have none.
    let period: RecordExpression?

    init(
        definition: AttributeDefinition, function: Function, guards: Guard, doubtful: Condition?,
        isUnknownWhenMissing: Bool, holdsAskedDayOnly: Bool, period: RecordExpression?
    ) {
        self.definition = definition
        self.function = function
        self.guards = guards
        self.doubtful = doubtful
        self.isUnknownWhenMissing = isUnknownWhenMissing
        self.holdsAskedDayOnly = holdsAskedDayOnly
        self.period = period
    }
}
