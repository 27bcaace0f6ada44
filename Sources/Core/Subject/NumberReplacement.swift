/// What a source tells of a number that is a person's no more (FIELD 1.7).
package struct NumberReplacement: Hashable, Sendable {
    /// The number in its place; `nil` where it was cancelled without another.
    package let number: INSZ?

    package init(number: INSZ?) {
        self.number = number
    }
}
