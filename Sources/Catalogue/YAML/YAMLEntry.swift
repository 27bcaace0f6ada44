/// A key of a mapping with its value.
package struct YAMLEntry: Sendable {
    package let key: String
    package let line: Int
    package let value: YAMLNode
}
