package import HTTPTypes

/// What is asked with a method at a path; `{…}` in the path stands for one segment.
package struct Endpoint: Hashable, Sendable {
    package let method: HTTPRequest.Method
    package let path: String

    package init(_ method: HTTPRequest.Method, _ path: String) {
        self.method = method
        self.path = path
    }

    package var methodName: String { method.rawValue }
}
