import HTTPTypes

/// Where a request's line leads.
enum RouteMatch: Sendable {
    /// The route, and the segment that its template leaves open.
    case route(Route, Substring)
    /// The path is known, with these methods.
    case otherMethod([HTTPRequest.Method])
    case nowhere
}

/// The table of routes, ready to be looked up.
struct RouteTable: Sendable {
    private struct Pattern: Sendable {
        let segments: [Substring]
        let route: Route
    }

    private let fixed: [String: [Route]]
    private let patterns: [Pattern]

    init() {
        let rows = Route.allCases.map { ($0, $0.row.path) }
        fixed = Dictionary(grouping: rows.filter { !$0.1.contains("{") }, by: { $0.1 }).mapValues { $0.map(\.0) }
        patterns = rows.filter { $0.1.contains("{") }.map { Pattern(segments: Self.segments($0.1[...]), route: $0.0) }
    }

    func match(_ method: HTTPRequest.Method, path: Substring) -> RouteMatch {
        if let routes = fixed[String(path)] {
            if let route = routes.first(where: { $0.row.method == method }) { return .route(route, "") }
            return .otherMethod(routes.map(\.row.method))
        }
        let segments = Self.segments(path)
        var methods: [HTTPRequest.Method] = []
        for pattern in patterns where pattern.segments.count == segments.count {
            var open: Substring = ""
            var fits = true
            for (expected, found) in zip(pattern.segments, segments) {
                if expected.first == "{", !found.isEmpty {
                    open = found
                } else if expected != found {
                    fits = false
                    break
                }
            }
            guard fits else { continue }
            if pattern.route.row.method == method { return .route(pattern.route, open) }
            methods.append(pattern.route.row.method)
        }
        return methods.isEmpty ? .nowhere : .otherMethod(methods)
    }

    private static func segments(_ path: Substring) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }
}
