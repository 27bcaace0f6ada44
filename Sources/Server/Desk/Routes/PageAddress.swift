import Core

/// The address of a page: its path with the open segment filled in, and a query.
struct PageAddress {
    let path: String
    let segment: String?
    let query: [(name: String, value: String?)]

    var text: String {
        var pieces = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if let segment, let open = pieces.firstIndex(where: { $0.hasPrefix("{") }) {
            pieces[open] = PercentEncoding.encode(segment)
        }
        let pairs = query.compactMap { name, value -> String? in
            guard let value, !value.isEmpty else { return nil }
            return name + "=" + PercentEncoding.encode(value)
        }
        return pieces.joined(separator: "/") + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
