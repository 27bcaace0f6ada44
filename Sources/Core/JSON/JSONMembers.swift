/// The members of an object in canonical order (RFC 8785), so that writing sorts nothing and building hashes nothing.
///
/// Objects here have a dozen members: a search through them beats a table of hashes, and members that are given in order
/// are only appended.
package struct JSONMembers: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let name: String
        package fileprivate(set) var value: JSON

        init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var all: [Member] = []

    package init() {}

    package init(_ members: [String: JSON]) {
        all = members.map { Member(name: $0.key, value: $0.value) }.sorted { Self.precedes($0.name, $1.name) }
    }

    /// As they stand in a document, in any order; `nil` where a name stands there twice.
    init?(inOrderOfDocument members: [Member]) {
        all = members
        for (left, right) in zip(members, members.dropFirst()) where !Self.precedes(left.name, right.name) {
            all.sort { Self.precedes($0.name, $1.name) }
            break
        }
        for (left, right) in zip(all, all.dropFirst()) where left.name == right.name { return nil }
    }

    package var count: Int { all.count }
    package var isEmpty: Bool { all.isEmpty }
    package var names: [String] { all.map(\.name) }
    package var dictionary: [String: JSON] {
        Dictionary(all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(name: String) -> JSON? {
        // To tell names apart is cheaper than to order them.
        get { all.first { $0.name == name }?.value }
        set {
            let index = index(of: name)
            let isThere = index < all.count && all[index].name == name
            switch (newValue, isThere) {
            case (let value?, true): all[index].value = value
            case (let value?, false): all.insert(Member(name: name, value: value), at: index)
            case (nil, true): all.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// Where the name is, or would be.
    private func index(of name: String) -> Int {
        guard let last = all.last, !Self.precedes(last.name, name) else { return all.count }
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(all[middle].name, name) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// By UTF-16 code units; for ASCII that is the order of the bytes, which strings compare at once.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        if isASCII(left), isASCII(right) { return left < right }
        return left.utf16.lexicographicallyPrecedes(right.utf16)
    }

    /// Only ASCII has as many UTF-16 units as bytes.
    private static func isASCII(_ text: String) -> Bool { text.utf16.count == text.utf8.count }
}

extension JSONMembers: ExpressibleByDictionaryLiteral {
    /// Members that are `nil` are left out: absent, not null.
    package init(dictionaryLiteral elements: (String, JSON?)...) {
        all.reserveCapacity(elements.count)
        for (name, value) in elements { self[name] = value }
    }
}
