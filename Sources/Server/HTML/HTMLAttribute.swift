/// An attribute of an element; without a value it is left out.
struct HTMLAttribute: Hashable, Sendable {
    let name: String
    let value: String?

    /// `name` is ours, `value` anybody's.
    init(_ name: StaticString, _ value: String?) {
        self.name = "\(name)"
        self.value = value
    }

    /// One that is there or not; XML wants a value nevertheless.
    init(_ name: StaticString, if isOn: Bool) {
        self.init(name, isOn ? "\(name)" : nil)
    }

    static func `class`(_ value: String?) -> HTMLAttribute { .init("class", value) }
    static func id(_ value: String) -> HTMLAttribute { .init("id", value) }
    static func lang(_ value: String) -> HTMLAttribute { .init("lang", value) }
    static func href(_ value: String) -> HTMLAttribute { .init("href", value) }
    static func name(_ value: String) -> HTMLAttribute { .init("name", value) }
    static func value(_ value: String) -> HTMLAttribute { .init("value", value) }
    static func type(_ value: String) -> HTMLAttribute { .init("type", value) }
    static func role(_ value: String) -> HTMLAttribute { .init("role", value) }
    static func scope(_ value: String) -> HTMLAttribute { .init("scope", value) }
    static func method(_ value: String) -> HTMLAttribute { .init("method", value) }
    static func action(_ value: String) -> HTMLAttribute { .init("action", value) }
    static func `for`(_ value: String) -> HTMLAttribute { .init("for", value) }
    static func label(_ value: String?) -> HTMLAttribute { .init("aria-label", value) }
    static func describedBy(_ value: String?) -> HTMLAttribute { .init("aria-describedby", value) }
    static func current(_ isCurrent: Bool) -> HTMLAttribute { .init("aria-current", isCurrent ? "page" : nil) }
}
