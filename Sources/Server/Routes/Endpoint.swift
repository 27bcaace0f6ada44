package import HTTPTypes

/// What is asked with a method at a path; `{…}` in the path stands for one segment, or at its end for several.
package struct Endpoint: Hashable, Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    /// Whether the last segment stands for all that follow.
    let takesRest: Bool

    package init(_ method: HTTPRequest.Method, _ path: String, takesRest: Bool = false) {
        self.method = method
        self.path = path
        self.takesRest = takesRest
    }

    package var methodName: String { method.rawValue }
}
