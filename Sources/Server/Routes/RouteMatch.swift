import HTTPTypes

/// Where a request's line leads.
enum RouteMatch<Target: Sendable>: Sendable {
    /// The route, and the segment that its template leaves open; where it leaves several open, all from the first.
    case route(Target, Substring)
    /// The path is known, with these methods.
    case otherMethod([HTTPRequest.Method])
    case nowhere
}

/// A table of routes, ready to be looked up.
struct RouteTable<Target: Sendable>: Sendable {
    private struct Pattern: Sendable {
        let segments: [Substring]
        let takesRest: Bool
        let method: HTTPRequest.Method
        let target: Target

        /// What the template leaves open of a path; `nil` where it does not fit.
        func open(in found: [Substring], of path: Substring) -> Substring? {
            guard takesRest ? found.count >= segments.count : found.count == segments.count else { return nil }
            var open: [Substring] = []
            for (expected, found) in zip(segments, found) {
                if expected.first == "{", !found.isEmpty {
                    open.append(found)
                } else if expected != found {
                    return nil
                }
            }
            guard let first = open.first else { return "" }
            return open.count == 1 && !takesRest ? first : path[first.startIndex...]
        }
    }

    private let fixed: [String: [Pattern]]
    private let patterns: [Pattern]

    init(_ rows: [(Target, Endpoint)]) {
        func pattern(_ row: (target: Target, endpoint: Endpoint)) -> Pattern {
            Pattern(
                segments: Self.segments(row.endpoint.path[...]), takesRest: row.endpoint.takesRest,
                method: row.endpoint.method, target: row.target)
        }
        fixed = Dictionary(grouping: rows.filter { !$0.1.path.contains("{") }, by: { $0.1.path })
            .mapValues { $0.map(pattern) }
        patterns = rows.filter { $0.1.path.contains("{") }.map(pattern)
    }

    func match(_ method: HTTPRequest.Method, path: Substring) -> RouteMatch<Target> {
        if let routes = fixed[String(path)] {
            if let route = routes.first(where: { $0.method == method }) { return .route(route.target, "") }
            return .otherMethod(routes.map(\.method))
        }
        let segments = Self.segments(path)
        var methods: [HTTPRequest.Method] = []
        for pattern in patterns {
            guard let open = pattern.open(in: segments, of: path) else { continue }
            if pattern.method == method { return .route(pattern.target, open) }
            methods.append(pattern.method)
        }
        return methods.isEmpty ? .nowhere : .otherMethod(methods)
    }

    private static func segments(_ path: Substring) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }
}
